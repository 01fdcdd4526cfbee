/** How much something is, in the smallest unit of its kind: grams, millilitres, or pieces of whatever it is. */
export interface Amount {
  readonly kind: 'mass' | 'volume' | 'pieces';
  readonly size: number;
}

/** Unit as written, without tones and dots → its kind and how many of the smallest unit it is. */
const UNITS: Readonly<Record<string, Amount>> = {
  mg: { kind: 'mass', size: 0.001 },
  g: { kind: 'mass', size: 1 },
  gr: { kind: 'mass', size: 1 },
  gam: { kind: 'mass', size: 1 },
  gram: { kind: 'mass', size: 1 },
  kg: { kind: 'mass', size: 1_000 },
  kilogam: { kind: 'mass', size: 1_000 },
  kilogram: { kind: 'mass', size: 1_000 },
  yến: { kind: 'mass', size: 10_000 },
  tạ: { kind: 'mass', size: 100_000 },
  tấn: { kind: 'mass', size: 1_000_000 },
  ml: { kind: 'volume', size: 1 },
  cl: { kind: 'volume', size: 10 },
  l: { kind: 'volume', size: 1_000 },
  lit: { kind: 'volume', size: 1_000 },
  lít: { kind: 'volume', size: 1_000 },
};

/** What a unit of yearly production measures; a word such as `hộp` counts pieces, and so does none. */
export function unitAmount(unit: string | null): Amount {
  const word = (unit ?? '').normalize('NFC').trim().toLowerCase().replace(/\.$/, '');
  return UNITS[word] ?? { kind: 'pieces', size: 1 };
}

/** What one pack holds, from its net content such as `500 g`, `1,5 lít` or `12 x 330 ml`; undefined when it does not say. */
export function packAmount(netContent: string | null): Amount | undefined {
  const text = (netContent ?? '').normalize('NFC').trim().toLowerCase();
  const match = /^(?:(\d{1,4})\s*[x×*]\s*)?(\d{1,6}(?:[.,]\d{1,3})?)\s*(\p{L}{1,9})\.?$/u.exec(text);
  const [, packs = '1', number = '', word = ''] = match ?? [];
  const unit = UNITS[word];
  const size = Number(packs) * Number(number.replace(',', '.')) * (unit?.size ?? 0);
  return unit === undefined || size <= 0 ? undefined : { kind: unit.kind, size };
}
