import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProgramRecorder } from '../graph/ProgramRecorder.ts';
import { apiNames } from '../settings/apiNames.ts';
import { NOT_YET_EXPORTS } from '../settings/notYet.ts';
import { createApi } from './createApi.ts';

const contract = readFileSync(join(import.meta.dirname, '../contract/datastream.d.ts'), 'utf8');
const api = createApi(new ProgramRecorder());

/** Bodies of the contract's classes by name; methods stand one or several a line. */
function classBodies(): [name: string, body: string][] {
  const classes = contract.matchAll(/^export (?:abstract )?class (\w+)[^{]*\{([\s\S]*?)\}$/gm);
  return [...classes].map(([, name, body]) => [name!, body!]);
}

function methodNames(body: string): string[] {
  const text = body.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\{[^{}]*\}/g, '');
  const methods = text.matchAll(/(?:^|[;\n])\s*(static )?(?:abstract )?(\w+)\??(?:<[^()]*>)?\(/g);
  const names = [...methods].filter(([, isStatic]) => isStatic === undefined).map((m) => m[2]!);
  return names.filter((name) => name !== 'constructor');
}

describe('the module', () => {
  it('has every value that the contract exports', () => {
    const values = contract.matchAll(/^export (?:abstract )?(?:class|const) (\w+)/gm);
    const missing = [...values].map(([, name]) => name!).filter((name) => !(name in api));
    expect(missing).toEqual([]);
  });

  it('has the names that imports are checked by', () => {
    expect(apiNames()).toEqual(Object.keys(api).sort());
  });

  const present = classBodies().filter(([name]) => !(name in NOT_YET_EXPORTS));
  it.each(present)('has the methods of %s', (name, body) => {
    const { prototype } = api[name] as { prototype: Record<string, unknown> };
    if (/^Rich|Function$|^Trigger$|^StateTtlConfig$/.test(name)) return;
    const missing = methodNames(body).filter((method) => typeof prototype[method] !== 'function');
    expect(missing).toEqual([]);
  });

  it('is fresh for each evaluation, with shared classes', () => {
    const other = createApi(new ProgramRecorder());
    expect(other['StreamExecutionEnvironment']).not.toBe(api['StreamExecutionEnvironment']);
    expect(other['KeyedProcessFunction']).toBe(api['KeyedProcessFunction']);
    expect(Object.isFrozen(api)).toBe(true);
  });

  it('names what is not there yet when it is made, not before', () => {
    for (const name of Object.keys(NOT_YET_EXPORTS)) {
      const Missing = api[name] as new () => object;
      expect(() => new Missing()).toThrow(`${name} is not supported yet`);
    }
  });
});
