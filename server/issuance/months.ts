import { type CivilDay, civilDayStartMs, parseCivilDay } from '../../stamps/civil-day.ts';
import { problem } from '../http/problems.ts';

/** Months that one ledger shows at most. */
export const MONTHS_LIMIT = 60;

/** Months that a ledger shows unless asked for others. */
const MONTHS_SHOWN = 12;

/**
 * The months of a ledger, the first one first: twelve to this month unless asked for others.
 * @throws ledger-months when they run backwards, into the future, or are more than {@link MONTHS_LIMIT}
 */
export function monthsOf(asked: { readonly from?: string; readonly to?: string }, today: CivilDay): string[] {
  const thisMonth = today.slice(0, 7);
  const { to = thisMonth } = asked;
  const from = asked.from ?? monthAfter(to, 1 - MONTHS_SHOWN);
  const count = numberOf(to) - numberOf(from) + 1;
  if (to > thisMonth || !(count >= 1 && count <= MONTHS_LIMIT)) {
    throw problem('ledger-months', {
      field: to > thisMonth ? 'to' : 'from',
      params: { limit: MONTHS_LIMIT },
    });
  }
  return Array.from({ length: count }, (_, place) => monthAfter(from, place));
}

/** The month `months` later (earlier when negative). */
export function monthAfter(month: string, months: number): string {
  const number = numberOf(month) + months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** The moment at which a month begins in Vietnam. */
export function monthStartMs(month: string): number {
  const day = parseCivilDay(`${month}-01`);
  if (day === undefined) throw new TypeError(`${month} is no month`);
  return civilDayStartMs(day);
}

/** Months since the year 0. */
function numberOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
}
