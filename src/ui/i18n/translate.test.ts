import { describe, expect, it } from 'vitest';
import { loadLanguage } from './languages.ts';
import { EN, type MessageKey } from './messages.en.ts';
import { KO } from './messages.ko.ts';
import { isMessageKey, translatorOf } from './translate.ts';

const KEYS = Object.keys(EN) as MessageKey[];
const holesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(KO).sort()).toEqual([...KEYS].sort());
  });

  it.each(KEYS)('%s takes the same parameters in both languages', (key) => {
    expect(holesOf(KO[key])).toEqual(holesOf(EN[key]));
    expect(KO[key].trim()).not.toBe('');
  });
});

describe('translate', () => {
  it('fills parameters', () => {
    expect(translatorOf('en')('failure.line', { line: 12 })).toBe('line 12');
  });

  it('speaks Korean when it has come', async () => {
    expect(translatorOf('ko')('failure.line', { line: 12 })).toBe('line 12');
    await loadLanguage('ko');
    expect(translatorOf('ko')('failure.line', { line: 12 })).toBe('12번째 줄');
  });

  it('chooses the form by the count', () => {
    const t = translatorOf('en');
    expect(t('status.slots', { count: 1 })).toBe('1 slot');
    expect(t('status.slots', { count: 4 })).toBe('4 slots');
  });

  it('leaves braces in parameters alone', () => {
    expect(translatorOf('en')('node.failedHere', { message: '{line}' })).toContain('{line}');
  });

  it('knows its keys', () => {
    expect(isMessageKey('run.run')).toBe(true);
    expect(isMessageKey('toString')).toBe(false);
  });
});
