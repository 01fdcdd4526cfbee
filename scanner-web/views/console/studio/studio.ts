import { html } from 'ghtml';
import { stampNumber } from '../../../../stamps/serial/index.ts';
import type { Locale } from '../../model.ts';
import { formatNumber, rangeText } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { checkField, hiddenField, radioField, selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { notice } from '../parts/notice.ts';
import { card } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { STUDIO_TEXTS, type StudioForm, type StudioOutput, type StudioPreview } from './model.ts';
import { sheetPicture } from './sheet-picture.ts';
import { stockName } from './stock-search.ts';

const OUTPUTS: readonly StudioOutput[] = ['sheet', 'roll', 'zpl', 'package'];

/** The studio: what to print on and how, the sheet as it will come out, and the button that hands the stamps out. */
export function studioBody(
  page: {
    readonly form: StudioForm;
    readonly state: FormState;
    /** Null when it cannot be printed like this; then `refused` says why. */
    readonly preview: StudioPreview | null;
    readonly refused: string | null;
    readonly csrf: string;
    readonly onceKey: string;
    /** The reason field, with what is wrong with it. */
    readonly reason: FormState;
    readonly setUpHref: string;
  },
  locale: Locale,
): string {
  const texts = STUDIO_TEXTS[locale].studio;
  const { form, preview, refused } = page;
  const result =
    preview === null
      ? notice({ severity: 'danger', text: refused ?? texts.refused })
      : resultPart(preview, page, locale);
  const action = `/console/batches/${form.code}/print`;
  const settings = html`<form method="get" action="${action}" data-live="studio-result">!${settingFields(page.form, page.state, locale)}<div class="actions"><button>${texts.look}</button>!${buttonLink({ label: texts.setUp, href: page.setUpHref })}</div></form>`;
  return html`<div class="studio">!${card(texts.settings, settings)}<div id="studio-result" aria-live="polite">!${result}</div></div>`;
}

function settingFields(form: StudioForm, state: FormState, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale].studio;
  const groups = { own: texts.own, sheet: texts.sheets, roll: texts.rolls } as const;
  const choices = form.stocks.map(({ id, name, group, search }) => ({
    value: id,
    label: `${stockName(name, locale)} · ${groups[group]}`,
    search,
  }));
  const plain = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  return [
    textField(
      {
        name: 'find',
        type: 'search',
        label: texts.find,
        hint: texts.findHint,
        maxLength: 60,
        filters: 'stock',
      },
      state,
    ),
    selectField({ name: 'stock', label: texts.stock, isRequired: true, choices }, state),
    selectField(
      {
        name: 'printer',
        label: texts.printer,
        hint: texts.printerHint,
        choices: plain(form.printers),
        none: texts.plainPrinter,
      },
      state,
    ),
    selectField(
      {
        name: 'design',
        label: texts.design,
        choices: plain(form.designs),
        none: texts.plainDesign,
      },
      state,
    ),
    radioField(
      {
        name: 'output',
        label: texts.output,
        choices: OUTPUTS.map((value) => ({
          value,
          label: texts.outputs[value],
          hint: texts.outputHints[value],
        })),
      },
      state,
    ),
    textField(
      { name: 'first', label: texts.first, hint: texts.firstHint, inputMode: 'numeric', isRequired: true },
      state,
    ),
    textField({ name: 'last', label: texts.last, inputMode: 'numeric', isRequired: true }, state),
    textField(
      {
        name: 'startAt',
        label: texts.startAt,
        hint: texts.startAtHint,
        inputMode: 'numeric',
        isRequired: true,
      },
      state,
    ),
    checkField({ name: 'skipUnprintable', label: texts.skip, hint: texts.skipHint, value: 'true' }, state),
  ].join('');
}

/** Spans that a sentence names; what is beyond them is only counted. */
const SPANS_NAMED = 8;

function spansText(spans: StudioPreview['skipped'], locale: Locale): string {
  const named = spans.slice(0, SPANS_NAMED).map((span) => rangeText(span, locale));
  return [...named, ...(spans.length > SPANS_NAMED ? ['…'] : [])].join(', ');
}

function resultPart(
  preview: StudioPreview,
  page: { readonly csrf: string; readonly onceKey: string; readonly reason: FormState },
  locale: Locale,
): string {
  const texts = STUDIO_TEXTS[locale].studio;
  const n = (value: number) => formatNumber(value, locale);
  const { skipped, unprintable } = preview;
  const left = skipped.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const stamps = preview.last - preview.first + 1 - left;
  const warnings = [
    ...(left === 0 ? [] : [texts.skipped(n(left), spansText(skipped, locale))]),
    ...(preview.hasUnprinted ? [] : [texts.allPrinted]),
    ...(preview.isSmallest ? [texts.smallestWarning] : []),
    ...(preview.missing.length === 0
      ? []
      : [texts.missing(preview.missing.map((part) => texts.parts[part] ?? part).join(', '))]),
  ];
  const { scratch } = preview;
  const tenth = (mm: number) => n(Math.round(mm * 10) / 10);
  const scratchText =
    scratch === null
      ? ''
      : html`<p class="muted small">${texts.scratch(tenth(scratch.widthMm), tenth(scratch.heightMm), tenth(scratch.xMm), tenth(scratch.yMm))}</p>`;
  const needsReason = preview.printedBefore > 0;
  const reason = needsReason
    ? textField(
        {
          name: 'reason',
          label: texts.reason,
          hint: `${texts.reprint(n(preview.printedBefore))} ${texts.reasonHint}`,
          isRequired: true,
          maxLength: 500,
        },
        page.reason,
      )
    : '';
  const hidden = Object.entries(preview.order).map(([name, value]) => hiddenField(name, value));
  const order =
    unprintable === 0 || left > 0
      ? postForm(
          {
            action: `/console/batches/${preview.code}/print`,
            csrf: page.csrf,
            onceKey: page.onceKey,
            submit: texts.print,
            faultsTitle: SHELL_TEXTS[locale].faultsTitle,
            fieldNames: needsReason ? ['reason'] : [],
          },
          page.reason,
          hidden.join('') + reason,
        )
      : notice({ severity: 'danger', text: texts.unprintable(n(unprintable)) });
  return card(
    texts.preview,
    html`<p><b>${texts.comesTo(n(stamps), n(preview.sheets), stockName(preview.stockName, locale))}</b><br>${texts.range(n(stampNumber(preview.first)), n(stampNumber(preview.last)))}</p><p class="muted small">${texts.module(n(preview.moduleMm))} ${texts.smallest(n(preview.smallestLabelMm))}</p>!${scratchText}!${warnings.map((text) => notice({ severity: 'warning', text }))}!${order}!${sheetPicture(preview, locale)}<p class="muted small">${texts.previewHint}</p>`,
  );
}
