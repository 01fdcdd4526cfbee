import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { areaField, checkField, hiddenField, radioField, selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { card, emptyState, pager, pill } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { BATCHES_TEXTS } from '../texts/batches.ts';
import { SHELL_TEXTS } from '../texts/index.ts';

/** What a batch as a whole waits for. */
export type BatchStage = 'expired' | 'to-activate' | 'to-print' | 'in-use' | 'spent';

/** A batch as lists show it. */
export interface BatchModel {
  readonly code: string;
  readonly productName: string;
  readonly variantName: string;
  readonly quantity: number;
  readonly hiddenCode: boolean;
  readonly stage: BatchStage;
  readonly unusedDeadlineOn: string;
  readonly reprinted: number;
  /** Stamps whose scratch code was used. */
  readonly claimed: number;
  readonly summary: {
    readonly allocated: number;
    readonly printed: number;
    readonly activated: number;
    readonly voided: { readonly damaged: number; readonly lost: number; readonly stolen: number };
    readonly suspended: number;
    readonly expiredUnused: number;
    readonly expiresInDays: number | null;
  };
}

const SEVERITY = {
  expired: 'danger',
  'to-activate': 'warning',
  'to-print': 'notice',
  'in-use': 'ok',
  spent: 'neutral',
} as const;

/** The stage of a batch in a word. */
export function stagePill(stage: BatchStage, locale: Locale): string {
  return pill(SEVERITY[stage], BATCHES_TEXTS[locale].stages[stage]);
}

/** Batches as a table. */
export function batchTable(batches: readonly BatchModel[], locale: Locale): string {
  const { title, columns, counts } = BATCHES_TEXTS[locale];
  return dataTable({
    caption: title,
    columns: [
      { label: columns.code },
      { label: columns.product },
      { label: columns.quantity, isNumeric: true },
      { label: counts.allocated, isNumeric: true },
      { label: columns.activated, isNumeric: true },
      { label: columns.stage },
    ],
    rows: batches.map((batch) => [
      linkCell(batch.code, `/console/batches/${batch.code}`),
      `${batch.productName}, ${batch.variantName}`,
      formatNumber(batch.quantity, locale),
      formatNumber(batch.summary.allocated, locale),
      formatNumber(batch.summary.activated, locale),
      { html: stagePill(batch.stage, locale) },
    ]),
  });
}

/** The list with its filter. */
export function batchList(
  model: {
    readonly batches: readonly BatchModel[];
    readonly next: string | null;
    readonly q: string;
    readonly stage: string;
    readonly mayOrder: boolean;
  },
  locale: Locale,
): string {
  const texts = BATCHES_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const { batches, next, q, stage, mayOrder } = model;
  const filled = filledForm('', { q, stage });
  const stages = (['to-print', 'to-activate', 'in-use', 'expired', 'spent'] as const).map((value) => ({
    value,
    label: texts.stages[value],
  }));
  const filter = listFilter(
    {
      action: '/console/batches',
      values: [q, stage],
      fields:
        textField({ name: 'q', label: texts.filterText, type: 'search' }, filled) +
        selectField(
          { name: 'stage', label: texts.filterStage, none: texts.anyStage, choices: stages },
          filled,
        ),
    },
    locale,
  );
  if (batches.length === 0) {
    const isFiltered = q !== '' || stage !== '';
    const action = mayOrder ? { label: texts.order, href: '/console/batches/new' } : undefined;
    return filter + card(null, emptyState(isFiltered ? texts.emptyFiltered : texts.empty, action));
  }
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(stage && { stage }),
    ...(next && { cursor: next }),
  });
  const onward = pager(next === null ? null : `/console/batches?${query}`, shell.nextPage);
  return filter + card(null, batchTable(batches, locale) + onward);
}

/** A pack to order stamps for. */
export interface OrderPack {
  readonly id: string;
  readonly name: string;
  /** Why its product gets no stamps today; null: it gets them. */
  readonly refused: NoStamps | null;
}

/** Why a product gets no stamps: its recognition is over, was revoked, or it has none of enough stars. */
export type NoStamps = 'expired' | 'revoked' | 'none';

/** The form that orders a batch; packs that get no stamps stand apart, and none of them is chosen beforehand. */
export function orderForm(
  form: {
    readonly csrf: string;
    readonly onceKey: string;
    readonly state: FormState;
    readonly packs: readonly OrderPack[];
    /** Number of the order that this one goes on with. */
    readonly submission: number | null;
  },
  locale: Locale,
): string {
  const { orderForm: texts } = BATCHES_TEXTS[locale];
  const { csrf, onceKey, state, packs, submission } = form;
  if (packs.length === 0) return card(null, emptyState(texts.noProducts));
  const recognised = packs.filter(({ refused }) => refused === null);
  const apart = packs.flatMap(({ id, name, refused }) =>
    refused === null ? [] : [{ value: id, label: `${name} (${texts.refused[refused]})` }],
  );
  const profiles = [
    { value: 'signed', label: texts.signed, hint: texts.signedHint },
    { value: 'compact', label: texts.compact, hint: texts.compactHint },
  ];
  const fields =
    selectField(
      {
        name: 'variantId',
        label: texts.variant,
        isRequired: true,
        choices: recognised.map(({ id, name }) => ({ value: id, label: name })),
        apart: { label: texts.apart, choices: apart },
        ...(apart.length === 0 ? {} : { hint: texts.apartHint }),
        ...(recognised.length === 0 ? { none: texts.choosePack } : {}),
      },
      state,
    ) +
    textField(
      {
        name: 'quantity',
        label: texts.quantity,
        hint: texts.quantityHint,
        inputMode: 'numeric',
        isRequired: true,
        autocomplete: 'off',
      },
      state,
    ) +
    radioField({ name: 'profile', label: texts.profile, choices: profiles, isRequired: true }, state) +
    checkField({ name: 'hiddenCode', label: texts.hiddenCode, hint: texts.hiddenCodeHint }, state) +
    textField(
      { name: 'unusedDeadlineOn', label: texts.deadline, hint: texts.deadlineHint, type: 'date' },
      state,
    ) +
    areaField({ name: 'note', label: texts.note, hint: texts.noteHint, maxLength: 1_000 }, state) +
    (submission === null ? '' : hiddenField('submission', String(submission)));
  const frame = {
    action: '/console/batches/new',
    csrf,
    onceKey,
    submit: texts.submit,
    faultsTitle: SHELL_TEXTS[locale].faultsTitle,
  };
  return card(null, html`!${postForm(frame, state, fields)}`);
}
