import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { formatNumber, formatTime } from '../format.ts';
import { areaField, selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { card, emptyState, facts, pager, pill } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { LOTS_TEXTS } from '../texts/lots.ts';

/** A lot as pages show it. */
export interface LotModel {
  readonly id: string;
  readonly productName: string;
  readonly number: string;
  readonly producedOn: string;
  readonly expiresOn: string | null;
  readonly declaredQuantity: number;
  readonly activatedQuantity: number;
  readonly state: 'open' | 'full' | 'recalled';
  readonly materials: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly unit: string;
    readonly supplier?: string;
    readonly place?: string;
    readonly on?: string;
  }[];
  readonly recall: {
    readonly timeMs: number;
    readonly reason: string | null;
    readonly notice: { readonly vi: string; readonly en?: string } | null;
  } | null;
}

/** How a form of a lot is sent. */
export interface LotForm {
  readonly action: string;
  readonly csrf: string;
  readonly onceKey: string;
  readonly state: FormState;
}

/** Lines for raw material that the form offers. */
export const MATERIAL_LINES = 4;

const SEVERITY = { open: 'ok', full: 'neutral', recalled: 'danger' } as const;

/** The list with its filter. */
export function lotList(
  model: {
    readonly lots: readonly LotModel[];
    readonly next: string | null;
    readonly q: string;
    readonly state: string;
    readonly mayDeclare: boolean;
  },
  locale: Locale,
): string {
  const texts = LOTS_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const { q, state, lots, next, mayDeclare } = model;
  const choices = (['open', 'full', 'recalled'] as const).map((value) => ({
    value,
    label: texts.states[value],
  }));
  const filled = filledForm('', { q, state });
  const filter = listFilter(
    {
      action: '/console/lots',
      values: [q, state],
      fields:
        textField({ name: 'q', label: texts.filterText, type: 'search', isRequired: false }, filled) +
        selectField({ name: 'state', label: texts.filterState, none: texts.anyState, choices }, filled),
    },
    locale,
  );
  if (lots.length === 0) {
    const isFiltered = q !== '' || state !== '';
    const action = mayDeclare ? { label: texts.declare, href: '/console/lots/new' } : undefined;
    return filter + card(null, emptyState(isFiltered ? texts.emptyFiltered : texts.empty, action));
  }
  const { columns } = texts;
  const table = dataTable({
    caption: texts.title,
    columns: [
      { label: columns.number },
      { label: columns.product },
      { label: columns.produced },
      { label: columns.activated, isNumeric: true },
      { label: columns.state },
    ],
    rows: lots.map((lot) => [
      linkCell(lot.number, `/console/lots/${lot.id}`),
      lot.productName,
      formatDay(lot.producedOn, locale),
      `${formatNumber(lot.activatedQuantity, locale)} / ${formatNumber(lot.declaredQuantity, locale)}`,
      { html: pill(SEVERITY[lot.state], texts.states[lot.state]) },
    ]),
  });
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(state && { state }),
    ...(next && { cursor: next }),
  });
  return filter + card(null, table + pager(next === null ? null : `/console/lots?${query}`, shell.nextPage));
}

/** The form that declares a lot. */
export function lotForm(
  form: LotForm & { readonly products: readonly { readonly id: string; readonly name: string }[] },
  locale: Locale,
): string {
  const texts = LOTS_TEXTS[locale];
  const { fields } = texts;
  const { state, products } = form;
  const inner =
    selectField(
      {
        name: 'productId',
        label: fields.product,
        isRequired: true,
        choices: products.map(({ id, name }) => ({ value: id, label: name })),
      },
      state,
    ) + declaredFields(state, MATERIAL_LINES, locale);
  return card(null, postForm(frameOf(form, texts.submit, locale), state, inner));
}

/** The form that mends what was declared, with lines for all raw material there is. */
export function correctForm(form: LotForm, lot: LotModel, locale: Locale): string {
  const texts = LOTS_TEXTS[locale];
  const others = html`<a class="button" href="/console/lots/${lot.id}">${SHELL_TEXTS[locale].cancel}</a>`;
  const lines = Math.max(MATERIAL_LINES, lot.materials.length);
  const frame = { ...frameOf(form, texts.correctSubmit, locale), others };
  return card(null, postForm(frame, form.state, declaredFields(form.state, lines, locale)));
}

function declaredFields(state: FormState, lines: number, locale: Locale): string {
  const { fields } = LOTS_TEXTS[locale];
  const places = Array.from({ length: lines }, (_, line) => line);
  const isOpen = places.some((line) => state.value(`materials[${line}].name`) !== '');
  return (
    textField(
      {
        name: 'number',
        label: fields.number,
        hint: fields.numberHint,
        maxLength: 20,
        isRequired: true,
        autocomplete: 'off',
      },
      state,
    ) +
    textField({ name: 'producedOn', label: fields.producedOn, type: 'date', isRequired: true }, state) +
    textField({ name: 'expiresOn', label: fields.expiresOn, hint: fields.expiresHint, type: 'date' }, state) +
    textField(
      {
        name: 'declaredQuantity',
        label: fields.quantity,
        hint: fields.quantityHint,
        inputMode: 'numeric',
        isRequired: true,
        autocomplete: 'off',
      },
      state,
    ) +
    html`<details!${isOpen ? ' open' : ''}><summary>${fields.materials}</summary><p class="muted">${fields.materialsHint}</p>!${places.map((line) => materialLine(line, state, locale))}</details>`
  );
}

