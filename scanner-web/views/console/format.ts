import { formatDay } from '../format.ts';
import type { Locale } from '../model.ts';

const UTC_PLUS_7_MS = 7 * 3_600_000;
const NUMBERS = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') } as const;

/** A number for readers: `12.000` or `12,000`. */
export function formatNumber(value: number, locale: Locale): string {
  return NUMBERS[locale].format(value);
}

/** A moment for readers, in Vietnamese time: `19/06/2028, 09:12`. */
export function formatTime(epochMs: number, locale: Locale): string {
  const local = new Date(epochMs + UTC_PLUS_7_MS).toISOString();
  return `${formatDay(local.slice(0, 10), locale)}, ${local.slice(11, 16)}`;
}

/** The Vietnamese civil day of a moment, for readers. */
export function formatDayOf(epochMs: number, locale: Locale): string {
  return formatDay(new Date(epochMs + UTC_PLUS_7_MS).toISOString().slice(0, 10), locale);
}
