import { describe, expect, it } from 'vitest';
import { translatorOf } from '../i18n/translate.ts';
import { exampleAbout, exampleTitle } from './exampleText.ts';

const t = translatorOf('en');

describe('an example', () => {
  it('is named by the catalogue where it is there', () => {
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
});
