import {
  type Bitmap,
  BLANK_DRAWING,
  dotMm,
  type FontWeight,
  footerOfSheet,
  labelDrawing,
  layOutSlots,
  type PlacedStamp,
  type SheetPlan,
  type SlotLayout,
  sheetMarks,
  stampsOnSheet,
} from '../../stamps/sheet/index.ts';
import { bitmapPath } from './bitmap-path.ts';
import { decimal } from './decimal.ts';
import { advanceMm, textPath } from './glyph-outlines.ts';
import type { SheetForm } from './sheet-form.ts';
import { drawingSvg, mm } from './svg-drawing.ts';
import type { SymbolBits } from './symbol.ts';

/** What a label shows of its stamp. */
export interface ShownStamp {
  readonly bits: SymbolBits;
  /** The serial's four groups. */
  readonly groups: readonly string[];
  /** The two groups of its hidden code; none in a batch without them. */
  readonly hiddenCode: readonly string[];
}

/** One sheet (1-based) of a print run as SVG in its own size; what its PDF page shows, at the same places. */
export function sheetSvg(
  form: Pick<SheetForm, 'sheet' | 'run'>,
  sheet: number,
  options: { readonly stampOf: (index: number) => ShownStamp; readonly logo?: Bitmap },
): string {
  const { sheet: plan, run } = form;
  const { pageWidthMm: width, pageHeightMm: height } = plan.geometry;
  const placed = stampsOnSheet(layOutSlots(plan), run, sheet);
  const shown = placed.map((slot) => ({ slot, ...options.stampOf(slot.index) }));
  const symbols = symbolDefs(
    plan,
    shown.map(({ bits }) => bits),
  );
  const serial = lineWriter('c', plan.label.serial);
  const code = lineWriter('h', plan.label.scratch);
  const labels = shown.map(
    ({ slot, bits, groups, hiddenCode }) =>
      `<use href="#label" x="${mm(slot.rect.xMm)}" y="${mm(slot.rect.yMm)}"/>` +
      symbols.use(bits, slot) +
      serial.write(slot.serial, groups) +
      code.write(slot.hiddenCode, hiddenCode),
  );
  const footer = footerOfSheet(plan, run, sheet);
  const rest = `${drawingSvg(sheetMarks(plan))}${drawingSvg({ ...BLANK_DRAWING, texts: footer ? [footer] : [] })}`;
  const label = `<g id="label">${drawingSvg(labelDrawing(plan.label, options.logo))}</g>`;
  const size = `width="${mm(width)}mm" height="${mm(height)}mm" viewBox="0 0 ${mm(width)} ${mm(height)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>${label}${symbols.defs}${serial.defs()}${code.defs()}</defs>` +
    `<path fill="#fff" d="M0 0h${mm(width)}v${mm(height)}H0z"/>${labels.join('')}${rest}</svg>\n`
  );
}

/** Every symbol that differs is defined once: a preview's specimen is the same on all labels. */
function symbolDefs(plan: SheetPlan, all: readonly SymbolBits[]) {
  const ids = new Map<SymbolBits, number>();
  for (const bits of all) if (!ids.has(bits)) ids.set(bits, ids.size);
  const dot = dotMm(plan.dpi);
  const scale = decimal(plan.label.moduleDots * dot, 6);
  const defs = [...ids].map(([rows, id]) => {
    const path = bitmapPath({ width: plan.modules, height: plan.modules, rows });
    return `<path id="s${id}" transform="scale(${scale})" shape-rendering="crispEdges" d="${path}"/>`;
  });
  return {
    defs: defs.join(''),
    use(bits: SymbolBits, { symbol }: PlacedStamp): string {
      return `<use href="#s${ids.get(bits)}" x="${decimal(symbol.xDots * dot, 6)}" y="${decimal(symbol.yDots * dot, 6)}"/>`;
    },
  };
}

/** Serials and hidden codes share their characters' outlines; they are not kerned, so each character has one width. */
function lineWriter(
  prefix: string,
  font: { readonly sizeMm: number; readonly weight: FontWeight } | undefined,
) {
  const { sizeMm = 0, weight = 'semibold' } = font ?? {};
  const known = new Map<string, { readonly id: string; readonly widthMm: number }>();
  const character = (text: string) => {
    const found = known.get(text);
    if (found) return found;
    const made = { id: `${prefix}${known.size}`, widthMm: advanceMm(text, sizeMm, weight) };
    known.set(text, made);
    return made;
  };
  return {
    write(lines: SlotLayout['serial'], groups: readonly string[]): string {
      return lines
        .map(({ groups: line, xMm, baselineYMm }) => {
          let x = xMm;
          let uses = '';
          for (const text of line.map((at) => groups[at]).join('-')) {
            const { id, widthMm } = character(text);
            uses += `<use href="#${id}" x="${mm(x)}" y="${mm(baselineYMm)}"/>`;
            x += widthMm;
          }
          return uses;
        })
        .join('');
    },
    defs: () =>
      [...known]
        .map(
          ([text, { id }]) =>
            `<path id="${id}" d="${textPath({ text, xMm: 0, baselineYMm: 0, sizeMm, weight })}"/>`,
        )
        .join(''),
  };
}
