/**
 * Where the texts of programs are kept over a reload: one draft a program, shared by all tabs of
 * the browser. Invariant: a draft is only written by a tab that has seen it as it is now. A tab
 * whose draft another tab has changed goes on in a text of its own, its fork, until the user says
 * which of the two is meant; forks of tabs that were closed become programs of their own.
 */
import type { OwnName, Program } from './appState.ts';
import type { KeyValueStore } from './ports.ts';

const DRAFT = 'millrace.draft.';
const FORK = 'millrace.fork.';
const OWN = 'millrace.own.';

/** What became of a text: kept as the program's, kept as this tab's own, or not at all. */
export type Keeping = 'kept' | 'forked' | 'refused';

/** What a program's text is, and what another tab keeps where that differs. */
export interface OpenedText {
  readonly text: string;
  readonly rival: string | null;
}

/** The texts; a tab's id has no dot in it. */
export class TextShelf {
  private readonly storage: KeyValueStore;
  private readonly tab: { readonly id: string };
  private program: Program = { id: '', text: '' };
  /** The draft as this tab has read or written it last. */
  private known: string | null = null;
  private isForked = false;
  /** True once something was typed here: then it is this tab's to save. */
  private isTouched = false;

  constructor(storage: KeyValueStore, tab: { readonly id: string }) {
    this.storage = storage;
    this.tab = tab;
  }

  /** Turns to a program. */
  open(program: Program): OpenedText {
    this.program = program;
    this.known = this.storage.get(DRAFT + program.id);
    const draft = this.known ?? program.text;
    const fork = this.storage.get(this.forkKey);
    this.isForked = fork !== null && fork !== draft;
    this.isTouched = this.isForked;
    if (this.isForked) return { text: fork!, rival: draft };
    this.storage.remove(this.forkKey);
    return { text: draft, rival: null };
  }

  /** Keeps a text of the open program. */
  keep(text: string): Keeping {
    this.isTouched = true;
    const stored = this.storage.get(this.draftKey);
    const isSeen = stored === this.known || (stored ?? this.program.text) === text;
    if (this.isForked || !isSeen) return this.fork(text);
    if (!this.write(text)) return 'refused';
    this.known = this.storage.get(this.draftKey);
    return 'kept';
  }

  /** Looks at what other tabs have stored: their text where it is not this one; null else. */
  look(text: string): string | null {
    const stored = this.storage.get(this.draftKey);
    if ((stored ?? this.program.text) === text) this.agree();
    else if (stored !== this.known || this.isForked) {
      this.isForked = true;
      if (this.isTouched) this.fork(text);
    }
    return this.theirs;
  }

  /** What another tab keeps, while this one has a text of its own. */
  get theirs(): string | null {
    return this.isForked ? (this.storage.get(this.draftKey) ?? this.program.text) : null;
  }

  /** From here on the draft is this tab's to write again. */
  agree(): void {
    this.isForked = false;
    this.storage.remove(this.forkKey);
    this.known = this.storage.get(this.draftKey);
  }

  /** Forgets what was changed in a program. */
  revert(program: Program): void {
    this.storage.remove(DRAFT + program.id);
    if (program.id === this.program.id) this.agree();
  }

  isEdited(program: Program): boolean {
    return this.storage.get(DRAFT + program.id) !== null;
  }

  /** The user's own programs, in the order of their ids. */
  ownPrograms(): Program[] {
    return this.storage
      .keys()
      .filter((key) => key.startsWith(OWN))
      .sort()
      .map((key) => ({ key, ownName: ownNameFrom(this.storage.get(key) ?? '') }))
      .map(({ key, ownName }) => ({ id: key.slice(OWN.length), text: '', ownName }));
  }

  /** Makes a program of the user's own; null where the browser does not keep it. */
  addOwn(ownName: OwnName, text: string): Program | null {
    const ids = new Set(this.ownPrograms().map(({ id }) => id));
    let number = ids.size + 1;
    while (ids.has(ownId(this.tab.id, number))) number++;
    const program = { id: ownId(this.tab.id, number), text: '', ownName };
    const isKept =
      (text === '' || this.storage.set(DRAFT + program.id, text)) &&
      this.storage.set(OWN + program.id, JSON.stringify(ownName));
    if (isKept) return program;
    this.storage.remove(DRAFT + program.id);
    return null;
  }

  /** Makes a copy of a program, numbered after those that there are. */
  addCopy(programId: string, text: string): Program | null {
    const own = this.ownPrograms();
    const name = own.find(({ id }) => id === programId)?.ownName;
    const of = name && 'of' in name ? name.of : programId;
    const numbers = own.flatMap(({ ownName }) =>
      ownName && 'of' in ownName && ownName.of === of ? [ownName.number] : [],
    );
    return this.addOwn({ of, number: Math.max(1, ...numbers) + 1 }, text);
  }

  /** Takes a program of the user's own away. */
  removeOwn(programId: string): void {
    this.storage.remove(OWN + programId);
    this.storage.remove(DRAFT + programId);
  }

  /** Makes programs of what tabs that are not open any more had apart; true where there was any. */
  adoptForks(liveTabs: ReadonlySet<string>): boolean {
    const orphans = this.storage.keys().filter((key) => {
      const tab = key.startsWith(FORK) ? key.slice(FORK.length).split('.')[0]! : this.tab.id;
      return tab !== this.tab.id && !liveTabs.has(tab);
    });
    for (const key of orphans) {
      const text = this.storage.get(key) ?? '';
      const programId = key.slice(key.indexOf('.', FORK.length) + 1);
      const isSaid = text === this.storage.get(DRAFT + programId);
      if (isSaid || this.addCopy(programId, text) !== null) this.storage.remove(key);
    }
    return orphans.length > 0;
  }

  private fork(text: string): Keeping {
    this.isForked = true;
    return this.storage.set(this.forkKey, text) ? 'forked' : 'refused';
  }

  private write(text: string): boolean {
    if (text !== this.program.text) return this.storage.set(this.draftKey, text);
    this.storage.remove(this.draftKey);
    return true;
  }

  private get draftKey(): string {
    return DRAFT + this.program.id;
  }

  private get forkKey(): string {
    return `${FORK}${this.tab.id}.${this.program.id}`;
  }
}

/** True for keys whose change in another tab concerns the list of programs. */
export function isOwnKey(key: string): boolean {
  return key.startsWith(OWN);
}

function ownId(tabId: string, number: number): string {
  return `own-${tabId}-${String(number).padStart(3, '0')}`;
}

/** A name as it was stored; whatever is odd in it is a name without words. */
function ownNameFrom(json: string): OwnName {
  try {
    const raw = JSON.parse(json) as { of?: unknown; number?: unknown; name?: unknown };
    if (typeof raw.of === 'string' && typeof raw.number === 'number') {
      return { of: raw.of, number: raw.number };
    }
    return { name: typeof raw.name === 'string' ? raw.name : '' };
  } catch {
    return { name: '' };
  }
}
