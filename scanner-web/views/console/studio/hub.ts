import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { buttonLink } from '../parts/button.ts';
import { checkField, hiddenField, radioField, selectField, textField } from '../parts/fields.ts';
import { postButton, postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card, emptyState } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { STUDIO_TEXTS } from './model.ts';
import { MEASURE_LETTERS, stockMeasures } from './stock-measures.ts';
import { stockName } from './stock-search.ts';

/** Something kept that can be opened. */
export interface KeptThing {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

/** The kinds of things that are kept. */
export type ThingPath = 'printers' | 'label-stocks' | 'label-designs';

/** What a producer prints with. */
export function printingHubBody(
  hub: {
    readonly things: Readonly<Record<ThingPath, readonly KeptThing[]>>;
    /** `?producerId=…` for officers, else empty. */
    readonly query: string;
    readonly csrf: string;
  },
  locale: Locale,
): string {
  const texts = STUDIO_TEXTS[locale].hub;
  const part = (path: ThingPath, title: string, none: string) => {
    const add = { label: texts.add, href: `/console/printing/${path}/new${hub.query}` };
    const items = hub.things[path].map(
      ({ id, name, about }) =>
        html`<li><div><b><a href="/console/printing/${path}/${id}${hub.query}">${name}</a></b><p class="muted small">${about}</p></div>!${postButton(
          {
            action: `/console/printing/${path}/${id}/end`,
            csrf: hub.csrf,
            submit: texts.remove,
            label: `${texts.remove}: ${name}`,
            values: { back: hub.query },
          },
        )}</li>`,
    );
    const list =
      items.length === 0
        ? emptyState(none, add)
        : html`<ul class="kept">!${items}</ul><div class="actions">!${buttonLink(add)}</div>`;
    return card(title, list);
  };
  return (
    part('printers', texts.printers, texts.noPrinters) +
    part('label-stocks', texts.stocks, texts.noStocks) +
    part('label-designs', texts.designs, texts.noDesigns)
  );
}

/** The form of a printer, a label stock or a design; `id` is null for a new one. */
export function thingForm(
  form: {
    readonly path: ThingPath;
    readonly id: string | null;
    readonly producerId: string;
    readonly csrf: string;
    readonly onceKey: string;
    readonly state: FormState;
  },
  locale: Locale,
): string {
  const { path, id, producerId, csrf, onceKey, state } = form;
  const texts = STUDIO_TEXTS[locale];
  const name = textField({ name: 'name', label: texts.hub.name, isRequired: true, maxLength: 60 }, state);
  const fields = {
    printers: printerFields,
    'label-stocks': stockFields,
    'label-designs': designFields,
  }[path](state, locale);
  return card(
    null,
    postForm(
      {
        action: `/console/printing/${path}/${id ?? 'new'}`,
        csrf,
        ...(id === null ? { onceKey } : {}),
        submit: texts.hub.save,
        faultsTitle: SHELL_TEXTS[locale].faultsTitle,
      },
      state,
      hiddenField('producerId', producerId) + name + fields,
    ),
  );
}

/** The four lengths that a printer's calibration page measures. */
export function calibrationCard(
  form: {
    readonly id: string;
    readonly stocks: readonly { readonly id: string; readonly name: string }[];
    readonly pageHref: string;
    readonly csrf: string;
    readonly state: FormState;
  },
  locale: Locale,
): string {
  const texts = STUDIO_TEXTS[locale];
  const length = (name: string, label: string) =>
    textField({ name, label, unit: 'mm', inputMode: 'decimal', isRequired: true }, form.state);
  const fields =
    selectField(
      {
        name: 'stock',
        label: texts.studio.stock,
        isRequired: true,
        choices: form.stocks.map(({ id, name }) => ({ value: id, label: stockName(name, locale) })),
      },
      form.state,
    ) +
    length('leftToAMm', texts.printer.a) +
    length('leftToBMm', texts.printer.b) +
    length('topToCMm', texts.printer.c) +
    length('topToDMm', texts.printer.d);
  return card(
    texts.printer.calibrate,
    html`<ol>!${texts.printer.steps.map((step) => html`<li>${step}</li>`)}</ol><div class="actions">!${buttonLink({ label: texts.printer.openPage, href: form.pageHref })}</div>!${postForm(
      {
        action: `/console/printing/printers/${form.id}/calibration`,
        csrf: form.csrf,
        submit: texts.printer.work,
        faultsTitle: SHELL_TEXTS[locale].faultsTitle,
      },
      form.state,
      fields,
    )}`,
    'calibration',
  );
}

function printerFields(state: FormState, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale];
  const number = (name: string, label: string, hint?: string) =>
    textField({ name, label, inputMode: 'decimal', isRequired: true, ...(hint ? { hint } : {}) }, state);
  return (
    radioField(
      {
        name: 'kind',
        label: texts.hub.kind,
        choices: [
          { value: 'office', label: texts.hub.office },
          { value: 'thermal', label: texts.hub.thermal, hint: texts.hub.thermalHint },
        ],
      },
      state,
    ) +
    selectField(
      {
        name: 'dpi',
        label: texts.hub.dpi,
        hint: texts.hub.dpiHint,
        isRequired: true,
        choices: ['203', '300', '600'].map((value) => ({ value, label: `${value} dpi` })),
      },
      state,
    ) +
    number('offsetXMm', texts.printer.offsetX, texts.printer.offsetHint) +
    number('offsetYMm', texts.printer.offsetY, texts.printer.offsetHint) +
    number('scale', texts.printer.scale, texts.printer.scaleHint)
  );
}

