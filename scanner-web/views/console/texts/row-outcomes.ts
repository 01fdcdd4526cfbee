import type { Locale } from '../../model.ts';
import type { ListOutcome } from './lists.ts';
import { ROW_OUTCOMES_EN } from './row-outcomes.en.ts';
import { ROW_OUTCOMES_VI } from './row-outcomes.vi.ts';

/** What becomes of the rows of a table, before it is imported and after it; on the pages as in the report. */
export interface RowOutcomeTexts {
  readonly ahead: Readonly<Record<ListOutcome, string>>;
  readonly behind: Readonly<Record<ListOutcome, string>>;
}

/** The words by language. */
export const ROW_OUTCOMES: Readonly<Record<Locale, RowOutcomeTexts>> = {
  vi: ROW_OUTCOMES_VI,
  en: ROW_OUTCOMES_EN,
};
