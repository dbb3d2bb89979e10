import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../../test/support/memoryStorage.ts';
import { TextShelf } from './TextShelf.ts';

const PROGRAM = { id: 'words', text: 'as it came' };

/** Two tabs over one storage, both with the program open. */
function twoTabs() {
  const storage = memoryStorage();
  const tab = (id: string) => new TextShelf(storage, { id });
  const [one, other] = [tab('one'), tab('other')];
  for (const shelf of [one, other]) shelf.open(PROGRAM);
  return { storage, one, other, tab };
}

describe('one tab', () => {
  it('keeps what differs from how the program came, and only that', () => {
    const { one, storage, tab } = twoTabs();
    expect(one.keep('mine')).toBe('kept');
    expect(tab('later').open(PROGRAM)).toEqual({ text: 'mine', rival: null });
    expect(one.isEdited(PROGRAM)).toBe(true);
    expect(one.keep(PROGRAM.text)).toBe('kept');
    expect([...storage.entries.keys()]).toEqual([]);
  });

  it('says when the storage refuses, and keeps again when it takes texts again', () => {
    const storage = memoryStorage();
    let isFull = false;
    const shelf = new TextShelf(
      { ...storage, set: (key, value) => !isFull && storage.set(key, value) },
      { id: 'one' },
    );
    shelf.open(PROGRAM);
    expect(shelf.keep('a')).toBe('kept');
    isFull = true;
    expect(shelf.keep('ab')).toBe('refused');
    expect(shelf.addCopy('words', 'ab')).toBeNull();
    isFull = false;
    expect(shelf.keep('abc')).toBe('kept');
    expect(shelf.open(PROGRAM).text).toBe('abc');
    expect([...storage.entries.keys()]).toEqual(['millrace.draft.words']);
  });
});

describe('two tabs with the same program', () => {
  it('do not write over each other, even before they have heard of each other', () => {
    const { one, other, tab } = twoTabs();
    expect(one.keep('of one')).toBe('kept');
    expect(other.keep('of other')).toBe('forked');
    expect(other.theirs).toBe('of one');
    expect(one.look('of one')).toBeNull();
    expect(tab('one').open(PROGRAM)).toEqual({ text: 'of one', rival: null });
    expect(tab('other').open(PROGRAM)).toEqual({ text: 'of other', rival: 'of one' });
  });

  it('keep both texts when the browser lets both write at the same moment', () => {
    const { one, storage, tab } = twoTabs();
    one.keep('of one');
    storage.set('millrace.draft.words', 'of other');
    expect(one.look('of one')).toBe('of other');
    expect(tab('one').open(PROGRAM)).toEqual({ text: 'of one', rival: 'of other' });
  });

  it('let a tab that only reads keep what it shows, and write nothing of it', () => {
    const { one, other, storage } = twoTabs();
    one.keep('of one');
    expect(other.look(PROGRAM.text)).toBe('of one');
    expect([...storage.entries.keys()]).toEqual(['millrace.draft.words']);
  });

  it('agree where they hold the same text', () => {
    const { one, other, storage } = twoTabs();
    one.keep('of one');
    other.keep('of other');
    other.keep('of one');
    expect(other.look('of one')).toBeNull();
    expect([...storage.entries.keys()]).toEqual(['millrace.draft.words']);
    expect(other.keep('more')).toBe('kept');
  });

  it('let one be chosen; the other tab then has a rival of its own', () => {
    const { one, other } = twoTabs();
    one.keep('of one');
    other.keep('of other');
    other.agree();
    expect(other.keep('of other')).toBe('kept');
    expect(one.look('of one')).toBe('of other');
    expect(one.keep('of one, too')).toBe('forked');
  });

  it('let both stay, one as a copy that is numbered', () => {
    const { one, other } = twoTabs();
    one.keep('of one');
    other.keep('of other');
    const copy = other.addCopy('words', 'of other')!;
    other.agree();
    expect(copy.ownName).toEqual({ of: 'words', number: 2 });
    expect(other.open(copy).text).toBe('of other');
    expect(one.addCopy(copy.id, 'third')!.ownName).toEqual({ of: 'words', number: 3 });
    expect(one.ownPrograms()).toHaveLength(2);
    one.removeOwn(copy.id);
    expect(one.ownPrograms()).toHaveLength(1);
  });
});

describe('what a tab had apart when it was closed', () => {
  it('becomes a program of its own, once no open tab has it', () => {
    const { one, other } = twoTabs();
    one.keep('of one');
    other.keep('of other');
    expect(one.adoptForks(new Set(['one', 'other']))).toBe(false);
    expect(one.adoptForks(new Set(['one']))).toBe(true);
    const [copy] = one.ownPrograms();
    expect(one.open(copy!).text).toBe('of other');
    expect(one.adoptForks(new Set(['one']))).toBe(false);
  });
});

it('a stored name that is odd is a name without words', () => {
  const storage = memoryStorage();
  storage.set('millrace.own.x', '{"of":1}');
  storage.set('millrace.own.y', 'no JSON');
  const names = new TextShelf(storage, { id: 'one' }).ownPrograms().map((one) => one.ownName);
  expect(names).toEqual([{ name: '' }, { name: '' }]);
});
