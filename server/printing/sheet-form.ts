import {
  type Alignment,
  type Bitmap,
  checkGeometry,
  type Dpi,
  type LabelContent,
  labelsPerSheet,
  layoutLabel,
  modulesOfVersion,
  type SheetGeometry,
  type SheetPlan,
  type SlotRun,
  type StampRun,
  type SymbolLevel,
  sheetCount,
} from '../../stamps/sheet/index.ts';
import { measureText } from './pdf-fonts.ts';
import { footerOf } from './sheet-footer.ts';
import { type StampBatch, type StampMaker, type StampSecrets, stampMaker } from './stamp-maker.ts';
import { chooseForm, type SymbolForm } from './symbol.ts';

/** A print run: everything that decides what its PDF looks like. */
export interface SheetRequest extends StampRun {
  readonly batch: StampBatch;
  /** Stamps in the whole batch; the mask is chosen on a sample of it, so that every run of a batch has the same. */
  readonly quantity: number;
  readonly secrets: StampSecrets;
  readonly geometry: SheetGeometry;
  /** As the footer names the stock. */
  readonly stockName: string;
  /** 1-based label of the first sheet to begin with. */
  readonly startSlot: number;
  readonly alignment: Alignment;
  readonly dpi: Dpi;
  readonly level: SymbolLevel;
  readonly content: LabelContent;
  /** What fills the place of the logo. */
  readonly logo?: Bitmap;
  readonly cropMarks: boolean;
  /** Recorded in the file as its creation date. */
  readonly createdMs: number;
}

/** What is known of a print run before its first page is drawn. */
export interface SheetForm {
  readonly form: SymbolForm;
  readonly sheet: SheetPlan;
  readonly run: SlotRun;
  readonly sheets: number;
}

/** Why a print run cannot be laid out. */
export type SheetFault =
  | { readonly fault: 'geometry-invalid'; readonly field: string; readonly rule: string }
  | { readonly fault: 'label-too-small'; readonly neededMm: number }
  | { readonly fault: 'start-slot-outside'; readonly slots: number }
  | { readonly fault: 'symbol-too-large' };

const SAMPLES = 12;

/** A print run as far as its layout goes: which stamps it has decides nothing but their number. */
export type RunToLayOut = Omit<SheetRequest, 'secrets' | 'quantity' | 'logo' | 'createdMs'>;

/** A print run laid out, or why that cannot be. */
export type LaidOut = ({ readonly ok: true } & SheetForm) | ({ readonly ok: false } & SheetFault);

/** Lays a print run out, or says why that cannot be. */
export function sheetForm(request: SheetRequest): LaidOut {
  const { batch, secrets, quantity, level } = request;
  return layOutRun(request, () => batchForm(stampMaker(batch, secrets), quantity, level));
}

/** As {@link sheetForm}, with symbols of a given form. */
export function layOutRun(request: RunToLayOut, formOf: () => SymbolForm | undefined): LaidOut {
  const [fault] = checkGeometry(request.geometry);
  if (fault) return { ok: false, fault: 'geometry-invalid', field: fault.field, rule: fault.code };
  const slots = labelsPerSheet(request.geometry);
  if (request.startSlot < 1 || request.startSlot > slots)
    return { ok: false, fault: 'start-slot-outside', slots };
  const form = formOf();
  if (form === undefined) return { ok: false, fault: 'symbol-too-large' };
  const modules = modulesOfVersion(form.version);
  const { geometry, dpi, alignment } = request;
  const size = { widthMm: geometry.labelWidthMm, heightMm: geometry.labelHeightMm };
  const laidOut = layoutLabel({ ...size, dpi, modules }, request.content, measureText);
  if (!laidOut.ok) return { ok: false, fault: 'label-too-small', neededMm: laidOut.neededMm };
  const { firstIndex, lastIndex, skipped = [], startSlot } = request;
  const run: SlotRun = { firstIndex, lastIndex, skipped, startSlot, labelsPerSheet: slots };
  const sheets = sheetCount(run);
  const footer = footerOf(request, sheets);
  const sheet: SheetPlan = {
    geometry: plainGeometry(geometry),
    alignment,
    dpi,
    modules,
    label: laidOut.layout,
    cropMarks: request.cropMarks,
    ...(footer ? { footer } : {}),
  };
  return { ok: true, form, sheet, run, sheets };
}

/** The geometry alone: a stock has more members, which no worker needs. */
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

/** The symbol form of a batch, from stamps spread over all of it. */
export function batchForm(maker: StampMaker, quantity: number, level: SymbolLevel): SymbolForm | undefined {
  const count = Math.min(SAMPLES, quantity);
  const samples = Array.from({ length: count }, (_, at) =>
    maker.segments(maker.make(Math.floor((at * quantity) / count))),
  );
  return chooseForm(samples, level);
}
