import { describe, expect, it } from 'vitest';
import { FakeJobClient } from '../../../test/support/fakeJobClient.ts';
import { HandClock } from '../../../test/support/handClock.ts';
import { memoryStorage } from '../../../test/support/memoryStorage.ts';
import { createAppStore } from './AppStore.ts';

function setUp() {
  const calls: string[] = [];
  const store = createAppStore({
    client: new FakeJobClient(),
    clock: new HandClock(),
    storage: memoryStorage(),
    examples: [],
    surroundings: { theme: 'light', language: 'en', isMac: false },
    files: {
      openFile: async (name, file) => void calls.push(`open ${name} ${file.size}`),
      closeFile: async (name) => void calls.push(`close ${name}`),
    },
  });
  return { calls, store, files: () => store.state.getState().files };
}

const named = (name: string, text: string) => Object.assign(new Blob([text]), { name });

describe('files of the user', () => {
  it('are listed by name, replaced under the same one, and taken away', async () => {
    const { calls, store, files } = setUp();
    await store.openFiles([named('b.txt', 'bb'), named('a.txt', 'a')]);
    await store.openFiles([named('b.txt', 'longer')]);
    expect(files()).toEqual([
      { name: 'a.txt', sizeBytes: 1 },
      { name: 'b.txt', sizeBytes: 6 },
    ]);
    await store.closeFile('a.txt');
    expect(files().map(({ name }) => name)).toEqual(['b.txt']);
    expect(calls).toEqual(['open b.txt 2', 'open a.txt 1', 'open b.txt 6', 'close a.txt']);
  });
});
