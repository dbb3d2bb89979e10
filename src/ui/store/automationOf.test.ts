import { describe, expect, it } from 'vitest';
import { FakeJobClient } from '../../../test/support/fakeJobClient.ts';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import { HandClock, settled } from '../../../test/support/handClock.ts';
import { memoryStorage } from '../../../test/support/memoryStorage.ts';
import { createAppStore } from './AppStore.ts';
import { automationOf } from './automationOf.ts';

function setUp() {
  const client = new FakeJobClient();
  const streamGraph = graphOf('a > b');
  client.programs.set('p', { streamGraph, jobGraph: jobGraphOf(streamGraph), diagnostics: [] });
  const store = createAppStore({
    client,
    clock: new HandClock(),
    storage: memoryStorage(),
    examples: [],
    surroundings: { theme: 'light', language: 'en', isMac: false },
  });
  return { client, store, automation: automationOf(store) };
}

describe('automation', () => {
  it('runs with every record collected, and the screen follows', async () => {
    const { client, store, automation } = setUp();
    await automation.load('p');
    expect(automation.status()).toBe('IDLE');
    const run = automation.run();
    await settled();
    expect(client.runs).toEqual([{ text: 'p', settings: { seed: 1, collectOutputs: true } }]);
    expect(store.state.getState().program.text).toBe('p');
    client.end({ status: 'FINISHED', outputs: { out: [1] }, error: null });
    expect(await run).toEqual({ status: 'FINISHED', outputs: { out: [1] }, error: null });
    expect(automation.status()).toBe('FINISHED');
  });

  it('cancels what runs when another program is loaded', async () => {
    const { automation } = setUp();
    await automation.load('p');
    const run = automation.run();
    await settled();
    await automation.load('q');
    expect((await run).status).toBe('CANCELED');
    expect(automation.status()).toBe('IDLE');
  });

  it('stops, and a stop without a job is nothing', async () => {
    const { automation } = setUp();
    await automation.load('p');
    await automation.stop();
    const run = automation.run();
    await settled();
    await automation.stop();
    expect((await run).status).toBe('CANCELED');
    expect(automation.status()).toBe('CANCELED');
  });
});
