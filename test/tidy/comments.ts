// Comments that must be there: a head on each file of src that says what it is, and a sentence on
// each exported symbol. Doors (index.ts) and tests are free of both.
import { basename } from 'node:path';
import type { Node } from '@babel/types';
import { isCodeIn, isTest, type Source, treeOf, type Violation } from './sources.ts';

/** Rule: a file starts with a comment. */
export function missingHeads(sources: readonly Source[]): Violation[] {
  return judged(sources)
    .filter(({ text }) => !/^(\/\/|\/\*)/.test(text))
    .map(({ path }) => ({
      path,
      line: 1,
      message: 'has no head comment: say what it is and the invariant it keeps, in 2–6 lines',
    }));
}

/** Rule: an exported declaration has a docstring. */
export function missingDocstrings(sources: readonly Source[]): Violation[] {
  return judged(sources).flatMap((source) => {
    const exported = treeOf(source).program.body.filter(
      (node) => node.type === 'ExportNamedDeclaration' && node.declaration,
    );
    return exported.filter(isSilent).map((node) => ({
      path: source.path,
      line: node.loc?.start.line ?? 0,
      message: `exports ${exportedName(node)} without a docstring: one sentence above it`,
    }));
  });
}

function isSilent(node: Node, index: number, all: readonly Node[]): boolean {
  const own = node.leadingComments?.at(-1);
  if (own?.type === 'CommentBlock' || own?.type === 'CommentLine') return false;
  const before = all[index - 1];
  return before === undefined || !isSameGroup(before, node) || isSilent(before, index - 1, all);
}

/** Overloads, and declarations on the very next line, share the first one's docstring. */
function isSameGroup(before: Node, node: Node): boolean {
  const isAdjacent = (before.loc?.end.line ?? 0) + 1 === node.loc?.start.line;
  return isAdjacent || exportedName(before) === exportedName(node);
}

function exportedName(node: Node): string {
  const { declaration } = node as unknown as {
    declaration: { id?: { name: string }; declarations?: { id: { name?: string } }[] };
  };
  return declaration.id?.name ?? declaration.declarations?.[0]?.id.name ?? 'something';
}

function judged(sources: readonly Source[]): Source[] {
  return sources.filter(
    (source) =>
      isCodeIn('src', source) &&
      !isTest(source.path) &&
      !source.path.endsWith('.d.ts') &&
      basename(source.path) !== 'index.ts',
  );
}
