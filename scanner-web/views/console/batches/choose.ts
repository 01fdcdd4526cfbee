import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber, formatTime, rangeText } from '../format.ts';
import { areaField, hiddenField, selectField, textField } from '../parts/fields.ts';
import type { FormState } from '../parts/form-state.ts';
import { BATCHES_TEXTS } from '../texts/batches.ts';
import { LOTS_TEXTS } from '../texts/lots.ts';
import type { ChangeModel } from './change.ts';
import { scanSerials } from './scan-serials.ts';

type Way = 'all' | 'labels' | 'range' | 'serials';

/** The ways by which stamps are chosen, each a page of its own. */
export function waysNav(model: ChangeModel, locale: Locale): string {
  const { choose: texts } = BATCHES_TEXTS[locale];
  const { code, action, isNewLot } = model;
  const links = waysOf(model).map((way) => {
    const query = new URLSearchParams({ choice: way, ...(isNewLot && { lot: 'new' }) });
    const current = way === wayOf(model) ? ' aria-current="true"' : '';
    return html`<li><a href="/console/batches/${code}/${action}?${query}"!${current}>${texts.way[way]}</a></li>`;
  });
  return html`<nav class="ways" aria-labelledby="ways-title"><p id="ways-title"><b>${texts.title}</b></p><ul>!${links}</ul></nav>`;
}

/** The fields of the chosen way. */
export function choiceFields(model: ChangeModel, locale: Locale): string {
  const { choose: texts, numberHint } = BATCHES_TEXTS[locale];
  const { printed, state } = model;
  const way = wayOf(model);
  const sent = hiddenField('choice', way);
  const number = (name: string, label: string, isRequired: boolean, hint?: string) =>
    textField({ name, label, hint, isRequired, inputMode: 'numeric', autocomplete: 'off' }, state);
  switch (way) {
    case 'all':
      return sent + html`<p>${texts.allCount(formatNumber(printed, locale))}</p>`;
    case 'labels':
      return (
        sent +
        jobField(model, locale) +
        number('sheet', texts.sheet, true) +
        number('lastSheet', texts.lastSheet, false, texts.lastSheetHint) +
        number('firstSlot', texts.firstSlot, false, texts.slotHint) +
        number('lastSlot', texts.lastSlot, false)
      );
    case 'range':
      return sent + number('first', texts.first, true, numberHint) + number('last', texts.last, true);
    case 'serials': {
      const hint = texts.serialsHint;
      const field = { name: 'serials', label: texts.serialsField, hint, rows: 6, isRequired: true };
      return sent + areaField(field, state) + scanSerials(field.name, locale);
    }
  }
}

/** The lot that stamps are activated for: one of those declared, or a new one. */
export function lotFields({ action, code, lots, state, isNewLot }: ChangeModel, locale: Locale): string {
  const { lot: texts } = BATCHES_TEXTS[locale];
  const link = (lot: string, label: string) => {
    const query = new URLSearchParams({ choice: state.value('choice'), lot });
    return html`<p><a href="/console/batches/${code}/${action}?${query}">${label}</a></p>`;
  };
  if (lots.length === 0) return html`<h2>${texts.newTitle}</h2>!${newLotFields(state, locale)}`;
  if (isNewLot) {
    return html`<h2>${texts.newTitle}</h2>!${link('declared', texts.chooseInstead)}!${newLotFields(state, locale)}`;
  }
  const choices = lots.map(({ id, number, declaredQuantity, activatedQuantity }) => ({
    value: id,
    label: texts.room(number, formatNumber(declaredQuantity - activatedQuantity, locale)),
  }));
  return (
    selectField({ name: 'lotId', label: texts.title, choices, isRequired: true }, state) +
    link('new', texts.newTitle)
  );
}

function newLotFields(state: FormState, locale: Locale): string {
  const { fields } = LOTS_TEXTS[locale];
  const isRequired = true;
  const number = { name: 'number', label: fields.number, hint: fields.numberHint, maxLength: 20 };
  const quantity = { name: 'declaredQuantity', label: fields.quantity, inputMode: 'numeric' } as const;
  return (
    textField({ ...number, autocomplete: 'off', isRequired }, state) +
    textField({ name: 'producedOn', label: fields.producedOn, type: 'date', isRequired }, state) +
    textField({ name: 'expiresOn', label: fields.expiresOn, type: 'date' }, state) +
    textField({ ...quantity, autocomplete: 'off', isRequired }, state)
  );
}

function jobField(model: ChangeModel, locale: Locale): string {
  const { choose: texts } = BATCHES_TEXTS[locale];
  const choices = onSheets(model).map((job) => ({
    value: job.id,
    label: texts.sheetsOf(
      formatTime(job.createdMs, locale),
      formatNumber(job.sheets ?? 0, locale),
      rangeText(job, locale),
    ),
  }));
  return selectField({ name: 'printJobId', label: texts.job, choices, isRequired: true }, model.state);
}

function waysOf(model: ChangeModel): readonly Way[] {
  return [
    ...(model.action === 'activate' ? (['all'] as const) : []),
    ...(onSheets(model).length > 0 ? (['labels'] as const) : []),
    'range',
    'serials',
  ];
}

/** The way that was asked for, else the one that is nearest at hand. */
function wayOf(model: ChangeModel): Way {
  const ways = waysOf(model);
  return ways.find((way) => way === model.state.value('choice')) ?? ways[0] ?? 'range';
}

function onSheets({ jobs }: ChangeModel): ChangeModel['jobs'] {
  return jobs.filter(({ sheets }) => sheets !== null);
}
