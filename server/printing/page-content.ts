import { deflateSync } from 'node:zlib';
import {
  dotMm,
  modulesOfVersion,
  QUIET_ZONE_MODULES,
  type RectMm,
  serialLine,
  sheetRange,
  slotRect,
} from '../../stamps/sheet/index.ts';
import { FOOTER_FIELDS, type GlyphTable, type PagePlan } from './page-plan.ts';
import { type MadeStamp, type StampMaker, stampMaker } from './stamp-maker.ts';
import { type SymbolDrawer, symbolDrawer } from './symbol.ts';

/** Writes the content streams of the pages of one print run. */
export interface PageWriter {
  /** The compressed content of sheet `sheet` (1-based); it counts on y pointing down from the sheet's top left. */
  page(sheet: number): Uint8Array;
}

/** Points per printer dot. */
const POINTS_PER_INCH = 72;

/** A writer for the pages of a plan. All lengths on the page are in printer dots, so symbols lie on whole dots. */
export function pageWriter(plan: PagePlan): PageWriter {
  const maker = stampMaker(plan.batch, plan.secrets);
  const drawer = symbolDrawer(plan.form, maker.segments(maker.make(plan.run.firstIndex)));
  const perMm = 1 / dotMm(plan.dpi);
  const slots = Array.from({ length: plan.run.labelsPerSheet }, (_, at) =>
    slotRect(plan.geometry, at + 1, plan.alignment),
  );
  return {
    page(sheet) {
      const range = sheetRange(plan.run, sheet);
      const stamps: { stamp: MadeStamp; rect: RectMm }[] = [];
      for (let index = range.firstIndex; index <= range.lastIndex; index++) {
        const rect = slots[range.firstSlot - 1 + index - range.firstIndex];
        if (rect) stamps.push({ stamp: maker.make(index), rect });
      }
      const chunks: Buffer[] = [];
      const write = (text: string) => chunks.push(Buffer.from(text, 'latin1'));
      const unit = decimal(POINTS_PER_INCH / plan.dpi, 6);
      write(`0 g\n${unit} 0 0 ${unit} 0 0 cm\n`);
      if (plan.names.sheetForm) write(`/${plan.names.sheetForm} Do\n`);
      writeSymbols(plan, maker, drawer, stamps, perMm, chunks);
      write(labelForms(plan, stamps, perMm));
      write(serials(plan, stamps, perMm));
      write(footer(plan, sheet, range.firstIndex, range.lastIndex, perMm));
      return deflateSync(Buffer.concat(chunks), { level: 1 });
    },
  };
}

function writeSymbols(
  plan: PagePlan,
  maker: StampMaker,
  drawer: SymbolDrawer,
  stamps: readonly { stamp: MadeStamp; rect: RectMm }[],
  perMm: number,
  chunks: Buffer[],
): void {
  const { moduleDots, box } = plan.layout;
  const modules = modulesOfVersion(plan.form.version);
  const side = modules * moduleDots;
  const header = `BI/W ${modules}/H ${modules}/IM true/D[1 0]`;
  for (const { stamp, rect } of stamps) {
    const bits = drawer.draw(maker.segments(stamp));
    const x = Math.round((rect.xMm + box.xMm) * perMm) + QUIET_ZONE_MODULES * moduleDots;
    const y = Math.round((rect.yMm + box.yMm) * perMm) + QUIET_ZONE_MODULES * moduleDots;
    const place = `q ${side} 0 0 -${side} ${x} ${y + side} cm `;
    if (endsEarly(bits)) {
      chunks.push(Buffer.from(`${place}${header}/F/AHx ID ${Buffer.from(bits).toString('hex')}> EI Q\n`));
    } else {
      chunks.push(Buffer.from(`${place}${header} ID `), Buffer.from(bits), END_OF_SYMBOL);
    }
  }
}

const END_OF_SYMBOL = Buffer.from('\nEI Q\n');

/** Whether the bytes hold `EI`: some readers take that for the end of the image, so such a symbol goes in hexadecimal. */
function endsEarly(bits: Uint8Array): boolean {
  for (let at = bits.indexOf(0x45); at >= 0; at = bits.indexOf(0x45, at + 1)) {
    if (bits[at + 1] === 0x49) return true;
  }
  return false;
}

function labelForms(plan: PagePlan, stamps: readonly { rect: RectMm }[], perMm: number): string {
  const name = plan.names.labelForm;
  if (name === undefined) return '';
  return stamps
    .map(
      ({ rect }) => `q 1 0 0 1 ${decimal(rect.xMm * perMm)} ${decimal(rect.yMm * perMm)} cm/${name} Do Q\n`,
    )
    .join('');
}

function serials(
  plan: PagePlan,
  stamps: readonly { stamp: MadeStamp; rect: RectMm }[],
  perMm: number,
): string {
  const layout = plan.layout.serial;
  if (layout === undefined) return '';
  let text = `BT /${plan.names.serialFont} ${decimal(layout.sizeMm * perMm)} Tf\n`;
  for (const { stamp, rect } of stamps) {
    const { serial } = stamp;
    const groups = [serial.slice(0, 4), serial.slice(4, 8), serial.slice(8, 12), serial.slice(12)];
    for (const line of layout.lines) {
      const x = decimal((rect.xMm + line.xMm) * perMm);
      const y = decimal((rect.yMm + line.baselineYMm) * perMm);
      text += `1 0 0 -1 ${x} ${y} Tm${shown(serialLine(groups, line), plan.serialGlyphs)}\n`;
    }
  }
  return `${text}ET\n`;
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
  return `BT /${plan.names.footerFont} ${size} Tf ${place}${shown(text, glyphs)} ET\n`;
}

function shown(text: string, glyphs: GlyphTable): string {
  let codes = '';
  for (const character of text) codes += glyphs[character]?.code ?? '0000';
  return `<${codes}>Tj`;
}

/** A number for a content stream, without trailing zeros. */
export function decimal(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)));
}
