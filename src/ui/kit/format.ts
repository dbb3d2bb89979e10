/**
 * Numbers and times as the screen says them: at most three significant digits while they are live,
 * units always; exact values are for tooltips and tables.
 */
import type { Language } from '../i18n/words.ts';

const PREFIXES = ['', ' k', ' M', ' G', ' T', ' P'] as const;
const KOREAN_UNITS = ['', '만', '억', '조', '경'] as const;

/** At most three significant digits: `0`, `0.14`, `21`, `48.2 k`, `1.00 M`; `1,970`, `4.82만`. */
export function threeDigits(value: number, language: Language): string {
  if (!Number.isFinite(value)) return '–';
  if (value !== 0 && Math.abs(value) < 0.01) return value < 0 ? '-0.01' : '<0.01';
  if (Math.abs(value) < 999.5) {
    return String(Number(value.toPrecision(Math.abs(value) < 1 ? 2 : 3)));
  }
  return language === 'ko' ? inTenThousands(value) : inThousands(value);
}

/**
 * A count of records: as `threeDigits`, but a Korean one below ten thousand has all its digits, as
 * nothing in it would say that it is rounded.
 */
export function shortCount(count: number, language: Language): string {
  const isWhole = language === 'ko' && Math.abs(count) < 10_000;
  return isWhole ? exactNumber(count, language) : threeDigits(count, language);
}

function inThousands(value: number): string {
  let scaled = value;
  let prefix = 0;
  while (Math.abs(scaled) >= 999.5 && prefix < PREFIXES.length - 1) {
    scaled /= 1_000;
    prefix++;
  }
  return `${scaled.toPrecision(3)}${PREFIXES[prefix]}`;
}

function inTenThousands(value: number): string {
  let scaled = value;
  let unit = 0;
  while (Math.abs(scaled) >= 9_995 && unit < KOREAN_UNITS.length - 1) {
    scaled /= 10_000;
    unit++;
  }
  const digits = scaled.toPrecision(3);
  const text = Math.abs(scaled) >= 999.5 ? exactNumber(Number(digits), 'ko') : digits;
  return `${text}${KOREAN_UNITS[unit]}`;
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
  const text = threeDigits(bytes, 'en');
  return text.includes(' ') ? `${text}B` : `${text} B`;
}

/** `42 %`, in Korean `42%`; never 0 % for a little or 100 % for almost. */
export function percent(ratio: number, language: Language): string {
  const sign = language === 'ko' ? '%' : ' %';
  if (ratio > 0 && ratio < 0.005) return `<1${sign}`;
  if (ratio < 1 && ratio > 0.995) return `>99${sign}`;
  return `${Math.round(ratio * 100)}${sign}`;
}

const two = (value: number) => String(Math.floor(value)).padStart(2, '0');

/** A running time: `00:38`, `1:02:03`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [h, m, s] = [seconds / 3_600, (seconds / 60) % 60, seconds % 60];
  return h >= 1 ? `${Math.floor(h)}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** How long a job runs: whole seconds while it does; one that is over and short, more exactly. */
export function runTime(ms: number, isOver: boolean, language: Language): string {
  return isOver && ms < 60_000 ? span(ms, language) : duration(ms);
}

/** Units of time with their lengths in ms, as they stand behind a number. */
const TIME_UNITS = [
  { from: 86_400_000, en: ' d', ko: '일' },
  { from: 3_600_000, en: ' h', ko: '시간' },
  { from: 60_000, en: ' min', ko: '분' },
  { from: 1_000, en: ' s', ko: '초' },
] as const;

/** A length of time in its best unit: `800 ms`, `2.8 s`, `5 min`; `800ms`, `2.8초`, `5분`. */
export function span(ms: number, language: Language): string {
  const unit = TIME_UNITS.find(({ from }) => Math.abs(ms) >= from);
  if (unit) return `${Number((ms / unit.from).toFixed(1))}${unit[language]}`;
  return milliseconds(ms, language);
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

function milliseconds(ms: number, language: Language): string {
  return `${exactNumber(ms, language)}${language === 'ko' ? 'ms' : ' ms'}`;
}

/** An event time: an instant as a time of day, a small number as milliseconds. */
export function eventTime(ms: number, language: Language, isWithTenths = false): string {
  return isCalendarTime(ms) ? clockTime(ms, isWithTenths) : milliseconds(ms, language);
}

/** An event time in full, for tooltips. */
export function exactEventTime(ms: number, language: Language): string {
  const digits = milliseconds(ms, language);
  return isCalendarTime(ms) ? `${new Date(ms).toISOString()} (${digits})` : digits;
}

/** A number that may be an instant, as local date and time to the millisecond; null for others. */
export function exactTime(ms: number): string | null {
  if (!Number.isInteger(ms) || !isCalendarTime(ms)) return null;
  const at = new Date(ms);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${clockTime(ms)}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
