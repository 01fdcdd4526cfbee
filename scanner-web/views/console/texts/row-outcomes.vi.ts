import type { RowOutcomeTexts } from './row-outcomes.ts';

/** Vietnamese. */
export const ROW_OUTCOMES_VI: RowOutcomeTexts = {
  ahead: {
    imported: 'Sẽ nhập',
    updated: 'Sẽ bổ sung',
    'already-there': 'Đã có trong sổ',
    refused: 'Không nhập được',
  },
  behind: {
    imported: 'Đã nhập',
    updated: 'Đã bổ sung',
    'already-there': 'Đã có trong sổ',
    refused: 'Không nhập được',
  },
};
