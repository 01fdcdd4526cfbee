import type { Locale } from './model.ts';
import { TEXTS, type Texts } from './texts/index.ts';

const UTC_PLUS_7_MS = 7 * 3_600_000;

/** A number for readers: `12.000` or `12,000`. */
export function formatNumber(value: number, locale: Locale): string {
  return TEXTS[locale].forms.number(value);
}

/** A civil day for readers: `19/06/2028`, or `19 Jun 2028`; text of any other form comes back as it is. */
export function formatDay(day: string, locale: Locale): string {
  return TEXTS[locale].forms.day(day);
}

/** A moment for readers, in Vietnamese time: `hôm nay, 09:12` on the day of `nowMs`, else day and time. */
export function formatMoment(epochMs: number, nowMs: number, texts: Texts): string {
  const local = new Date(epochMs + UTC_PLUS_7_MS).toISOString();
  const today = new Date(nowMs + UTC_PLUS_7_MS).toISOString().slice(0, 10);
  const time = local.slice(11, 16);
  return local.startsWith(today)
    ? texts.counts.todayAt(time)
    : `${texts.forms.day(local.slice(0, 10))}, ${time}`;
}

/** The day or time of a stage: a civil day, or an RFC 3339 time shown in Vietnamese time. */
export function formatStageTime(on: string, { forms }: Texts): string {
  if (!on.includes('T')) return forms.day(on);
  const epochMs = Date.parse(on);
  if (Number.isNaN(epochMs)) return on;
  const local = new Date(epochMs + UTC_PLUS_7_MS).toISOString();
  return `${forms.day(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}
