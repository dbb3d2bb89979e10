import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../i18n/languages.ts';
import { translatorOf } from '../i18n/translate.ts';
import type { OwnName } from '../store/appState.ts';
import { exampleAbout, exampleTitle } from './exampleText.ts';

const t = translatorOf('en');

describe('an example', () => {
  it('is named by the catalogue where it is there', async () => {
    await loadLanguage('ko');
    const example = { id: 'word-count', text: '' };
    expect(exampleTitle(example, translatorOf('ko'))).toBe('단어 세기');
    expect(exampleAbout(example, t)).toContain('Moby-Dick');
  });

  it.each([
    ['// Top pages. More.\n// Rest.\nconst a = 1;', 'Top pages.'],
    ['/**\n * Top pages\n * of all. More.\n */\n', 'Top pages of all.'],
    ['const a = 1; // no', ''],
  ])('speaks for itself otherwise', (text, about) => {
    expect(exampleTitle({ id: 'top-pages', text }, t)).toBe('Top pages');
    expect(exampleAbout({ id: 'top-pages', text }, t)).toBe(about);
  });

  it('of the user’s own is named by its name, or after what it is a copy of', () => {
    const own = (ownName: OwnName) => exampleTitle({ id: 'own-1', text: '', ownName }, t);
    expect(own({ name: 'words' })).toBe('words');
    expect(own({ name: '' })).toBe('Untitled');
    expect(own({ of: 'word-count', number: 2 })).toBe('Word count (2)');
    expect(own({ of: 'gone-away', number: 3 })).toBe('Gone away (3)');
  });
});
