import { hiddenCodeGroups } from '../../stamps/hidden-code/index.ts';
import {
  dotMm,
  hiddenCodeRuns,
  layOutSlots,
  type SheetPlan,
  type SlotRun,
  serialRuns,
  stampsOnSheet,
  type TextRun,
} from '../../stamps/sheet/index.ts';
import { type StoredFont, storedLine } from './dot-text.ts';
import { widened } from './dots.ts';
import { serialGroups } from './serial-groups.ts';
import { type StampBatch, type StampSecrets, stampMaker } from './stamp-maker.ts';
import { type SymbolForm, symbolDrawer } from './symbol.ts';
import { graphicField } from './zpl-graphic.ts';

/** Name of the graphic with what is the same on every label, in the printer's memory. */
export const LABEL_GRAPHIC = 'R:TEMQUE.GRF';

/** What a worker must know to write any label of a print run in ZPL II; plain data. */
export interface ZplPlan {
  /** Unique per print run: workers keep what they derive from a plan under it. */
  readonly key: string;
  readonly batch: StampBatch;
  readonly secrets: StampSecrets;
  readonly form: SymbolForm;
  readonly sheet: SheetPlan;
  readonly run: SlotRun;
  /** Of the serial's characters. */
  readonly font: StoredFont;
  /** Of the digits of hidden codes; without characters in a batch without them. */
  readonly codeFont: StoredFont;
  /** Where the label graphic lies on a label, in dots; absent when there is none. */
  readonly graphicAt?: { readonly x: number; readonly y: number };
}

/** Writes the labels of one print run. */
export interface ZplWriter {
  /** One printed page (1-based): a label, or a row of labels side by side. */
  page(sheet: number): string;
}

/** A writer for the labels of a plan. Everything is a graphic, so that any printer of the language prints the same. */
export function zplWriter(plan: ZplPlan): ZplWriter {
  const { sheet: layout, run, font, codeFont } = plan;
  const maker = stampMaker(plan.batch, plan.secrets);
  const drawer = symbolDrawer(plan.form, maker.segments(maker.make(run.firstIndex)));
  const perMm = 1 / dotMm(layout.dpi);
  const slots = layOutSlots(layout);
  const { moduleDots } = layout.label;
  const { pageWidthMm, pageHeightMm } = layout.geometry;
  const page = `^PW${Math.round(pageWidthMm * perMm)}^LL${Math.round(pageHeightMm * perMm)}`;
  const line = ({ text, xMm, baselineYMm }: TextRun, stored: StoredFont) => {
    const left = Math.round(xMm * perMm) - stored.bearingDots;
    const top = Math.round(baselineYMm * perMm) - stored.baselineDots;
    const graphics = storedLine(stored, text);
    return `${graphics.map(({ graphic, xDots }) => `${origin(left + xDots, top)}^XG${graphic}^FS`).join('')}\n`;
  };
  return {
    page(sheet) {
      let fields = '';
      for (const slot of stampsOnSheet(slots, run, sheet)) {
        const stamp = maker.make(slot.index);
        const bits = drawer.draw(maker.segments(stamp));
        const symbol = widened({ width: drawer.modules, height: drawer.modules, rows: bits }, moduleDots);
        if (plan.graphicAt) {
          const { x, y } = plan.graphicAt;
          const left = Math.round(slot.rect.xMm * perMm) + x;
          const top = Math.round(slot.rect.yMm * perMm) + y;
          fields += `${origin(left, top)}^XG${LABEL_GRAPHIC}^FS\n`;
        }
        fields += `${origin(slot.symbol.xDots, slot.symbol.yDots)}${graphicField(symbol, moduleDots)}^FS\n`;
        const code = maker.hiddenCode(slot.index);
        const serial = serialRuns(layout, slot, serialGroups(stamp.serial));
        fields += serial.map((run) => line(run, font)).join('');
        if (code === undefined) continue;
        const groups = hiddenCodeRuns(layout, slot, hiddenCodeGroups(code));
        fields += groups.map((run) => line(run, codeFont)).join('');
      }
      return `^XA${page}^LH0,0\n${fields}^XZ\n`;
    },
  };
}

/** A field's place; the language has none left of or above the label. */
function origin(xDots: number, yDots: number): string {
  return `^FO${Math.max(0, xDots)},${Math.max(0, yDots)}`;
}
