/**
 * How closely this program's records must be looked at when they are copied: most programs never
 * write what gives an object hidden fields or an array fields of its own, and then nobody looks.
 */
import type { Scrutiny } from '../engine/index.ts';
import { changingRead } from './changingReads.ts';
import { type SyntaxNode, walk } from './syntaxTree.ts';

/** What makes symbol fields, getters, hidden and frozen fields, and objects in disguise. */
const MAKES_ODD_FIELDS = new Set([
  'defineProperty',
  'defineProperties',
  '__defineGetter__',
  '__defineSetter__',
  'Symbol',
  'freeze',
  'seal',
  'preventExtensions',
  'setPrototypeOf',
  '__proto__',
  'Proxy',
  'arguments',
  'eval',
  'Function',
]);

/** What gives an array fields beside its elements. */
const MAKES_ARRAY_FIELDS = new Set(['assign', 'exec', 'match', 'matchAll']);

/** By the names that the program writes; a name in vain costs time only. */
export function scrutinyOf(program: SyntaxNode): Scrutiny {
  let fields = false;
  let arrays = false;
  const changingReads = new Set<string>();
  walk(program, (node, ancestors) => {
    const changing = changingRead(node);
    if (changing !== null) changingReads.add(changing);
    const name = nameIn(node);
    if (name !== null) {
      fields ||= MAKES_ODD_FIELDS.has(name) || isObjectCreate(name, ancestors.at(-1));
      arrays ||= MAKES_ARRAY_FIELDS.has(name);
    } else if (node.type === 'ObjectMethod') fields ||= node['kind'] !== 'method';
    else if (node.type === 'TaggedTemplateExpression') fields = true;
    else if (node.type === 'AssignmentExpression') arrays ||= setsField(node['left']);
    else if (node.type === 'UpdateExpression') arrays ||= setsField(node['argument']);
  });
  return { fields, arrays, changingReads: [...changingReads] };
}

/** `create` of Object, however it is reached; windows and triggers have one of their own. */
function isObjectCreate(name: string, parent: SyntaxNode | undefined): boolean {
  if (name !== 'create') return false;
  const owner: SyntaxNode | undefined = parent?.['object'];
  return owner?.type !== 'Identifier' || owner['name'] === 'Object';
}

function nameIn(node: SyntaxNode): string | null {
  if (node.type === 'Identifier') return node['name'];
  return node.type === 'StringLiteral' ? node['value'] : null;
}

/** `a.b = …` and `a[b] = …`, unless `a` is `this` or `b` a number. */
function setsField(target: SyntaxNode): boolean {
  if (target.type === 'Identifier') return false;
  if (!target.type.endsWith('MemberExpression')) return true;
  if (target['object'].type === 'ThisExpression') return false;
  return target['computed'] !== true || target['property'].type !== 'NumericLiteral';
}
