import { describe, expect, it } from 'vitest';
import { paneKey } from './usePaneKeys.ts';

const NO_KEYS = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  paneKey({ ...NO_KEYS, isComposing: false, key, ...held } as KeyboardEvent);

describe('paneKey', () => {
  it('runs with Ctrl or ⌘ and Enter', () => {
    expect(press('Enter', { ctrlKey: true })).toBe('run');
    expect(press('Enter', { metaKey: true })).toBe('run');
  });

  it('keeps the browser from saving the page', () => {
    expect(press('s', { ctrlKey: true })).toBe('nothing');
    expect(press('S', { metaKey: true })).toBe('nothing');
  });

  it('leaves all other keys to the editor', () => {
    expect(press('Enter')).toBeNull();
    expect(press('Enter', { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press('s', { ctrlKey: true, altKey: true })).toBeNull();
  });

  it('does not run while Hangul is being composed', () => {
    expect(press('Enter', { ctrlKey: true, isComposing: true })).toBeNull();
  });
});
