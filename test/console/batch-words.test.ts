import { describe, expect, it } from 'vitest';
import { BATCHES_TEXTS, confirmChange, filledForm } from '../../scanner-web/views/console/index.ts';

const FRAME = { csrf: '', onceKey: '', path: '', backHref: '', hidden: {}, state: filledForm('') };

describe('the step before stamps are changed', () => {
  it.each(['vi', 'en'] as const)('promises an undo only where there can be one (%s)', (locale) => {
    const { undoable, notUndoable, undoableNoMore } = BATCHES_TEXTS[locale].confirm;
    const page = (code: string | null) => {
      const preview = { stamps: 1, batches: [], lots: [], undo: { code } };
      return confirmChange({ ...FRAME, action: 'activate', preview }, locale);
    };
    expect(page(null)).toContain(undoable);
    expect(page('undo-stolen')).toContain(notUndoable);
    for (const code of ['undo-scanned', 'undo-claimed'] as const) {
      expect(page(code)).toContain(undoableNoMore[code]);
      expect(page(code)).not.toContain(undoable);
    }
  });
});
