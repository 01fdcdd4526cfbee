import { stampNumber } from '../../../stamps/serial/index.ts';
import { formatDay, formatNumber } from '../format.ts';
import type { Locale } from '../model.ts';

export { formatNumber };

const UTC_PLUS_7_MS = 7 * 3_600_000;

/** A moment for readers, in Vietnamese time: `19/06/2028, 09:12`. */
export function formatTime(epochMs: number, locale: Locale): string {
  const local = new Date(epochMs + UTC_PLUS_7_MS).toISOString();
  return `${formatDay(local.slice(0, 10), locale)}, ${local.slice(11, 16)}`;
}

/** The Vietnamese civil day of a moment, for readers. */
export function formatDayOf(epochMs: number, locale: Locale): string {
  return formatDay(new Date(epochMs + UTC_PLUS_7_MS).toISOString().slice(0, 10), locale);
}

/** Stamps of a batch by their numbers, which people count from 1; `first` and `last` are indexes: `1–65`. */
export function rangeText(
  { first, last }: { readonly first: number; readonly last: number },
  locale: Locale,
): string {
  const from = formatNumber(stampNumber(first), locale);
  return first === last ? from : `${from}–${formatNumber(stampNumber(last), locale)}`;
}
