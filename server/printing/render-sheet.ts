import { once } from 'node:events';
import type { Writable } from 'node:stream';
import {
  CROP_MARK_REACH_MM,
  cropMarks,
  dotMm,
  type SheetGeometry,
  sheetFooter,
  slotRect,
  type TextRun,
} from '../../stamps/sheet/index.ts';
import { labelPlacement } from './page-content.ts';
import { FOOTER_FIELDS, type PagePlan } from './page-plan.ts';
import type { PrintTask } from './page-worker.ts';
import { addCompressedPage, addForm, openPdf } from './pdf-document.ts';
import { drawingContent } from './pdf-drawing.ts';
import { measureText, openFonts, type PdfFonts } from './pdf-fonts.ts';
import { inOrder, type PrintPool, stopSignal } from './print-pool.ts';
import type { SheetForm, SheetRequest } from './sheet-form.ts';

/** How far a print run is. */
export interface PrintProgress {
  readonly stampsDone: number;
  readonly stampsTotal: number;
}

/** Where and how a print run is written. */
export interface RenderOptions {
  readonly pool: PrintPool;
  /** Receives the PDF and is ended after it. */
  readonly output: Writable;
  readonly onProgress?: (progress: PrintProgress) => void;
  /** Stops the work; the output is destroyed. */
  readonly signal?: AbortSignal;
}

const SERIAL_CHARACTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ-';
/** About this many stamps make one task: enough to outweigh its crossing into a worker. */
const STAMPS_PER_TASK = 130;

/**
 * Writes the PDF of a print run: pages are made in workers, in order, no faster than the output takes them.
 * The same request gives the same bytes.
 *
 * @throws AbortError when the signal is aborted, and whatever the output fails with.
 */
export async function renderSheet(
  request: SheetRequest,
  form: SheetForm,
  options: RenderOptions,
): Promise<void> {
  const { pool, output, onProgress, signal } = options;
  const doc = openPdf({
    title: `${request.batch.batchCode} ${request.firstIndex}–${request.lastIndex}`,
    createdMs: request.createdMs,
    geometry: request.geometry,
  });
  const fonts = openFonts(doc);
  const forms = addForms(doc, fonts, request, form);
  const plan = pagePlan(request, form, fonts, forms);
  const stop = stopSignal(output, signal);
  doc.pipe(output);
  const stampsTotal = request.lastIndex - request.firstIndex + 1;
  let sheetsDone = 0;
  try {
    for await (const pages of inOrder(pool, tasks(plan, form), stop)) {
      for (const content of pages) {
        addCompressedPage(doc, content, { fonts: fonts.resources, forms });
        sheetsDone++;
      }
      if (output.writableNeedDrain) await once(output, 'drain', { signal: stop });
      const filled = sheetsDone * form.run.labelsPerSheet - (form.run.startSlot - 1);
      onProgress?.({ stampsDone: Math.min(stampsTotal, filled), stampsTotal });
    }
    const finished = once(output, 'finish', { signal: stop });
    doc.end();
    await finished;
  } catch (error) {
    doc.unpipe(output);
    output.destroy();
    throw error;
  }
}

function* tasks(plan: PagePlan, form: SheetForm): Generator<PrintTask> {
  const step = Math.max(1, Math.round(STAMPS_PER_TASK / form.run.labelsPerSheet));
  for (let firstSheet = 1; firstSheet <= form.sheets; firstSheet += step) {
    yield { kind: 'pages', plan, firstSheet, lastSheet: Math.min(form.sheets, firstSheet + step - 1) };
  }
}

type Forms = Record<string, PDFKit.PDFKitReference>;

/** What is the same on every label, and on every sheet, is in the file once. */
function addForms(doc: PDFKit.PDFDocument, fonts: PdfFonts, request: SheetRequest, form: SheetForm): Forms {
  const { geometry } = request;
  const perMm = 1 / dotMm(request.dpi);
  const forms: Forms = {};
  const { texts, stars } = form.layout;
  const sheet = { width: geometry.pageWidthMm * perMm, height: geometry.pageHeightMm * perMm };
  if (texts.length > 0 || stars.length > 0) {
    const content = drawingContent({ texts, polygons: stars, strokes: [] }, perMm, fonts);
    const label = addForm(
      doc,
      content,
      { fonts: fonts.resources },
      {
        width: geometry.labelWidthMm * perMm,
        height: geometry.labelHeightMm * perMm,
      },
    );
    const all = Array.from({ length: form.run.labelsPerSheet }, (_, at) =>
      labelPlacement(slotRect(geometry, at + 1, request.alignment), perMm, 'L'),
    );
    forms.L = label;
    forms.A = addForm(doc, all.join(''), { forms: { L: label } }, sheet);
  }
  const marks = request.cropMarks ? cropMarks(geometry, request.alignment) : [];
  if (marks.length > 0) {
    const content = drawingContent({ texts: [], polygons: [], strokes: marks }, perMm, fonts);
    forms.S = addForm(doc, content, {}, sheet);
  }
  return forms;
}

let plans = 0;

function pagePlan(request: SheetRequest, form: SheetForm, fonts: PdfFonts, forms: Forms): PagePlan {
  const footer = footerRun(request, form);
  plans += 1;
  return {
    key: `${request.batch.batchCode} ${plans}`,
    batch: request.batch,
    secrets: request.secrets,
    form: form.form,
    dpi: request.dpi,
    geometry: plainGeometry(request.geometry),
    alignment: request.alignment,
    run: form.run,
    layout: { ...form.layout, texts: [], stars: [] },
    names: {
      serialFont: fonts.name('semibold'),
      footerFont: fonts.name('regular'),
      ...(forms.L ? { labelForm: 'L', allLabelsForm: 'A' } : {}),
      ...(forms.S ? { sheetForm: 'S' } : {}),
    },
    serialGlyphs: fonts.glyphs(SERIAL_CHARACTERS, 'semibold'),
    ...(footer
      ? { footer: { run: footer, glyphs: fonts.glyphs(`${footer.text}0123456789`, 'regular') } }
      : {}),
  };
}

function plainGeometry(geometry: SheetGeometry): SheetGeometry {
  const { pageWidthMm, pageHeightMm, columns, rows, labelWidthMm, labelHeightMm } = geometry;
  const { pitchXMm, pitchYMm, originXMm, originYMm } = geometry;
  return {
    pageWidthMm,
    pageHeightMm,
    columns,
    rows,
    labelWidthMm,
    labelHeightMm,
    pitchXMm,
    pitchYMm,
    originXMm,
    originYMm,
  };
}

/** Batch code, stamps of the sheet, sheet number and stock, as far as they fit; the width is judged with the longest numbers. */
function footerRun(request: SheetRequest, form: SheetForm): TextRun | undefined {
  const code = request.batch.batchCode;
  const { first, last, sheet } = FOOTER_FIELDS;
  const short = `${code} · ${first}–${last} · ${sheet}/${form.sheets}`;
  const long = `Đợt tem ${code} · tem ${first}–${last} · tờ ${sheet}/${form.sheets} · ${request.stockName}`;
  const texts = [long, `${short} · ${request.stockName}`, short];
  const longest = (text: string) =>
    text
      .replace(first, String(request.lastIndex))
      .replace(last, String(request.lastIndex))
      .replace(sheet, String(form.sheets));
  const run = sheetFooter(
    request.geometry,
    texts.map(longest),
    measureText,
    request.cropMarks ? CROP_MARK_REACH_MM + 0.3 : undefined,
  );
  const text = texts.find((candidate) => run !== undefined && longest(candidate) === run.text);
  return run && text !== undefined ? { ...run, text } : undefined;
}
