import { describe, expect, it } from 'vitest';
import type { JobResult } from '../model/index.ts';
import type { Automation, AutomationDeps } from './automation.ts';
import { installAutomation } from './automation.ts';

const FAILED: JobResult = {
  status: 'FAILED',
  outputs: {},
  error: { message: 'no', operator: 'Map', nodeId: 2 },
};

function install(result: JobResult) {
  const loaded: string[] = [];
  const deps: AutomationDeps = {
    load: async (text) => void loaded.push(text),
    run: async () => result,
    stop: async () => {},
    status: () => 'RUNNING',
  };
  const target: { millrace?: Automation } = {};
  installAutomation(deps, target);
  return { automation: target.millrace!, loaded };
}

describe('window.millrace', () => {
  it('gives results in the form of the command line', async () => {
    const { automation } = install(FAILED);
    expect(await automation.run()).toEqual({
      status: 'FAILED',
      outputs: {},
      error: { message: 'no', operator: 'Map' },
    });
    expect(automation.status()).toBe('RUNNING');
  });

  it('loads text, and refuses what is no text or too much of it', async () => {
    const { automation, loaded } = install(FAILED);
    await automation.load('program');
    // any: what an embedding page may pass.
    await expect(automation.load(7 as any)).rejects.toThrow('not a number');
    await expect(automation.load('x'.repeat(20_000_001))).rejects.toThrow('at most 20000000');
    expect(loaded).toEqual(['program']);
  });
});
