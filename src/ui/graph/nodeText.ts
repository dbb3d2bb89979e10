/** Names and kinds of operators as the reader sees them. */
import type { StreamNode } from '../../model/index.ts';
import type { Translate } from '../i18n/translate.ts';
import { span } from '../kit/format.ts';

/** The name without Flink's prefix, which the kind already tells. */
export function displayName(node: { readonly name: string }): string {
  return node.name.replace(/^(?:Source|Sink): /, '') || node.name;
}

const SIZE_PARAMS = ['sizeMs', 'size', 'gapMs', 'gap'] as const;

/** The kind, with a window's size where it is known: `window · 10 s`. */
export function kindText(node: StreamNode, t: Translate): string {
  const kind = t(`kind.${node.kind}`);
  const name = SIZE_PARAMS.find((param) => typeof node.params[param] === 'number');
  if (name === undefined) return kind;
  return `${kind} · ${span(node.params[name] as number)}`;
}
