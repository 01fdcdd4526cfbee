/** A day of the Vietnamese calendar, `YYYY-MM-DD`; compares with `<` and `>` as text. */
export type CivilDay = string & { readonly civilDay: unique symbol };

/** How far Vietnamese time is ahead of UTC, in milliseconds; there is no summer time. */
export const UTC_PLUS_7_MS = 7 * 3_600_000;

/** The Vietnamese civil day (UTC+7, no summer time) of a moment in Unix milliseconds. */
export function civilDay(epochMs: number): CivilDay {
  return new Date(epochMs + UTC_PLUS_7_MS).toISOString().slice(0, 10) as CivilDay;
}

/** A civil day from text of the form `YYYY-MM-DD`, or undefined when no such day exists. */
export function parseCivilDay(text: string): CivilDay | undefined {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return undefined;
  const epochMs = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(epochMs)) return undefined;
  return new Date(epochMs).toISOString().slice(0, 10) === text ? (text as CivilDay) : undefined;
}

/** The moment, in Unix milliseconds, at which a civil day begins in Vietnam. */
export function civilDayStartMs(day: CivilDay): number {
  return Date.parse(`${day}T00:00:00Z`) - UTC_PLUS_7_MS;
}

/** The same day `months` calendar months later; the last day of that month when it has no such day. */
export function addMonths(day: CivilDay, months: number): CivilDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
  return moved.toISOString().slice(0, 10) as CivilDay;
}

/** The day `days` days later (earlier when negative). */
export function addDays(day: CivilDay, days: number): CivilDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as CivilDay;
}

/** Days from one day to another; negative when it lies before. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