function stockFields(state: FormState, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale].stock;
  const kinds = radioField(
    {
      name: 'kind',
      label: STUDIO_TEXTS[locale].hub.kind,
      choices: [
        { value: 'sheet', label: texts.sheet },
        { value: 'roll', label: texts.roll },
      ],
    },
    state,
  );
  const fields = Object.entries(texts.fields).map(([name, label]) => {
    const isCount = name === 'columns' || name === 'rows';
    return textField(
      {
        name: `geometry.${name}`,
        label: isCount ? label : `${label} (${MEASURE_LETTERS[name]})`,
        isRequired: true,
        inputMode: isCount ? 'numeric' : 'decimal',
        ...(isCount ? {} : { unit: 'mm' }),
      },
      state,
    );
  });
  return html`<p class="muted">${texts.lead}</p>!${stockMeasures(texts.drawing)}!${kinds}!${fields}`;
}

function designFields(state: FormState, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale].design;
  const choices = (items: Readonly<Record<string, string>>) =>
    Object.entries(items).map(([value, label]) => ({ value, label }));
  const scratchField = (name: string, label: string, hint?: string) =>
    textField(
      { name, label, unit: 'mm', inputMode: 'decimal', isRequired: true, ...(hint ? { hint } : {}) },
      state,
    );
  const boxes = Object.entries(texts.members).map(([name, label]) =>
    checkField({ name, label, isRequired: false }, state),
  );
  return html`<fieldset class="field"><legend>${texts.shows}</legend>!${boxes}</fieldset>!${
    textField({ name: 'customLine', label: texts.customLine, maxLength: 60 }, state) +
    selectField(
      { name: 'frame', label: texts.frame, isRequired: true, choices: choices(texts.frames) },
      state,
    ) +
    scratchField('scratchWidthMm', texts.scratchWidth, texts.scratchHint) +
    scratchField('scratchHeightMm', texts.scratchHeight) +
    selectField(
      { name: 'language', label: texts.language, isRequired: true, choices: choices(texts.languages) },
      state,
    ) +
    selectField(
      { name: 'level', label: texts.level, isRequired: true, choices: choices(texts.levels) },
      state,
    )
  }`;
}
