/** Names and kinds of operators as the reader sees them. */
import type { StreamNode } from '../../model/index.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Language } from '../i18n/words.ts';
import { shortCount, span, threeDigits } from '../kit/format.ts';

/** What a name is made of. */
export type NamedNode = Pick<StreamNode, 'name'> & Partial<Pick<StreamNode, 'params'>>;

const DEFAULT_PRINT_NAME = 'Sink: Print to Std. Out';

/**
 * The name without Flink's prefix, which the kind already tells; a print that the user gave no name
 * is called by its identifier.
 */
export function displayName(node: NamedNode): string {
  const identifier = node.params?.['identifier'];
  if (node.name === DEFAULT_PRINT_NAME && typeof identifier === 'string') return identifier;
  return node.name.replace(/^(?:Source|Sink): /, '') || node.name;
}

/** A name from elsewhere, such as a failure's, without Flink's prefix. */
export function nameInTitle(name: string): string {
  return displayName({ name });
}

/** `48.2 k/s`; where nothing comes now, or the job does not run, how many came in all. */
export function flowText(
  count: number,
  perSecond: number,
  hasRates: boolean,
  t: Translate,
): string {
  if (!hasRates || (perSecond === 0 && count > 0)) return shortCount(count, t.language);
  return t('node.perSecond', { rate: threeDigits(perSecond, t.language) });
}

/** `TumblingEventTimeWindows(10000)` as `10 s`, `Sliding…(10000, 5000)` as `10 s / 5 s`. */
export function windowSizeText(assigner: unknown, language: Language): string | null {
  if (typeof assigner !== 'string') return null;
  const match = /^(?:Tumbling|Sliding|\w*Session)\w*\((?:\w+=)?(\d+)(?:, (?:\w+=)?(\d+))?/.exec(
    assigner,
  );
  if (!match) return null;
  const isSliding = assigner.startsWith('Sliding') && match[2] !== undefined;
  return isSliding
    ? `${span(Number(match[1]), language)} / ${span(Number(match[2]), language)}`
    : span(Number(match[1]), language);
}

/** The kind, with a window's size where it is known: `window · 10 s`. */
export function kindText(node: Pick<StreamNode, 'kind' | 'params'>, t: Translate): string {
  const kind = t(`kind.${node.kind}`);
  const size = windowSizeText(node.params['assigner'], t.language);
  return size === null ? kind : `${kind} · ${size}`;
}

/** An input as `clicks[1]`: the head of the chain that it comes from, and the subtask. */
export function inputText(heldBackBy: string): string {
  const match = /^(.*?)(?: -> .*)?(\[\d+\])$/.exec(heldBackBy);
  return match ? `${displayName({ name: match[1]! })}${match[2]}` : heldBackBy;
}
