/**
 * What a function may do with the record that it is given, read from its own text, so that a record
 * is copied between chained operators only where somebody could notice. Whoever is not understood
 * may do anything. Flink copies at every hop; what can be seen of it is the same.
 */
import { changingReads, looksAtFields } from '../element/recordKinds.ts';

/**
 * `reads`: neither changes the record or anything in it, nor keeps it beyond the call (parts of it
 * may go into the result: the next hop decides about those). `readsFields`: the same while all its
 * fields are primitives. `any`: may change and keep it. `keeps`: holds it beyond the call even
 * where the program has switched copies off (object reuse).
 */
export type RecordUse = 'reads' | 'readsFields' | 'any' | 'keeps';

const known = new WeakMap<object, RecordUse>();

/** The use that a function makes of its first argument. */
export function recordUseOf(fn: unknown): RecordUse {
  if (typeof fn !== 'function') return 'any';
  let use = known.get(fn);
  if (use === undefined) {
    const text = Function.prototype.toString.call(fn);
    use = textUse(text);
    if (use !== 'any' && readsByMember(text)) use = 'any';
    known.set(fn, use);
  }
  return use;
}

/** The same for a record that is put into text by the engine. */
export function recordUseOfText(): RecordUse {
  const mayChange = changingReads.has('*') || (looksAtFields && changingReads.size > 0);
  return mayChange ? 'any' : 'reads';
}

