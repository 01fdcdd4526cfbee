import { formatDay } from '../../format.ts';
import type { FiguresFrame, StepDays } from './model.ts';

/** The name of a step along an axis: `03/11` for a day, `11/26` for a month; short, since many stand side by side. */
export function stepLabel({ from }: StepDays, { step }: Pick<FiguresFrame, 'step'>): string {
  const [year = '', month = '', day = ''] = from.split('-');
  return step === 'month' ? `${month}/${year.slice(2)}` : `${day}/${month}`;
}

/** The days of a step in full, for the table behind a drawing. */
export function stepName({ from, to }: StepDays, { locale }: Pick<FiguresFrame, 'locale'>): string {
  const first = formatDay(from, locale);
  return from === to ? first : `${first} – ${formatDay(to, locale)}`;
}
