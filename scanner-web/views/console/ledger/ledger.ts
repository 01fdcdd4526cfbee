import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { textField } from '../parts/fields.ts';
import { filterForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { card, emptyState, pager } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { LEDGER_TEXTS, type LedgerColumn } from '../texts/ledger.ts';

type Numbers = Readonly<Record<Exclude<LedgerColumn, 'month'>, number>>;

/** The ledger of one product. */
export interface ProductLedgerModel {
  readonly productName: string;
  readonly producerName: string;
  readonly months: readonly (Numbers & { readonly month: string })[];
  readonly total: Numbers;
}

const COLUMNS: readonly Exclude<LedgerColumn, 'month'>[] = [
  'opening',
  'ordered',
  'printed',
  'reprinted',
  'activated',
  'damaged',
  'lost',
  'stolen',
  'expired',
  'withdrawn',
  'closing',
];

/** The ledgers of some products with the months they are of. */
export function ledgerBody(
  model: {
    readonly ledgers: readonly ProductLedgerModel[];
    readonly from: string;
    readonly to: string;
    readonly next: string | null;
    readonly state?: FormState;
  },
  locale: Locale,
): string {
  const texts = LEDGER_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const { ledgers, from, to, next } = model;
  const state = model.state ?? filledForm('', { from, to });
  const fault = state.faults[0]?.text;
  const refused =
    fault === undefined
      ? ''
      : html`<div class="faults" role="alert" tabindex="-1" data-focus><p>${fault}</p></div>`;
  const month = (name: 'from' | 'to') =>
    textField(
      {
        name,
        label: texts[name],
        type: 'month',
        placeholder: texts.monthForm,
        maxLength: 7,
        autocomplete: 'off',
      },
      state,
    );
  const filter = refused + filterForm('/console/ledger', shell.filter, month('from') + month('to'));
  if (ledgers.length === 0) return filter + card(null, emptyState(texts.empty));
  const onward = next === null ? null : `/console/ledger?${new URLSearchParams({ from, to, cursor: next })}`;
  return html`!${filter}!${ledgers.map((ledger) =>
    card(
      `${ledger.productName} · ${ledger.producerName}`,
      html`<div class="ledger">!${table(ledger, locale)}!${stillMonths(ledger, locale)}</div>`,
    ),
  )}!${pager(onward, shell.nextPage)}<p class="muted small">${texts.explained} ${texts.print}</p>`;
}

function table({ productName, months, total }: ProductLedgerModel, locale: Locale): string {
  const { columns, total: word } = LEDGER_TEXTS[locale];
  const numbers = (line: Numbers) => COLUMNS.map((name) => formatNumber(line[name], locale));
  return dataTable({
    caption: productName,
    columns: [
      { label: columns.month },
      ...COLUMNS.map((name) => ({ label: columns[name], isNumeric: true })),
    ],
    stillRows: new Set(months.flatMap((line, place) => (isStill(line) ? [place] : []))),
    rows: months.map((line) => [monthText(line.month), ...numbers(line)]),
    footer: [word, ...numbers(total)],
  });
}

/** What stands on a narrow screen for the months in which nothing happened. */
function stillMonths({ months }: ProductLedgerModel, locale: Locale): string {
  const texts = LEDGER_TEXTS[locale];
  const still = months.filter(isStill);
  if (still.length === 0) return '';
  const lines = still.map(
    ({ month, closing }) =>
      html`<li>${monthText(month)}: ${texts.columns.closing.toLocaleLowerCase(locale)} ${formatNumber(closing, locale)}</li>`,
  );
  return html`<details class="still-months"><summary>${texts.still(formatNumber(still.length, locale))}</summary><ul>!${lines}</ul></details>`;
}

function isStill(line: Numbers): boolean {
  return COLUMNS.every((name) => name === 'opening' || name === 'closing' || line[name] === 0);
}

/** `11/2026` */
function monthText(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`;
}
