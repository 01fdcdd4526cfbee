import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { FontWeight, MeasureText } from '../../stamps/sheet/index.ts';
import type { Glyph, GlyphTable } from './page-plan.ts';

/** The font itself, in its own units, y pointing up. */
export interface OutlineFont {
  readonly unitsPerEm: number;
  layout(
    text: string,
    features: Readonly<Record<string, boolean>>,
  ): {
    readonly glyphs: readonly {
      readonly path: {
        readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
      };
    }[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  };
}

/** The part of pdfkit's embedded font that content streams of our own need. */
interface EmbeddedFont {
  readonly id: string;
  encode(
    text: string,
    features?: Readonly<Record<string, boolean>>,
  ): [codes: string[], positions: { readonly advanceWidth: number; readonly xAdvance: number }[]];
  readonly font: OutlineFont;
  readonly dictionary: PDFKit.PDFKitReference;
  ref(): PDFKit.PDFKitReference;
}

declare global {
  namespace PDFKit {
    interface PDFDocument {
      /** The font selected by `font()`. */
      readonly _font: EmbeddedFont;
      readonly _root: { readonly data: Record<string, unknown> };
    }
  }
}

const require = createRequire(import.meta.url);

/** Be Vietnam Pro has every Vietnamese letter; its licence (OFL 1.1) allows embedding. */
const FILES: Readonly<Record<FontWeight, string>> = {
  regular: '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  semibold: '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf',
};

/** The fonts of one PDF, with what a content stream needs to use them. */
export interface PdfFonts {
  /** Resource name and object of each font, for a page's or form's resources. */
  readonly resources: Readonly<Record<string, PDFKit.PDFKitReference>>;
  name(weight: FontWeight): string;
  /** The operand and operator that show a text, kerned. */
  show(text: string, weight: FontWeight): string;
  /** Codes of single characters, for text that is made page by page. */
  glyphs(characters: string, weight: FontWeight): GlyphTable;
}

/** Without ligatures, so that every character stays its own when the text is copied out of the PDF. */
export const FEATURES = { liga: false, clig: false, dlig: false };

/** Opens both weights in a document; only the characters that are used are embedded. */
export function openFonts(doc: PDFKit.PDFDocument): PdfFonts {
  const font = (weight: FontWeight) => doc.font(require.resolve(FILES[weight]))._font;
  const fonts = { regular: font('regular'), semibold: font('semibold') };
  return {
    resources: { [fonts.regular.id]: fonts.regular.ref(), [fonts.semibold.id]: fonts.semibold.ref() },
    name: (weight) => fonts[weight].id,
    show(text, weight) {
      const [codes, positions] = fonts[weight].encode(text, FEATURES);
      let operands = '';
      codes.forEach((code, at) => {
        const position = positions[at];
        const kern = position ? Math.round(position.advanceWidth - position.xAdvance) : 0;
        operands += kern === 0 ? code : `${code}>${kern}<`;
      });
      return `[<${operands}>]TJ`;
    },
    glyphs(characters, weight) {
      const table: Record<string, Glyph> = {};
      for (const character of characters) {
        const [[code]] = fonts[weight].encode(character, FEATURES);
        if (code !== undefined) table[character] = { code };
      }
      return table;
    },
  };
}

let measuring: PDFKit.PDFDocument | undefined;

/** A document that only measures, its fonts opened once. */
function measuringDocument(): PDFKit.PDFDocument {
  if (measuring === undefined) {
    measuring = new PDFDocument({ autoFirstPage: false });
    for (const [name, file] of Object.entries(FILES)) measuring.registerFont(name, require.resolve(file));
  }
  return measuring;
}

/** Width of a text in the fonts of the PDF, mm. */
export const measureText: MeasureText = (text, sizeMm, weight) =>
  // Measured at 1000 units: the width that pdfkit caches by text serves every size.
  (measuringDocument().font(weight).fontSize(1000).widthOfString(text) * sizeMm) / 1000;

/** The font that the PDF embeds, for outlines. */
export function outlineFont(weight: FontWeight): OutlineFont {
  const { font } = measuringDocument().font(weight)._font;
  return { unitsPerEm: font.unitsPerEm, layout: (text, features) => font.layout(text, features) };
}