function materialLine(line: number, state: FormState, locale: Locale): string {
  const { fields } = LOTS_TEXTS[locale];
  const name = (member: string) => `materials[${line}].${member}`;
  return html`<fieldset class="field"><legend>${fields.materialName} ${line + 1}</legend>!${
    textField({ name: name('name'), label: fields.materialName, maxLength: 200 }, state) +
    textField({ name: name('quantity'), label: fields.materialQuantity, inputMode: 'decimal' }, state) +
    textField({ name: name('unit'), label: fields.materialUnit, maxLength: 40, placeholder: 'kg' }, state) +
    textField({ name: name('supplier'), label: fields.materialSupplier, maxLength: 300 }, state) +
    textField({ name: name('place'), label: fields.materialPlace, maxLength: 300 }, state) +
    textField({ name: name('on'), label: fields.materialOn, type: 'date' }, state)
  }</fieldset>`;
}

/** The facts of one lot. */
export function lotPage(lot: LotModel, locale: Locale): string {
  const texts = LOTS_TEXTS[locale];
  const { fields, columns } = texts;
  const recall =
    lot.recall === null
      ? ''
      : card(
          texts.recalledOn(formatTime(lot.recall.timeMs, locale)),
          facts([
            { name: texts.reason, value: lot.recall.reason },
            { name: texts.noticeVi, value: lot.recall.notice?.vi ?? null },
            { name: texts.noticeEn, value: lot.recall.notice?.en ?? null },
          ]),
        );
  const about = facts([
    { name: columns.product, value: lot.productName },
    { name: fields.producedOn, value: formatDay(lot.producedOn, locale) },
    { name: fields.expiresOn, value: lot.expiresOn === null ? null : formatDay(lot.expiresOn, locale) },
    {
      name: columns.activated,
      value: `${formatNumber(lot.activatedQuantity, locale)} / ${formatNumber(lot.declaredQuantity, locale)}`,
    },
    { name: columns.state, value: { html: pill(SEVERITY[lot.state], texts.states[lot.state]) } },
  ]);
  const materials =
    lot.materials.length === 0
      ? html`<p class="muted">${texts.noMaterials}</p>`
      : dataTable({
          caption: fields.materials,
          columns: [
            { label: fields.materialName },
            { label: fields.materialQuantity, isNumeric: true },
            { label: fields.materialSupplier },
            { label: fields.materialPlace },
            { label: fields.materialOn },
          ],
          rows: lot.materials.map(({ name, quantity, unit, supplier = '–', place = '–', on }) => [
            name,
            `${formatNumber(quantity, locale)} ${unit}`,
            supplier,
            place,
            on === undefined ? '–' : formatDay(on, locale),
          ]),
        });
  return recall + card(null, about) + card(fields.materials, materials);
}

/** The form by which an officer amends a lot's quantity. */
export function amendForm(form: LotForm, backHref: string, locale: Locale): string {
  const texts = LOTS_TEXTS[locale];
  const inner =
    textField(
      {
        name: 'declaredQuantity',
        label: texts.fields.quantity,
        inputMode: 'numeric',
        isRequired: true,
        autocomplete: 'off',
      },
      form.state,
    ) +
    areaField({ name: 'reason', label: texts.reason, rows: 2, maxLength: 500, isRequired: true }, form.state);
  const others = html`<a class="button" href="${backHref}">${SHELL_TEXTS[locale].cancel}</a>`;
  return card(null, postForm({ ...frameOf(form, texts.amend, locale), others }, form.state, inner));
}

/** The form that recalls a lot, with what it does. */
export function recallForm(form: LotForm, lot: LotModel, locale: Locale): string {
  const texts = LOTS_TEXTS[locale];
  const stamps = formatNumber(lot.activatedQuantity, locale);
  const inner =
    html`<p data-severity="danger"><strong>${texts.recallWarning(stamps)}</strong></p>` +
    areaField(
      { name: 'reason', label: texts.recallReason, rows: 2, maxLength: 500, isRequired: true },
      form.state,
    ) +
    areaField(
      {
        name: 'notice.vi',
        label: texts.noticeVi,
        hint: texts.noticeHint,
        lang: 'vi',
        maxLength: 2000,
        isRequired: true,
      },
      form.state,
    ) +
    areaField({ name: 'notice.en', label: texts.noticeEn, lang: 'en', maxLength: 2000 }, form.state);
  const frame = { ...frameOf(form, texts.recallSubmit(stamps), locale), isDangerous: true };
  return card(null, postForm(frame, form.state, inner));
}

function frameOf({ action, csrf, onceKey }: LotForm, submit: string, locale: Locale) {
  return { action, csrf, onceKey, submit, faultsTitle: SHELL_TEXTS[locale].faultsTitle };
}
