/**
 * Numbers and times as the screen says them: at most three significant digits while they are live,
 * units always; exact values are for tooltips and tables.
 */
import type { Language } from '../i18n/translate.ts';

const PREFIXES = ['', ' k', ' M', ' G', ' T', ' P'] as const;

/** At most three significant digits: `0`, `0.14`, `21`, `48.2 k`, `1.00 M`. */
export function threeDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value !== 0 && Math.abs(value) < 0.01) return value < 0 ? '-0.01' : '<0.01';
  let scaled = value;
  let prefix = 0;
  while (Math.abs(scaled) >= 999.5 && prefix < PREFIXES.length - 1) {
    scaled /= 1_000;
    prefix++;
  }
  const text = scaled.toPrecision(Math.abs(value) < 1 ? 2 : 3);
  return prefix === 0 ? String(Number(text)) : `${Number(text).toPrecision(3)}${PREFIXES[prefix]}`;
}

const counts: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }),
  ko: new Intl.NumberFormat('ko-KR', { maximumFractionDigits: 1 }),
};

/** Every digit, grouped. */
export function exactNumber(value: number, language: Language): string {
  return counts[language].format(value);
}

/** `0 B`, `512 B`, `1.2 MB`; thousands, as disks are sold. */
export function fileSize(bytes: number): string {
  const text = threeDigits(bytes);
  return text.includes(' ') ? `${text}B` : `${text} B`;
}

/** `42 %`; never 0 % for a little or 100 % for almost. */
export function percent(ratio: number): string {
  if (ratio > 0 && ratio < 0.005) return '<1 %';
  if (ratio < 1 && ratio > 0.995) return '>99 %';
  return `${Math.round(ratio * 100)} %`;
}

const two = (value: number) => String(Math.floor(value)).padStart(2, '0');

/** A running time: `00:38`, `1:02:03`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [h, m, s] = [seconds / 3_600, (seconds / 60) % 60, seconds % 60];
  return h >= 1 ? `${Math.floor(h)}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** A length of time in its best unit: `800 ms`, `2.8 s`, `10 s`, `5 min`, `3 h`. */
export function span(ms: number): string {
  const abs = Math.abs(ms);
  if (abs < 1_000) return `${Math.round(ms)} ms`;
  if (abs < 60_000) return `${Number((ms / 1_000).toFixed(1))} s`;
  if (abs < 3_600_000) return `${Number((ms / 60_000).toFixed(1))} min`;
  if (abs < 86_400_000) return `${Number((ms / 3_600_000).toFixed(1))} h`;
  return `${Number((ms / 86_400_000).toFixed(1))} d`;
}

/** Event times from here on are instants of the calendar; earlier ones are counted from zero. */
const CALENDAR_FROM_MS = Date.UTC(1990, 0, 1);

/** True where an event time is an instant of the calendar, not a number of a made-up stream. */
export function isCalendarTime(ms: number): boolean {
  return ms >= CALENDAR_FROM_MS && ms <= Date.UTC(2200, 0, 1);
}

/** Local time of day, `12:00:17`; with tenths where asked. */
export function clockTime(ms: number, isWithTenths = false): string {
  const at = new Date(ms);
  const text = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return isWithTenths ? `${text}.${Math.floor(at.getMilliseconds() / 100)}` : text;
}

/** An event time: an instant as a time of day, a small number as milliseconds. */
export function eventTime(ms: number, language: Language, isWithTenths = false): string {
  return isCalendarTime(ms) ? clockTime(ms, isWithTenths) : `${exactNumber(ms, language)} ms`;
}

/** An event time in full, for tooltips. */
export function exactEventTime(ms: number, language: Language): string {
  const digits = `${exactNumber(ms, language)} ms`;
  return isCalendarTime(ms) ? `${new Date(ms).toISOString()} (${digits})` : digits;
}
