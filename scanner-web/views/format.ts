import type { Locale } from './model.ts';
import type { Texts } from './texts/texts.ts';

const UTC_PLUS_7_MS = 7 * 3_600_000;
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const NUMBERS = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') } as const;

/** A number for readers: `12.000` or `12,000`. */
export function formatNumber(value: number, locale: Locale): string {
  return NUMBERS[locale].format(value);
}

/** A civil day for readers: `19/06/2028`, or `19 Jun 2028`; text of any other form comes back as it is. */
export function formatDay(day: string, locale: Locale): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return day;
  const [, year = '', month = '', date = ''] = match;
  return locale === 'vi'
    ? `${date}/${month}/${year}`
    : `${Number(date)} ${MONTHS_EN[Number(month) - 1] ?? month} ${year}`;
}

/** A moment for readers, in Vietnamese time: `hôm nay, 09:12` on the day of `nowMs`, else day and time. */
export function formatMoment(epochMs: number, nowMs: number, texts: Texts): string {
  const local = new Date(epochMs + UTC_PLUS_7_MS).toISOString();
  const today = new Date(nowMs + UTC_PLUS_7_MS).toISOString().slice(0, 10);
  const time = local.slice(11, 16);
  return local.startsWith(today)
    ? texts.counts.todayAt(time)
    : `${formatDay(local.slice(0, 10), texts.locale)}, ${time}`;
}

/** The day or time of a stage: a civil day, or an RFC 3339 time shown in Vietnamese time. */
export function formatStageTime(on: string, locale: Locale): string {
  if (!on.includes('T')) return formatDay(on, locale);
  const epochMs = Date.parse(on);
  if (Number.isNaN(epochMs)) return on;
  const local = new Date(epochMs + UTC_PLUS_7_MS).toISOString();
  return `${formatDay(local.slice(0, 10), locale)}, ${local.slice(11, 16)}`;
}
