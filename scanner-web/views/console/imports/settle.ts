import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { areaField, hiddenField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { type AnnexCounts, type AnnexHead, IMPORT_TEXTS } from './model.ts';
import { type AnnexUndo, undoAhead } from './undo.ts';

/** An import can be undone for this many days. */
const UNDO_DAYS = 10;

interface SettleForm {
  readonly csrf: string;
  readonly onceKey: string;
}

/** The last step before an annex is written: what it will do, or why it cannot yet. */
export function annexConfirmBody(
  annex: AnnexHead,
  counts: AnnexCounts,
  { csrf, onceKey, progressId }: SettleForm & { readonly progressId: string },
  locale: Locale,
): string {
  const { settle: texts, columns, states } = IMPORT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const href = `/console/imports/${annex.id}`;
  const number = (value: number) => formatNumber(value, locale);
  if (annex.state !== 'open') {
    return card(null, html`<p>${states[annex.state]}</p>!${buttonLink({ label: shell.back, href })}`);
  }
  if (counts.refused > 0) {
    const link = buttonLink({ label: texts.toRefused, href: `${href}?only=refused`, isPrimary: true });
    return card(null, html`<p class="fault">${texts.refused(number(counts.refused))}</p>!${link}`);
  }
  const rows = counts.added + counts.updated + counts.known;
  if (rows === 0) {
    return card(null, html`<p>${texts.nothing}</p>!${buttonLink({ label: shell.back, href })}`);
  }
  const lines = [
    texts.will(number(counts.certificates), number(counts.products), number(counts.producers)),
    ...(counts.leftOut === 0 ? [] : [texts.leftOut(number(counts.leftOut))]),
    texts.whole(UNDO_DAYS),
  ];
  const frame = {
    action: `${href}/confirmation`,
    csrf,
    onceKey,
    submit: texts.confirm,
    follow: { id: progressId, label: texts.writing(number(rows)), rows: columns.rowsDone },
    faultsTitle: shell.faultsTitle,
    others: buttonLink({ label: shell.cancel, href }),
  };
  const fields =
    hiddenField('version', String(annex.version)) + lines.map((line) => html`<p>${line}</p>`).join('');
  return card(null, postForm(frame, filledForm(''), fields));
}

/** Takes an import back, with what that means. */
export function annexUndoBody(
  annex: AnnexHead,
  undo: AnnexUndo,
  { csrf, onceKey, state }: SettleForm & { readonly state: FormState },
  locale: Locale,
): string {
  const { settle: texts } = IMPORT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const href = `/console/imports/${annex.id}`;
  const frame = {
    action: `${href}/undo`,
    csrf,
    onceKey,
    submit: texts.undo,
    isDangerous: true,
    faultsTitle: shell.faultsTitle,
    fieldNames: ['reason'],
    others: buttonLink({ label: shell.cancel, href }),
  };
  const reason = areaField(
    { name: 'reason', label: texts.reason, maxLength: 500, rows: 2, isRequired: true },
    state,
  );
  return card(null, postForm(frame, state, undoAhead(undo, locale) + reason));
}

/** Throws a draft away. */
export function annexDiscardBody(annex: AnnexHead, csrf: string, locale: Locale): string {
  const { settle: texts } = IMPORT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const href = `/console/imports/${annex.id}`;
  const frame = {
    action: `${href}/discard`,
    csrf,
    submit: texts.discard,
    isDangerous: true,
    faultsTitle: shell.faultsTitle,
    others: buttonLink({ label: shell.cancel, href }),
  };
  return card(null, postForm(frame, filledForm(''), html`<p>${texts.discardLead}</p>`));
}
