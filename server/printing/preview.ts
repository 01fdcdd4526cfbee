import { type Static, Type } from 'typebox';
import {
  dotMm,
  type IndexSpan,
  LABEL_PARTS,
  labelsPerSheet,
  minModuleDots,
  missingParts,
  NO_ALIGNMENT,
  sideWith,
  slotRect,
  smallestLabelMm,
} from '../../stamps/sheet/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { BatchRow } from '../storage/batches.ts';
import { findMedia } from '../storage/media.ts';
import { batchTexts, stampBatch } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import { LabelDesign, labelContent } from './label-design.ts';
import { logoBitmap } from './label-logo.ts';
import { type PrintSettings, resolveSettings } from './order-settings.ts';
import { fitLevel, MAX_SHEETS } from './print-jobs.ts';
import { OUTPUTS } from './print-settings.ts';
import { PrinterSettings } from './printer-settings.ts';
import { layOutRun, type SheetForm } from './sheet-form.ts';
import { sheetSvg } from './sheet-svg.ts';
import { specimenForm, specimens } from './specimen.ts';
import type { StampBatch } from './stamp-maker.ts';

/** What is to be looked at before it is printed. */
export type PreviewOrder = PrintSettings & {
  readonly first?: number;
  readonly last?: number;
  readonly skipUnprintable?: boolean;
};

const Rect = Type.Object({
  xMm: Type.Number(),
  yMm: Type.Number(),
  widthMm: Type.Number(),
  heightMm: Type.Number(),
});

/** What printing would come to. */
export const Preview = Type.Object({
  output: Type.Enum([...OUTPUTS]),
  first: Type.Integer({ description: 'The next stamps that nobody printed, unless given' }),
  last: Type.Integer(),
  startAt: Type.Integer(),
  sheets: Type.Integer(),
  labelsPerSheet: Type.Integer(),
  stockName: Type.String(),
  pageWidthMm: Type.Number(),
  pageHeightMm: Type.Number(),
  slots: Type.Array(Rect, { description: 'Where the labels of a sheet lie, slot 1 first' }),
  printer: PrinterSettings,
  design: LabelDesign,
  level: Type.Enum(['L', 'M']),
  moduleMm: Type.Number({ description: 'The side of one module as printed' }),
  isSmallest: Type.Boolean({ description: 'Modules of the smallest size that phones read reliably' }),
  symbolMm: Type.Number({ description: 'The side of the symbol with its quiet zone' }),
  smallestLabelMm: Type.Number({
    description: 'The smallest side of a label for such a symbol on this printer',
  }),
  scratch: Type.Union([Rect, Type.Null()], {
    description:
      'Where the scratch layer goes, from the top left corner of each label; null without hidden codes',
  }),
  missing: Type.Array(Type.Enum([...LABEL_PARTS]), {
    description: 'What the label has no room for; productName: it is shortened',
  }),
  hasLogo: Type.Boolean({ description: 'Whether the producer has a logo' }),
  printedBefore: Type.Integer({
    description: 'Stamps among them that were printed before: they need a reason',
  }),
  firstVoided: Type.Union([Type.Integer(), Type.Null()], {
    description: 'A voided stamp among them: it is never printed again',
  }),
  unprintable: Type.Integer({
    description: 'How many of them are voided, suspended or past their deadline',
  }),
  skipped: Type.Array(Type.Object({ first: Type.Integer(), last: Type.Integer() }), {
    description: 'What the order leaves out; empty unless it says skipUnprintable',
  }),
  hasUnprinted: Type.Boolean({ description: 'Whether the batch has stamps that nobody printed' }),
});

/** What printing would come to. */
export type Preview = Static<typeof Preview>;

interface Prepared {
  readonly preview: Preview;
  readonly form: SheetForm;
  readonly batch: StampBatch;
  readonly logoId: string | null;
}

/**
 * What an order would come to, without handing anything out.
 * @throws not-found, forbidden, index-outside-batch, and the codes of {@link resolveSettings} and {@link fitLevel}
 */
export async function previewOf(
  deps: PrintingDeps,
  principal: Principal,
  code: string,
  order: PreviewOrder,
): Promise<Preview> {
  return (await prepare(deps, principal, code, order)).preview;
}

/** One sheet (1-based) of an order as SVG: real geometry and texts, specimens in place of the stamps. @throws as {@link previewOf} */
export async function previewSvg(
  deps: PrintingDeps,
  principal: Principal,
  code: string,
  order: PreviewOrder,
  sheet: number,
): Promise<string> {
  const { form, batch, logoId } = await prepare(deps, principal, code, order);
  if (sheet > form.sheets)
    throw problem('start-outside-sheet', { field: 'sheet', params: { slots: form.sheets } });
  const media = logoId === null ? undefined : await findMedia(deps.db, logoId);
  const logo = media && (await logoBitmap(media.bytes, form.sheet.label, form.sheet.dpi));
  return sheetSvg(form, sheet, { stampOf: specimens(batch, form.form), ...(logo ? { logo } : {}) });
}

