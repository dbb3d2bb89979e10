/**
 * Keeps the sources of a group together: each member says how far it has come and is told how far
 * it may go, the lowest watermark of its group plus its own drift. Whoever is idle or has ended
 * counts as Infinity, whoever has said nothing yet does not count. Members of different sources
 * share a group by its name. Announces at a report that changes something, not by a timer of its
 * own. Flink's SourceCoordinator with its WatermarkAggregator.
 */

import type { AlignmentReport } from '../../engine/index.ts';

interface Member extends AlignmentReport {
  readonly announce: (maxWatermark: number) => void;
  /** What it was told last; null before that. */
  readonly announced: number | null;
}

/** All groups of one job. */
export class WatermarkAlignment {
  private readonly members = new Map<string, Member>();

  /** A member has come so far; those of its group are told where that changes what they may. */
  report(memberId: string, report: AlignmentReport, announce: Member['announce']): void {
    const announced = this.members.get(memberId)?.announced ?? null;
    this.members.set(memberId, { ...report, announce, announced });
    this.announceTo(report.group);
  }

  /** A member begins anew: it does not count until it speaks again. */
  forget(memberId: string): void {
    const member = this.members.get(memberId);
    this.members.delete(memberId);
    if (member !== undefined) this.announceTo(member.group);
  }

  private announceTo(group: string): void {
    const entries = [...this.members].filter(([, member]) => member.group === group);
    const lowest = Math.min(...entries.map(([, member]) => member.watermark));
    for (const [memberId, member] of entries) {
      const maxWatermark = lowest + member.maxDriftMs;
      if (maxWatermark === member.announced) continue;
      this.members.set(memberId, { ...member, announced: maxWatermark });
      member.announce(maxWatermark);
    }
  }
}
