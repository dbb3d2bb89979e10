/** What a window operator asks once, when it is made, to choose its quickest way. */

import { AggregatingStateDescriptor } from '../../state/descriptors.ts';
import { EventTimeTrigger } from '../../window/EventTimeTrigger.ts';
import { GridWindows } from '../../window/gridWindows.ts';
import type { OpenSessions } from '../../window/MergingWindowSet.ts';
import { PurgingTrigger } from '../../window/PurgingTrigger.ts';
import type { Trigger } from '../../window/Trigger.ts';
import type { Window } from '../../window/Window.ts';
import type { WindowAssigner } from '../../window/WindowAssigner.ts';

/** Whether the trigger need not be asked: it is that of event time, or purges around it. */
export function isDefault(trigger: Trigger<unknown, Window>): boolean {
  const isPurging = trigger.constructor === PurgingTrigger;
  const inner = isPurging ? (trigger as PurgingTrigger<unknown, Window>).nested : trigger;
  return inner.constructor === EventTimeTrigger;
}

/** Windows on a grid, several for each record. */
export function isOverlapping(assigner: WindowAssigner<Window>): assigner is GridWindows {
  return assigner instanceof GridWindows && assigner.slideMs < assigner.sizeMs;
}

/** A key's open sessions, changed in place. */
export function sessionsDescriptor(): AggregatingStateDescriptor<
  OpenSessions,
  OpenSessions,
  OpenSessions
> {
  return new AggregatingStateDescriptor('merging-window-set', {
    createAccumulator: () => [],
    add: (sessions) => sessions,
    getResult: (sessions) => sessions,
    merge: (a, b) => a.concat(b),
  });
}
