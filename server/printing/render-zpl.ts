import { dotMm, labelDrawing, stampCount } from '../../stamps/sheet/index.ts';
import { dotFont } from './dot-font.ts';
import { trimmed } from './dots.ts';
import type { PrintTask } from './page-worker.ts';
import { type RenderOptions, renderParts } from './render-parts.ts';
import { SERIAL_CHARACTERS } from './serial-glyphs.ts';
import type { SheetForm, SheetRequest } from './sheet-form.ts';
import { svgBitmap } from './svg-bitmap.ts';
import { drawingSvg } from './svg-drawing.ts';
import { storedGraphic } from './zpl-graphic.ts';
import { LABEL_GRAPHIC, type ZplPlan } from './zpl-writer.ts';

/** About this many stamps make one task. */
const STAMPS_PER_TASK = 100;

let plans = 0;

/**
 * Writes a print run in ZPL II: what is the same on every label is sent once and kept by the printer, each label recalls it.
 * The same request gives the same bytes.
 * @throws AbortError when the signal is aborted, and whatever the output fails with
 */
export async function renderZpl(
  request: SheetRequest,
  form: SheetForm,
  options: RenderOptions,
): Promise<void> {
  const { sheet: layout, run } = form;
  const { label, geometry } = layout;
  const perMm = 1 / dotMm(layout.dpi);
  const drawing = `<g transform="scale(${perMm})">${drawingSvg(labelDrawing(label, request.logo))}</g>`;
  const [width, height] = [geometry.labelWidthMm, geometry.labelHeightMm].map((mm) => Math.ceil(mm * perMm));
  const graphic = trimmed(await svgBitmap(drawing, width ?? 0, height ?? 0));
  const { sizeMm = 0, weight = 'semibold' } = label.serial ?? {};
  const characters = await dotFont(label.serial ? SERIAL_CHARACTERS : '', sizeMm, weight, perMm, 'TQ');
  const { scratch } = label;
  const digits = await dotFont(
    scratch ? '0123456789' : '',
    scratch?.sizeMm ?? 0,
    scratch?.weight ?? weight,
    perMm,
    'TC',
  );
  const stored = [
    ...(graphic ? [{ name: LABEL_GRAPHIC, bitmap: graphic.bitmap }] : []),
    ...characters.graphics,
    ...digits.graphics,
  ];
  plans += 1;
  const plan: ZplPlan = {
    key: `zpl ${request.batch.batchCode} ${plans}`,
    batch: request.batch,
    secrets: request.secrets,
    form: form.form,
    sheet: { ...layout, label: { ...label, texts: [], stars: [] } },
    run,
    font: characters.font,
    codeFont: digits.font,
    ...(graphic ? { graphicAt: { x: graphic.x, y: graphic.y } } : {}),
  };
  const sheetsPerTask = Math.max(1, Math.round(STAMPS_PER_TASK / run.labelsPerSheet));
  await renderParts(
    {
      head: stored.map(({ name, bitmap }) => storedGraphic(name, bitmap)).join(''),
      tasks: tasks(plan, form.sheets, sheetsPerTask),
      tail: `^XA${stored.map(({ name }) => `^ID${name}^FS`).join('')}^XZ\n`,
      stampsTotal: stampCount(run),
      stampsIn: (done) => Math.max(0, done * sheetsPerTask * run.labelsPerSheet - (run.startSlot - 1)),
    },
    options,
  );
}

function* tasks(plan: ZplPlan, sheets: number, step: number): Generator<PrintTask> {
  for (let firstSheet = 1; firstSheet <= sheets; firstSheet += step) {
    yield { kind: 'labels', plan, firstSheet, lastSheet: Math.min(sheets, firstSheet + step - 1) };
  }
}
