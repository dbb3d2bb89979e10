import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../../test/support/memoryStorage.ts';
import {
  NO_PREFERENCES,
  PREFERENCES_KEY,
  readPreferences,
  writePreferences,
} from './preferences.ts';

describe('preferences', () => {
  it('come back as they were written', () => {
    const storage = memoryStorage();
    const said = {
      theme: 'dark',
      language: 'ko',
      hiddenPanels: ['bottom'],
      panelSizes: { side: 340, bottom: 120 },
    } as const;
    writePreferences(storage, said);
    expect(readPreferences(storage)).toEqual(said);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"theme":"pink","language":7,"hiddenPanels":"all","panelSizes":{"side":"x","other":3}}',
  ])('take nonsense (%s) as nothing said', (json) => {
    const storage = memoryStorage();
    storage.set(PREFERENCES_KEY, json);
    expect(readPreferences(storage)).toEqual(NO_PREFERENCES);
  });
});
