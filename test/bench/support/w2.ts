/**
 * W2 of the performance plan: the Yahoo Streaming Benchmark. Views are kept, projected, joined with
 * their campaign, counted per campaign in 10 s of event time. Out of order up to 2 s, 10,000 events
 * per second of event time.
 */
import { seededRandom } from './random.ts';

/** An ad event with the seven fields of the published set-up. */
export interface AdEvent {
  readonly user_id: string;
  readonly page_id: string;
  readonly ad_id: string;
  readonly ad_type: string;
  readonly event_type: string;
  readonly event_time: number;
  readonly ip_address: string;
}

const AD_TYPES = ['banner', 'modal', 'sponsored-search', 'mail', 'mobile'];
const EVENT_TYPES = ['view', 'click', 'purchase'];
const CAMPAIGNS = 100;
const ADS_A_CAMPAIGN = 10;
const WINDOW_MS = 10_000;
const OUT_OF_ORDER_MS = 2_000;

/** Which campaign each ad belongs to. */
export function w2Campaigns(): Map<string, string> {
  const campaigns = new Map<string, string>();
  for (let ad = 0; ad < CAMPAIGNS * ADS_A_CAMPAIGN; ad++) {
    campaigns.set(`ad-${ad}`, `campaign-${ad % CAMPAIGNS}`);
  }
  return campaigns;
}

/** Events in order of arrival, the same for the same count. */
export function w2Events(count: number): AdEvent[] {
  const random = seededRandom(2);
  const upTo = (below: number) => Math.floor(random() * below);
  const events: AdEvent[] = [];
  for (let i = 0; i < count; i++) {
    events.push({
      user_id: `user-${upTo(100_000)}`,
      page_id: `page-${upTo(1_000)}`,
      ad_id: `ad-${upTo(CAMPAIGNS * ADS_A_CAMPAIGN)}`,
      ad_type: AD_TYPES[upTo(AD_TYPES.length)] ?? '',
      event_type: EVENT_TYPES[upTo(EVENT_TYPES.length)] ?? '',
      event_time: 1_000_000 + Math.floor(i / 10) + upTo(OUT_OF_ORDER_MS),
      ip_address: `10.0.${upTo(256)}.${upTo(256)}`,
    });
  }
  return events;
}

/** The job as one loop: counts by window start and campaign, fired as the watermark passes. */
export function w2ByHand(events: readonly AdEvent[], campaigns: Map<string, string>): number {
  const windows = new Map<number, Map<string, number>>();
  let maxTime = 0;
  let fired = 0;
  let checksum = 0;
  const fire = (upTo: number) => {
    for (const [start, counts] of windows) {
      if (start + WINDOW_MS > upTo) continue;
      for (const count of counts.values()) {
        fired += 1;
        checksum = (checksum + count) | 0;
      }
      windows.delete(start);
    }
  };
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as AdEvent;
    if (event.event_type !== 'view') continue;
    const campaign = campaigns.get(event.ad_id) as string;
    const time = event.event_time;
    if (time > maxTime) maxTime = time;
    const start = time - (time % WINDOW_MS);
    let counts = windows.get(start);
    if (counts === undefined) {
      counts = new Map();
      windows.set(start, counts);
    }
    counts.set(campaign, (counts.get(campaign) ?? 0) + 1);
    if ((i & 1023) === 0) fire(maxTime - OUT_OF_ORDER_MS);
  }
  fire(Infinity);
  return fired === 0 ? 0 : checksum;
}
