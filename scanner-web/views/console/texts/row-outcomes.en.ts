import type { RowOutcomeTexts } from './row-outcomes.ts';

/** English. */
export const ROW_OUTCOMES_EN: RowOutcomeTexts = {
  ahead: {
    imported: 'To be imported',
    updated: 'To be completed',
    'already-there': 'Known already',
    refused: 'Cannot be imported',
  },
  behind: {
    imported: 'Imported',
    updated: 'Completed',
    'already-there': 'Known already',
    refused: 'Not imported',
  },
};
