import { deflateSync } from 'node:zlib';
import {
  dotMm,
  footerOfSheet,
  layOutSlots,
  modulesOfVersion,
  type RectMm,
  type SlotLayout,
  stampsOfSheet,
  type TextRun,
} from '../../stamps/sheet/index.ts';
import { decimal } from './decimal.ts';
import type { GlyphTable, PagePlan } from './page-plan.ts';
import { glyphBytes, type SerialLine, serialLines } from './serial-glyphs.ts';
import { stampMaker } from './stamp-maker.ts';
import { symbolDrawer } from './symbol.ts';

/** Writes the content streams of the pages of one print run. */
export interface PageWriter {
  /** The compressed content of sheet `sheet` (1-based); it counts on y pointing down from the sheet's top left. */
  page(sheet: number): Uint8Array;
}

/** What of a label's content is the same on every sheet. */
interface SlotContent {
  /** Up to the bytes of the symbol. */
  readonly symbolHead: Buffer;
  /** The same for a symbol in hexadecimal. */
  readonly hexHead: Buffer;
  readonly labelForm: string;
  readonly serial: readonly SerialLine[];
  readonly hiddenCode: readonly SerialLine[];
}

const POINTS_PER_INCH = 72;
const END_OF_SYMBOL = Buffer.from('\nEI Q\n');
const END_OF_HEX = Buffer.from('>\nEI Q\n');
/** Symbols hardly compress; a higher level costs more time than the rest of the page. */
const DEFLATE = { level: 1, memLevel: 9 };

/** A writer for the pages of a plan. All lengths on the page are in printer dots, so symbols lie on whole dots. */
export function pageWriter(plan: PagePlan): PageWriter {
  const maker = stampMaker(plan.batch, plan.secrets);
  const drawer = symbolDrawer(plan.form, maker.segments(maker.make(plan.run.firstIndex)));
  const { dpi, label } = plan.sheet;
  const perMm = 1 / dotMm(dpi);
  const { labelsPerSheet } = plan.run;
  const slots = layOutSlots(plan.sheet).map((slot) => slotContent(plan, slot, perMm));
  const glyphs = glyphBytes(plan.serialGlyphs);
  const symbolBytes = drawer.rowBytes * drawer.modules;
  const { scratch } = label;
  const codeFont = `BT /${plan.names.serialFont} ${decimal((scratch?.sizeMm ?? 0) * perMm)} Tf\n`;
  const page = Buffer.allocUnsafe(4_096 + labelsPerSheet * (1_024 + 2 * symbolBytes));
  const serialSize = label.serial?.sizeMm ?? 0;
  const serialFont = `BT /${plan.names.serialFont} ${decimal(serialSize * perMm)} Tf\n`;

  return {
    page(sheet) {
      const { indexes, firstSlot } = stampsOfSheet(plan.run, sheet);
      const used = slots.slice(firstSlot - 1, firstSlot - 1 + indexes.length);
      const serials: string[] = [];
      const unit = decimal(POINTS_PER_INCH / dpi, 6);
      let end = page.write(`0 g\n${unit} 0 0 ${unit} 0 0 cm\n`, 0, 'latin1');
      if (plan.names.sheetForm) end += page.write(`/${plan.names.sheetForm} Do\n`, end, 'latin1');
      for (const [at, index] of indexes.entries()) {
        const slot = used[at];
        if (slot === undefined) throw new TypeError('a sheet holds no more stamps than labels');
        const stamp = maker.make(index);
        serials.push(stamp.serial);
        const bits = drawer.draw(maker.segments(stamp));
        const isHex = endsEarly(bits);
        const head = isHex ? slot.hexHead : slot.symbolHead;
        end += head.copy(page, end);
        if (isHex) end += page.write(Buffer.from(bits).toString('hex'), end, 'latin1');
        else {
          page.set(bits, end);
          end += bits.length;
        }
        end += (isHex ? END_OF_HEX : END_OF_SYMBOL).copy(page, end);
      }
      const { labelForm, allLabelsForm } = plan.names;
      if (allLabelsForm !== undefined && used.length === labelsPerSheet) {
        end += page.write(`/${allLabelsForm} Do\n`, end, 'latin1');
      } else if (labelForm !== undefined) {
        for (const slot of used) end += page.write(slot.labelForm, end, 'latin1');
      }
      if (label.serial) {
        end += page.write(serialFont, end, 'latin1');
        for (const [at, slot] of used.entries()) {
          for (const line of slot.serial) end = line.write(page, end, serials[at] ?? '', glyphs);
        }
        end += page.write('ET\n', end, 'latin1');
      }
      if (scratch) {
        end += page.write(codeFont, end, 'latin1');
        for (const [at, slot] of used.entries()) {
          const code = maker.hiddenCode(indexes[at] ?? 0) ?? '';
          for (const line of slot.hiddenCode) end = line.write(page, end, code, glyphs);
        }
        end += page.write('ET\n', end, 'latin1');
      }
      const footer = footerOfSheet(plan.sheet, plan.run, sheet);
      if (footer) end += page.write(footerContent(plan, footer, perMm), end, 'latin1');
      return deflateSync(page.subarray(0, end), DEFLATE);
    },
  };
}

function slotContent(plan: PagePlan, slot: SlotLayout, perMm: number): SlotContent {
  const modules = modulesOfVersion(plan.form.version);
  const { xDots, yDots, sideDots } = slot.symbol;
  const image = `q ${sideDots} 0 0 -${sideDots} ${xDots} ${yDots + sideDots} cm BI/W ${modules}/H ${modules}/IM true/D[1 0]`;
  return {
    symbolHead: Buffer.from(`${image} ID `),
    hexHead: Buffer.from(`${image}/F/AHx ID `),
    labelForm: labelPlacement(slot.rect, perMm, plan.names.labelForm ?? ''),
    serial: serialLines(slot.serial, perMm),
    hiddenCode: serialLines(slot.hiddenCode, perMm),
  };
}

/** Draws the label's form at a label. */
export function labelPlacement(rect: RectMm, perMm: number, name: string): string {
  return `q 1 0 0 1 ${decimal(rect.xMm * perMm)} ${decimal(rect.yMm * perMm)} cm/${name} Do Q\n`;
}

/** Whether the bytes hold `EI`: some readers take that for the end of the image, so such a symbol goes in hexadecimal. */
function endsEarly(bits: Uint8Array): boolean {
  for (let at = bits.indexOf(0x45); at >= 0; at = bits.indexOf(0x45, at + 1)) {
    if (bits[at + 1] === 0x49) return true;
  }
  return false;
}

function footerContent(plan: PagePlan, run: TextRun, perMm: number): string {
  const size = decimal(run.sizeMm * perMm);
  const place = `1 0 0 -1 ${decimal(run.xMm * perMm)} ${decimal(run.baselineYMm * perMm)} Tm`;
  return `BT /${plan.names.footerFont} ${size} Tf ${place}<${codes(run.text, plan.footerGlyphs)}>Tj ET\n`;
}

function codes(text: string, glyphs: GlyphTable): string {
  let result = '';
  for (const character of text) result += glyphs[character]?.code ?? '0000';
  return result;
}