/** True where it may read a member that changes the record by being read. */
function readsByMember(text: string): boolean {
  if (changingReads.size === 0 || /^\(\s*\)/.test(text)) return false;
  if (changingReads.has('*') || /\[|\.\.\./.test(text)) return true;
  return (text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []).some((word) =>
    changingReads.has(word),
  );
}

/** The use that a user function in either form makes: a function, or an object with a method. */
export function recordUseOfMember(fn: unknown, method: string): RecordUse {
  if (typeof fn === 'function') return recordUseOf(fn);
  return recordUseOf((fn as Record<string, unknown> | null)?.[method]);
}

const NAME = '[A-Za-z_$][\\w$]*';
const HEADS = [
  // value => …, (value, …) => …
  new RegExp(`^(${NAME})\\s*=>`),
  /^\(\s*([^()]*)\)\s*=>/,
  // function name(value, …) {…}, and a method: name(value, …) {…}
  new RegExp(`^(?:function\\s*)?(?:${NAME})?\\s*\\(\\s*([^()]*)\\)\\s*\\{`),
];

/** Words by which a function could reach its record in other ways, or later. */
const UNCLEAR =
  /=>|\\|\/\/|\/\*|\b(?:arguments|async|await|class|delete|eval|function|super|with|yield)\b/;

function textUse(text: string): RecordUse {
  if (text.includes('[native code]')) return 'any';
  for (const head of HEADS) {
    const match = head.exec(text);
    if (match === null) continue;
    const parameters = (match[1] ?? '').trim();
    const body = text.slice(match[0].length);
    // taken apart at once: only its fields are ever seen
    if (/^[{[]/.test(parameters)) return /\barguments\b/.test(text) ? 'any' : 'readsFields';
    if (parameters === '') return /\barguments\b/.test(text) ? 'any' : 'reads';
    const [first = '', ...others] = parameters.split(',').map((parameter) => parameter.trim());
    const isPlain = (name: string): boolean => new RegExp(`^${NAME}$`).test(name);
    if (!isPlain(first) || !others.every(isPlain)) return 'any';
    return bodyUse(withoutHandingOn(body, first, others), first);
  }
  return 'any';
}

/** A record that is given back or put out goes on to the next hop, which decides for itself. */
function withoutHandingOn(body: string, name: string, others: readonly string[]): string {
  const record = `\\s*${escaped(name)}\\s*`;
  let rest = body.replace(new RegExp(`\\breturn\\s${record}(?=[;}])`, 'g'), 'return §');
  for (const other of others) {
    const collector = `(?<![\\w$.])${escaped(other)}`;
    // it may stand for something else by then
    if (new RegExp(`${collector}(?![\\w$]|\\.collect\\()`).test(body)) continue;
    const collect = `${collector}\\.collect\\(${record}\\)`;
    rest = rest.replace(new RegExp(collect, 'g'), 'collect(§)');
  }
  return new RegExp(`^${record}$`).test(rest) ? '§' : rest;
}

function bodyUse(body: string, name: string): RecordUse {
  if (UNCLEAR.test(body)) return 'any';
  if (callsMethod(body, name)) return 'any';
  const rest = withoutReads(body, name);
  if (new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`).test(rest)) return 'any';
  // (record.method)(): called on the record all the same
  if (/§\s*\)[\s)]*(?:\?\.)?\s*[(`]/.test(rest) || hasMethods(rest)) return 'any';
  if (/\(\s*§\s*(?:of|in)\b/.test(rest) || !assignsOnlyNames(rest)) return 'any';
  return hasEffects(rest) ? 'readsFields' : 'reads';
}

/** Signs with `=` that assign nothing; `>>=` does. */
const COMPARISONS = /[=!]==?|(?<![<>])[<>]=/g;

/** A field of what stands before it. */
const FIELD = `(?:\\s*\\??\\.\\s*${NAME}|\\s*(?:\\?\\.)?\\[[\\w$'".]*\\])`;

/** A method of the record itself, such as an array's push, may change it. */
function callsMethod(body: string, name: string): boolean {
  const record = `(?<![\\w$.])${escaped(name)}`;
  return new RegExp(`${record}${FIELD}\\s*(?:\\?\\.)?\\s*[(\`]`).test(body);
}

/** The text with each field of the record that is read, and each spread of it, put as `§`. */
function withoutReads(body: string, name: string): string {
  const record = `(?<![\\w$.])${escaped(name)}`;
  const field = FIELD;
  return body
    .replace(new RegExp(`\\.\\.\\.\\s*${escaped(name)}(?![\\w$]|${field}|\\s*\\()`, 'g'), '§')
    .replace(new RegExp(`${record}${field}+`, 'g'), '§');
}

/**
 * Nothing is assigned to but plain names, and fields of `this` and of names: never what was read,
 * nor what brackets or patterns stand for.
 */
function assignsOnlyNames(text: string): boolean {
  const target = `(?:(?<=[\\s;,({?:&|!=+\\-]|^)${NAME}(?:\\.${NAME})*)`;
  const operator = '(?:\\*\\*|<<|>>>?|&&|\\|\\||\\?\\?|[-+*/%&|^])?=(?![=>])';
  const stepped = `(?:\\+\\+|--)${NAME}(?:\\.${NAME})*(?![\\w$.[])`;
  const assigned = `${target}\\s*(?<![=!<>])${operator}`;
  const plain = new RegExp(`${assigned}|${target}\\s*(?:\\+\\+|--)|${stepped}`, 'g');
  const left = text.replace(plain, ' ').replace(COMPARISONS, ' ');
  return !/=|\+\+|--/.test(left);
}

/** A call, an assignment or a new object could carry parts of the record away. */
function hasEffects(text: string): boolean {
  if (/(?<![=!<>])=(?!=)|\+\+|--|`|\bnew\b/.test(text.replace(COMPARISONS, ' '))) return true;
  const withoutWords = text.replace(
    /\b(?:if|while|for|switch|return|typeof|in|of|void)\s*\(/g,
    ' ',
  );
  return /[\w$§)\]]\s*(?:\?\.)?\s*\(/.test(withoutWords);
}

/** Methods and getters of an object that it makes may be called later. */
function hasMethods(text: string): boolean {
  const heads = text.matchAll(/([\w$]+|[\]'"])\s*\([^()]*\)\s*\{/g);
  return [...heads].some(([, name]) => !/^(?:if|for|while|switch|catch)$/.test(name ?? ''));
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
