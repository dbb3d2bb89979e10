/** From what a program said about its windows to what the operator takes and the screen shows. */
import { cloneFunction, type WindowOperatorOptions } from '../../engine/index.ts';
import type { WindowSpec } from './WindowedStream.ts';

type KeySelector = WindowOperatorOptions['keySelector'];

/** Fresh options for one subtask: user objects are cloned. */
export function windowOptions(spec: WindowSpec, keySelector: KeySelector): WindowOperatorOptions {
  const { contents, trigger, windowFunction } = spec;
  return {
    ...spec,
    keySelector,
    trigger: trigger && cloneFunction(trigger),
    contents: contents.kind === 'list' ? contents : clonedContents(contents),
    windowFunction: windowFunction && cloneFunction(windowFunction),
  };
}

function clonedContents(
  contents: Exclude<WindowSpec['contents'], { kind: 'list' }>,
): WindowSpec['contents'] {
  if (contents.kind === 'reduce') return { kind: 'reduce', fn: cloneFunction(contents.fn) };
  return { kind: 'aggregate', fn: cloneFunction(contents.fn) };
}

/** For display; JSON values. */
export function windowParams(spec: WindowSpec): Readonly<Record<string, unknown>> {
  return {
    assigner: spec.assigner.describe(),
    trigger: (spec.trigger ?? spec.assigner.getDefaultTrigger()).describe(),
    evictor: spec.evictor?.describe() ?? null,
    isEventTime: spec.assigner.isEventTime,
    allowedLatenessMs: spec.allowedLatenessMs === Infinity ? null : spec.allowedLatenessMs,
    lateTag: spec.lateTagId ?? null,
    contents: spec.contents.kind,
  };
}
