import { FORMER_PROVINCE_ALIASES, FORMER_PROVINCES, PROVINCE_ALIASES, PROVINCES } from './province-names.ts';
import { foldSpelling, searchText } from './spelling.ts';

/** A province found by its name. */
export interface FoundProvince {
  /** Two digits: the province of today that the name is, or became part of. */
  readonly code: string;
  /** The name is that of a province that was merged into another on 1 July 2025. */
  readonly former: boolean;
}

/** First day on which districts and the merged provinces no longer existed. */
export const TWO_LEVELS_SINCE = '2025-07-01';

/**
 * Reads a province's name in any spelling, with or without `Tỉnh`, `Thành phố`, `T.`, `TP.`; the name without any marks
 * and the two-digit code do as well. Names of merged provinces lead to the province of today.
 */
export function parseProvince(text: string): FoundProvince | undefined {
  const code = text.trim();
  if (PROVINCES.some(([known]) => known === code)) return { code, former: false };
  return findProvinceByKey(provinceNameKey(text));
}

/** The province of an already folded name without its kind; see {@link provinceNameKey}. */
export function findProvinceByKey(key: string): FoundProvince | undefined {
  return BY_NAME.get(key) ?? BY_ASCII.get(key);
}

/** The folded name of a province without its kind: `tp. Huế` and `Thành phố Huế` are one. */
export function provinceNameKey(text: string): string {
  const folded = foldSpelling(text);
  const bare = folded.replace(KIND, '').replace(/ (?:city|province)$/, '');
  return bare === '' ? folded : bare;
}

const KIND = /^(?:tinh'3 |thanh'1 phô'2 |tinh |thanh pho |tp |t |tp(?=hcm$))/;

const BY_NAME = new Map<string, FoundProvince>();
const BY_ASCII = new Map<string, FoundProvince>();

function learn(name: string, found: FoundProvince): void {
  BY_NAME.set(provinceNameKey(name), found);
  BY_ASCII.set(provinceNameKey(searchText(name)), found);
}

for (const [code, name] of PROVINCES) learn(name, { code, former: false });
for (const [name, code] of PROVINCE_ALIASES) learn(name, { code, former: false });
for (const [name, code] of [...FORMER_PROVINCES, ...FORMER_PROVINCE_ALIASES])
  learn(name, { code, former: true });
