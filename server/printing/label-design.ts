import { type Static, type TObject, type TSchema, Type } from 'typebox';
import {
  FRAME_COLOURS,
  type FrameColour,
  type LabelContent,
  type LabelLine,
  SCRATCH_LIMITS,
} from '../../stamps/sheet/index.ts';
import type { BatchTexts } from './batch-content.ts';
import { LABEL_EN } from './label-texts.en.ts';
import { LABEL_VI } from './label-texts.vi.ts';

/** Characters of a line of one's own on the label. */
export const CUSTOM_LINE_LIMIT = 60;

const COLOURS = Object.keys(FRAME_COLOURS).filter((name): name is FrameColour => name in FRAME_COLOURS);

/** The members of a design: what stands on a label beside symbol and serial. */
export const DESIGN_MEMBERS = {
  productName: Type.Boolean({ description: "The product's name" }),
  netContent: Type.Boolean({ description: 'The pack: its net content, else its name' }),
  producer: Type.Boolean({ description: "The producer's name" }),
  hint: Type.Boolean({ description: 'That lot and best-before date are found by scanning' }),
  customLine: Type.String({
    maxLength: CUSTOM_LINE_LIMIT,
    pattern: '^[^\\u0000-\\u001f\\u007f]*$',
    description: 'A line of your own; empty for none',
  }),
  logo: Type.Boolean({ description: "The producer's logo, in black" }),
  stars: Type.Boolean({ description: 'Stars while recognition is in force' }),
  frame: Type.Enum(['none', ...COLOURS], { description: 'Frame along the edge; black on label printers' }),
  scratchWidthMm: Type.Optional(
    Type.Number({
      minimum: SCRATCH_LIMITS.widthMm[0],
      maximum: SCRATCH_LIMITS.widthMm[1],
      description: 'Width of the area for the scratch layer, on stamps with a hidden code; 16 unless given',
    }),
  ),
  scratchHeightMm: Type.Optional(
    Type.Number({
      minimum: SCRATCH_LIMITS.heightMm[0],
      maximum: SCRATCH_LIMITS.heightMm[1],
      description: 'Height of the area for the scratch layer; 5 unless given',
    }),
  ),
  language: Type.Enum(['vi', 'en'], { description: "Of the product's name and the fixed texts" }),
  level: Type.Enum(['auto', 'L', 'M'], {
    description: 'Error correction of the symbols; auto: M where the label has room for it, else L',
  }),
};

/** What stands on a label beside symbol and serial. */
export const LabelDesign = Type.Object(DESIGN_MEMBERS, { additionalProperties: false });

/** What stands on a label beside symbol and serial. */
export type LabelDesign = Static<typeof LabelDesign>;

/** The design of labels when nobody chose one. */
export const DEFAULT_DESIGN = {
  productName: true,
  netContent: true,
  producer: false,
  hint: false,
  customLine: '',
  logo: false,
  stars: true,
  frame: 'none',
  scratchWidthMm: 16,
  scratchHeightMm: 5,
  language: 'vi',
  level: 'auto',
} satisfies LabelDesign;

/** The same members, each of which may be left out. */
export function optional<P extends Record<string, TSchema>>(members: P) {
  return Type.Partial(Type.Object(members) satisfies TObject).properties;
}

/** What the labels of a batch show by a design; parts that the facts do not have are left out. `isBlack`: the printer has no colour. */
export function labelContent(texts: BatchTexts, design: LabelDesign, isBlack: boolean): LabelContent {
  const { language } = design;
  const fixed = language === 'en' ? LABEL_EN : LABEL_VI;
  const wanted: readonly [isWanted: boolean, part: LabelLine['part'], text: string | undefined][] = [
    [design.netContent, 'netContent', texts.netContent],
    [design.producer, 'producer', texts.producerName],
    [true, 'customLine', design.customLine.trim()],
    [design.hint, 'hint', fixed.hint],
  ];
  const name = language === 'en' ? (texts.productNameEn ?? texts.productName) : texts.productName;
  return {
    ...(design.productName ? { title: name } : {}),
    lines: wanted.flatMap(([isWanted, part, text]) => (isWanted && text ? [{ part, text }] : [])),
    ...(design.stars && texts.stars !== undefined ? { stars: texts.stars } : {}),
    ...(design.logo && texts.logo ? { logoAspect: texts.logo.widthPx / texts.logo.heightPx } : {}),
    ...(texts.hasHiddenCode
      ? {
          scratch: {
            widthMm: design.scratchWidthMm ?? DEFAULT_DESIGN.scratchWidthMm,
            heightMm: design.scratchHeightMm ?? DEFAULT_DESIGN.scratchHeightMm,
          },
        }
      : {}),
    ...(design.frame === 'none' ? {} : { frame: isBlack ? 'black' : design.frame }),
  };
}
