import { addDays, addMonths, parseCivilDay } from '../../../../stamps/civil-day.ts';
import { formatDay } from '../../format.ts';
import type { FiguresFrame, StepDays } from './model.ts';

/** The name of a step along an axis: `03/11` for a day, `11/26` for a month; short, since many stand side by side. */
export function stepLabel({ from }: StepDays, { step }: Pick<FiguresFrame, 'step'>): string {
  const [year = '', month = '', day = ''] = from.split('-');
  return step === 'month' ? `${month}/${year.slice(2)}` : `${day}/${month}`;
}

/** The days of a step in full, for the table behind a drawing; a whole month by its name alone. */
export function stepName({ from, to }: StepDays, { locale }: Pick<FiguresFrame, 'locale'>): string {
  const first = formatDay(from, locale);
  if (isWholeMonth(from, to)) return first.replace(/^0?1[ /]/, '');
  return from === to ? first : `${first} – ${formatDay(to, locale)}`;
}

function isWholeMonth(from: string, to: string): boolean {
  const first = parseCivilDay(from);
  return first !== undefined && from.endsWith('-01') && to === addDays(addMonths(first, 1), -1);
}
