/**
 * Members of the program's objects that change something by being read: getters that remember what
 * they found, texts that count how often they are asked for. Who only reads a record may change it
 * through them, which a function's own text does not show.
 */
import { type SyntaxNode, walk } from './syntaxTree.ts';

/** Any reading at all may change something: an operator, a text, a spread. */
export const ANY_READ = '*';

/** Methods that the language calls by itself. */
const COERCIONS = new Set(['valueOf', 'toString', 'toJSON']);

/** Methods of the built-in kinds that change what they are called on. */
const CHANGERS = new Set(
  (
    'push pop shift unshift splice sort reverse fill copyWithin set add delete clear next throw ' +
    'setTime setDate setMonth setFullYear setHours setMinutes setSeconds setMilliseconds'
  ).split(' '),
);

/** Globals whose functions leave alone what they are given. */
const HARMLESS = new Set(
  'Math String Number Boolean BigInt JSON Date parseInt parseFloat isNaN isFinite'.split(' '),
);

/** The name of the member that a node declares if reading it may change something; else null. */
export function changingRead(node: SyntaxNode): string | null {
  const { type, kind, computed, key } = node;
  if (!type.endsWith('Method') && !type.endsWith('Property')) return null;
  const name = computed ? ANY_READ : String(key?.name ?? key?.value ?? key?.id?.name);
  if (kind === 'get') return mayChange(node) ? name : null;
  const isNamed = computed || COERCIONS.has(name) || (name === 'get' && isOfLiteral(type));
  const fn = type.endsWith('Method') ? node : node['value'];
  if (!isNamed || fn?.body === undefined || !/Method$|Function/.test(fn.type)) return null;
  return fn.generator === true || mayChange(fn) ? ANY_READ : null;
}

/** In an object: what a property is defined by. */
function isOfLiteral(type: string): boolean {
  return type.startsWith('Object');
}

function mayChange(fn: SyntaxNode): boolean {
  let changes = false;
  walk(fn['body'], (node, ancestors) => {
    changes ||= changesBy(node, ancestors.at(-1));
  });
  return changes;
}

function changesBy(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  switch (node.type) {
    case 'AssignmentExpression':
    case 'UpdateExpression':
    case 'TaggedTemplateExpression':
      return true;
    case 'UnaryExpression':
      return node['operator'] === 'delete';
    case 'ThisExpression':
      return parent?.type.endsWith('MemberExpression') !== true || parent['object'] !== node;
    case 'CallExpression':
    case 'OptionalCallExpression':
      return callChanges(node['callee']);
    default:
      return false;
  }
}

/** Calls are harmless on fields of `this` where no built-in of that name changes them. */
function callChanges(callee: SyntaxNode): boolean {
  if (callee.type === 'Identifier') return !HARMLESS.has(callee['name']);
  if (!callee.type.endsWith('MemberExpression') || callee['computed'] === true) return true;
  const owner: SyntaxNode = callee['object'];
  if (owner.type === 'Identifier') return !HARMLESS.has(owner['name']);
  return owner.type === 'ThisExpression' || CHANGERS.has(callee['property'].name);
}
