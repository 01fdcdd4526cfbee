import { foldSpelling } from './spelling.ts';

/** The kinds of commune of today, and the township of before July 2025. */
export type CommuneKind = 'commune' | 'ward' | 'special-zone' | 'township';

/** A commune's name, taken apart. */
export interface CommuneName {
  /** Undefined when the text does not say. */
  readonly kind: CommuneKind | undefined;
  /** Folded name without the kind, leading zeros of numbers dropped; unique in nearly every province. */
  readonly key: string;
}

/** Takes a commune's name apart: `Xã Quảng Trực`, `X. Quảng Trực`, `Quảng Trực`, `P.1 Bảo Lộc`, `TT. Đức An`. */
export function parseCommuneName(text: string): CommuneName {
  const folded = foldSpelling(text).replaceAll(/(?<=^|\s|[a-z])0+(?=\d)/g, '');
  for (const [kind, prefix] of PREFIXES) {
    const rest = folded.replace(prefix, '');
    if (rest !== folded && rest !== '') return { kind, key: rest };
  }
  return { kind: undefined, key: folded };
}

const PREFIXES: readonly (readonly [CommuneKind, RegExp])[] = [
  ['township', /^(?:thi'5 trân'2|tt|t t) /],
  ['special-zone', /^(?:đăc'5 khu|đk) /],
  ['ward', /^(?:phương'1 |p (?=\S)|p(?=\d))/],
  ['commune', /^(?:xa'4|x) /],
];
