import { deflateSync } from 'node:zlib';
import {
  dotMm,
  modulesOfVersion,
  QUIET_ZONE_MODULES,
  type RectMm,
  sheetRange,
  slotRect,
} from '../../stamps/sheet/index.ts';
import { decimal } from './decimal.ts';
import { FOOTER_FIELDS, type GlyphTable, type PagePlan } from './page-plan.ts';
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
  const perMm = 1 / dotMm(plan.dpi);
  const { labelsPerSheet } = plan.run;
  const slots = Array.from({ length: labelsPerSheet }, (_, at) =>
    slotContent(plan, slotRect(plan.geometry, at + 1, plan.alignment), perMm),
  );
  const glyphs = glyphBytes(plan.serialGlyphs);
  const symbolBytes = drawer.rowBytes * drawer.modules;
  const page = Buffer.allocUnsafe(4_096 + labelsPerSheet * (1_024 + 2 * symbolBytes));
  const serialSize = plan.layout.serial?.sizeMm ?? 0;
  const serialFont = `BT /${plan.names.serialFont} ${decimal(serialSize * perMm)} Tf\n`;

  return {
    page(sheet) {
      const { firstIndex, lastIndex, firstSlot } = sheetRange(plan.run, sheet);
      const used = slots.slice(firstSlot - 1, firstSlot + lastIndex - firstIndex);
      const serials: string[] = [];
      const unit = decimal(POINTS_PER_INCH / plan.dpi, 6);
      let end = page.write(`0 g\n${unit} 0 0 ${unit} 0 0 cm\n`, 0, 'latin1');
      if (plan.names.sheetForm) end += page.write(`/${plan.names.sheetForm} Do\n`, end, 'latin1');
      for (const [at, slot] of used.entries()) {
        const stamp = maker.make(firstIndex + at);
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
      if (plan.layout.serial) {
        end += page.write(serialFont, end, 'latin1');
        for (const [at, slot] of used.entries()) {
          for (const line of slot.serial) end = line.write(page, end, serials[at] ?? '', glyphs);
        }
        end += page.write('ET\n', end, 'latin1');
      }
      end += page.write(footer(plan, sheet, firstIndex, lastIndex, perMm), end, 'latin1');
      return deflateSync(page.subarray(0, end), DEFLATE);
    },
  };
}

function slotContent(plan: PagePlan, rect: RectMm, perMm: number): SlotContent {
  const { moduleDots, box, serial } = plan.layout;
  const modules = modulesOfVersion(plan.form.version);
  const side = modules * moduleDots;
  const x = Math.round((rect.xMm + box.xMm) * perMm) + QUIET_ZONE_MODULES * moduleDots;
  const y = Math.round((rect.yMm + box.yMm) * perMm) + QUIET_ZONE_MODULES * moduleDots;
  const image = `q ${side} 0 0 -${side} ${x} ${y + side} cm BI/W ${modules}/H ${modules}/IM true/D[1 0]`;
  return {
    symbolHead: Buffer.from(`${image} ID `),
    hexHead: Buffer.from(`${image}/F/AHx ID `),
    labelForm: labelPlacement(rect, perMm, plan.names.labelForm ?? ''),
    serial: serial ? serialLines(serial, rect, perMm) : [],
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

function footer(plan: PagePlan, sheet: number, firstIndex: number, lastIndex: number, perMm: number): string {
  if (plan.footer === undefined) return '';
  const { run, glyphs } = plan.footer;
  const text = run.text
    .replace(FOOTER_FIELDS.first, String(firstIndex))
    .replace(FOOTER_FIELDS.last, String(lastIndex))
    .replace(FOOTER_FIELDS.sheet, String(sheet));
  const size = decimal(run.sizeMm * perMm);
  const place = `1 0 0 -1 ${decimal(run.xMm * perMm)} ${decimal(run.baselineYMm * perMm)} Tm`;
  return `BT /${plan.names.footerFont} ${size} Tf ${place}<${codes(text, glyphs)}>Tj ET\n`;
}

function codes(text: string, glyphs: GlyphTable): string {
  let result = '';
  for (const character of text) result += glyphs[character]?.code ?? '0000';
  return result;
}
