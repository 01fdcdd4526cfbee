import { once } from 'node:events';
import { stampNumber } from '../../stamps/serial/index.ts';
import {
  dotMm,
  isBlank,
  labelDrawing,
  layOutSlots,
  sheetMarks,
  stampCount,
} from '../../stamps/sheet/index.ts';
import { labelPlacement } from './page-content.ts';
import type { PagePlan } from './page-plan.ts';
import type { PrintTask } from './page-worker.ts';
import { addCompressedPage, addForm, openPdf } from './pdf-document.ts';
import { drawingContent } from './pdf-drawing.ts';
import { openFonts, type PdfFonts } from './pdf-fonts.ts';
import { inOrder, stopSignal } from './print-pool.ts';
import type { RenderOptions } from './render-parts.ts';
import { SERIAL_CHARACTERS } from './serial-glyphs.ts';
import type { SheetForm, SheetRequest } from './sheet-form.ts';

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
    title: `${request.batch.batchCode} ${stampNumber(request.firstIndex)}–${stampNumber(request.lastIndex)}`,
    createdMs: request.createdMs,
    geometry: request.geometry,
  });
  const fonts = openFonts(doc);
  const forms = addForms(doc, fonts, request, form);
  const plan = pagePlan(request, form, fonts, forms);
  const stop = stopSignal(output, signal);
  doc.pipe(output);
  const stampsTotal = stampCount(request);
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
  const { sheet } = form;
  const perMm = 1 / dotMm(sheet.dpi);
  const forms: Forms = {};
  const page = { width: geometry.pageWidthMm * perMm, height: geometry.pageHeightMm * perMm };
  const drawing = labelDrawing(sheet.label, request.logo);
  if (!isBlank(drawing)) {
    const content = drawingContent(drawing, perMm, fonts);
    const size = { width: geometry.labelWidthMm * perMm, height: geometry.labelHeightMm * perMm };
    const label = addForm(doc, content, { fonts: fonts.resources }, size);
    const all = layOutSlots(sheet).map(({ rect }) => labelPlacement(rect, perMm, 'L'));
    forms.L = label;
    forms.A = addForm(doc, all.join(''), { forms: { L: label } }, page);
  }
  const marks = sheetMarks(sheet);
  if (!isBlank(marks)) forms.S = addForm(doc, drawingContent(marks, perMm, fonts), {}, page);
  return forms;
}

let plans = 0;

function pagePlan(request: SheetRequest, form: SheetForm, fonts: PdfFonts, forms: Forms): PagePlan {
  const { label, footer } = form.sheet;
  plans += 1;
  return {
    key: `${request.batch.batchCode} ${plans}`,
    batch: request.batch,
    secrets: request.secrets,
    form: form.form,
    sheet: { ...form.sheet, label: { ...label, texts: [], stars: [] } },
    run: form.run,
    names: {
      serialFont: fonts.name('semibold'),
      footerFont: fonts.name('regular'),
      ...(forms.L ? { labelForm: 'L', allLabelsForm: 'A' } : {}),
      ...(forms.S ? { sheetForm: 'S' } : {}),
    },
    serialGlyphs: fonts.glyphs(SERIAL_CHARACTERS, 'semibold'),
    footerGlyphs: footer ? fonts.glyphs(`${footer.text}0123456789`, 'regular') : {},
  };
}
