import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { hiddenField, radioField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { BATCHES_TEXTS } from '../texts/batches.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import type { JobModel, StampAction } from './batch.ts';
import { choiceFields, lotFields, waysNav } from './choose.ts';

/** What the form of a change offers. */
export interface ChangeModel {
  readonly code: string;
  readonly action: 'activate' | 'void' | 'suspend' | 'resume';
  readonly csrf: string;
  readonly onceKey: string;
  /** Its `choice` says by which way stamps are chosen: `all`, `labels`, `range` or `serials`. */
  readonly state: FormState;
  /** The lot is declared with this, not chosen. */
  readonly isNewLot: boolean;
  readonly printed: number;
  readonly jobs: readonly JobModel[];
  /** Lots that take more stamps; with `activate`. */
  readonly lots: readonly {
    readonly id: string;
    readonly number: string;
    readonly declaredQuantity: number;
    readonly activatedQuantity: number;
  }[];
}

/** What a change would do, as the API says. */
export interface PreviewModel {
  /** Whether it could be taken back afterwards; null where it is refused. */
  readonly undo: { readonly code: string | null } | null;
  readonly stamps: number;
  readonly batches: readonly {
    readonly batchCode: string;
    readonly selected: number;
    readonly stamps: number;
    readonly before: Readonly<Record<CountName, number>>;
    readonly after: Readonly<Record<CountName, number>>;
  }[];
  readonly lots: readonly {
    readonly number: string;
    readonly declaredQuantity: number;
    readonly activatedQuantity: number;
  }[];
}

type CountName = 'allocated' | 'printed' | 'activated' | 'damaged' | 'lost' | 'stolen' | 'suspended';

const COUNTS: readonly CountName[] = [
  'allocated',
  'printed',
  'activated',
  'damaged',
  'lost',
  'stolen',
  'suspended',
];

/** The first step of a change: which stamps, for which lot or why. */
export function changeForm(model: ChangeModel, locale: Locale): string {
  const texts = BATCHES_TEXTS[locale];
  const { action, code, csrf, onceKey, state } = model;
  const about =
    action === 'activate' ? lotFields(model, locale) : action === 'void' ? reasonField(state, locale) : '';
  const note = textField({ name: 'note', label: texts.note, maxLength: 500 }, state);
  const frame = {
    action: `/console/batches/${code}/${action}`,
    csrf,
    onceKey,
    submit: texts.review,
    faultsTitle: SHELL_TEXTS[locale].faultsTitle,
  };
  return (
    waysNav(model, locale) + card(null, postForm(frame, state, choiceFields(model, locale) + about + note))
  );
}

/** The second step: what will happen, with counts, and the button that does it. */
export function confirmChange(
  model: {
    readonly action: StampAction;
    readonly path: string;
    readonly backHref: string;
    readonly csrf: string;
    readonly onceKey: string;
    readonly state: FormState;
    readonly preview: PreviewModel;
    /** What was chosen before, sent along. */
    readonly hidden: Readonly<Record<string, string>>;
  },
  locale: Locale,
): string {
  const { confirm, counts } = BATCHES_TEXTS[locale];
  const { action, preview, hidden, state } = model;
  const number = (value: number) => formatNumber(value, locale);
  const passed = preview.batches.reduce((sum, { selected, stamps }) => sum + selected - stamps, 0);
  const rows = preview.batches.flatMap(({ batchCode, before, after }) =>
    COUNTS.filter((name) => before[name] > 0 || after[name] > 0).map((name) => [
      counts[name],
      batchCode,
      number(before[name]),
      number(after[name]),
    ]),
  );
  const table = dataTable({
    caption: confirm.title,
    columns: [
      { label: confirm.state },
      { label: confirm.batch },
      { label: confirm.now, isNumeric: true },
      { label: confirm.afterwards, isNumeric: true },
    ],
    rows,
  });
  const lots = preview.lots.map(
    (lot) =>
      html`<p>${confirm.lotAfter(lot.number, number(lot.activatedQuantity), number(lot.declaredQuantity))}</p>`,
  );
  const fields =
    html`<p><strong>${confirm.about(number(preview.stamps))}</strong></p>!${passed > 0 ? html`<p>${confirm.passedOver(number(passed))}</p>` : ''}!${table}!${lots}<p>${undoText(preview, locale)}</p>` +
    Object.entries({ ...hidden, step: 'confirm' })
      .map(([name, value]) => hiddenField(name, value))
      .join('');
  const shell = SHELL_TEXTS[locale];
  const frame = {
    action: model.path,
    csrf: model.csrf,
    onceKey: model.onceKey,
    submit: confirm.submit[action],
    isDangerous: action === 'void',
    others: html`<a class="button" href="${model.backHref}">${shell.cancel}</a>`,
    faultsTitle: shell.faultsTitle,
  };
  return card(null, postForm(frame, state, fields));
}

function undoText({ undo }: PreviewModel, locale: Locale): string {
  const { undoable, notUndoable, undoableNoMore } = BATCHES_TEXTS[locale].confirm;
  const code = undo?.code ?? null;
  if (code === null) return undoable;
  const words: Readonly<Record<string, string | undefined>> = undoableNoMore;
  return words[code] ?? notUndoable;
}

function reasonField(state: FormState, locale: Locale): string {
  const { reason, reasons, reasonHints } = BATCHES_TEXTS[locale];
  const choices = (['damaged', 'lost', 'stolen'] as const).map((value) => ({
    value,
    label: reasons[value].replace(/^./u, (first) => first.toLocaleUpperCase(locale)),
    hint: reasonHints[value],
  }));
  return radioField({ name: 'reason', label: reason, choices, isRequired: true }, state);
}