async function prepare(
  deps: PrintingDeps,
  principal: Principal,
  code: string,
  order: PreviewOrder,
): Promise<Prepared> {
  const row = await deps.readBatch(principal, code);
  const batch = stampBatch(row);
  const settings = await resolveSettings(deps.db, row.producerId, order);
  const { stock, printer, design, startAt, cropMarks, output } = settings;
  const perSheet = labelsPerSheet(stock.geometry);
  const span = await spanOf(deps, principal, row, order, output === 'zpl' ? Infinity : MAX_SHEETS * perSheet);
  const texts = await batchTexts(deps.db, row, deps.clock());
  const profile = row.profile === 'compact' ? 'compact' : 'signed';
  const content = labelContent(texts, design, output === 'zpl');
  const { form, level } = await fitLevel(design, async (level) => ({
    laidOut: layOutRun(
      {
        batch,
        firstIndex: span.first,
        lastIndex: span.last,
        skipped: span.skipped,
        geometry: stock.geometry,
        stockName: stock.name,
        startSlot: startAt,
        // As it is to come out of the printer: the correction undoes what the printer does.
        alignment: NO_ALIGNMENT,
        dpi: printer.dpi,
        level,
        content,
        cropMarks,
      },
      () => specimenForm(batch, profile, level),
    ),
  }));
  const { label, modules } = form.sheet;
  const preview: Preview = {
    output,
    first: span.first,
    last: span.last,
    startAt,
    sheets: form.sheets,
    labelsPerSheet: perSheet,
    stockName: stock.name,
    pageWidthMm: stock.geometry.pageWidthMm,
    pageHeightMm: stock.geometry.pageHeightMm,
    slots: Array.from({ length: perSheet }, (_, at) => slotRect(stock.geometry, at + 1)),
    printer,
    design,
    level,
    moduleMm: rounded(label.moduleDots * dotMm(printer.dpi)),
    isSmallest: label.moduleDots === minModuleDots(printer.dpi),
    symbolMm: rounded(label.box.sideMm),
    smallestLabelMm: rounded(sideWith(smallestLabelMm(modules, printer.dpi), content.scratch)),
    scratch: label.scratch?.rect ?? null,
    missing: missingParts(label),
    hasLogo: texts.logo !== undefined,
    printedBefore: span.printedBefore,
    firstVoided: span.firstVoided,
    unprintable: span.unprintable,
    skipped: [...span.skipped],
    hasUnprinted: span.hasUnprinted,
  };
  return { preview, form, batch, logoId: design.logo ? (texts.logo?.mediaId ?? null) : null };
}

/** The stamps asked for, else the next that nobody printed, as many as one file takes. */
async function spanOf(
  deps: PrintingDeps,
  principal: Principal,
  batch: BatchRow,
  { first, last, startAt, skipUnprintable = false }: PreviewOrder,
  limit: number,
) {
  const asked = first === undefined || last === undefined ? undefined : { first, last };
  if (asked && asked.last < asked.first) throw problem('range-invalid', { field: 'last' });
  if (asked && asked.last >= batch.quantity) {
    const params = { first: batch.quantity, last: asked.last, limit: batch.quantity - 1 };
    throw problem('index-outside-batch', { field: 'last', params });
  }
  const outlook = await deps.printOutlook(principal, batch.code, asked);
  const { next } = outlook;
  const open = next ?? { first: 0, last: batch.quantity - 1 };
  const span = asked ?? { first: open.first, last: Math.min(open.last, open.first + limit - startAt) };
  // With nothing left to print, the stamps looked at were chosen here.
  const isChosenHere = next === undefined && asked === undefined;
  const { printedBefore, voided, unprintable } = isChosenHere
    ? await deps.printOutlook(principal, batch.code, span)
    : outlook;
  return {
    ...span,
    printedBefore,
    firstVoided: voided?.first ?? null,
    hasUnprinted: next !== undefined,
    ...leftOut(span, unprintable, skipUnprintable),
  };
}

/** What of a span cannot be printed, and what is left out of it; with nothing left to print nothing is. */
function leftOut(span: IndexSpan, unprintable: readonly IndexSpan[], isSkipping: boolean) {
  const within = unprintable.flatMap(({ first, last }) =>
    first > span.last ? [] : [{ first, last: Math.min(last, span.last) }],
  );
  const count = within.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const isAll = count > span.last - span.first;
  return { unprintable: count, skipped: isSkipping && !isAll ? within : [] };
}

function rounded(mm: number): number {
  return Math.ceil(mm * 100 - 1e-6) / 100;
}
