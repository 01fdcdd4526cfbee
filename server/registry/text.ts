import type { Bilingual } from '../domain/product-facts.ts';
import { cleanLine, cleanText } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';

/** Characters of a name; of an address; of a longer text. */
export const TEXT_LIMITS = { name: 200, address: 300, short: 100 } as const;

/**
 * One line of text as it is kept: NFC, trimmed, single spaces.
 * @throws text-empty, text-too-long, text-control
 */
export function requireLine(text: string, field: string, limit: number): string {
  const line = cleanLine(text);
  if (line === '') throw problem('text-empty', { field });
  if (line.length > limit) throw problem('text-too-long', { field, params: { limit } });
  if (/\p{Cc}/u.test(line)) throw problem('text-control', { field });
  return line;
}

/** Like {@link requireLine}, with null for an absent or empty text. @throws text-too-long, text-control */
export function optionalLine(text: string | null | undefined, field: string, limit: number): string | null {
  if (text === null || text === undefined || cleanLine(text) === '') return null;
  return requireLine(text, field, limit);
}

/**
 * A text of several lines as it is kept: NFC, trimmed, line ends as `\n`.
 * @throws text-empty, text-control
 */
export function requireText(text: string, field: string): string {
  const clean = cleanText(text);
  if (clean === '') throw problem('text-empty', { field });
  if (/[^\P{Cc}\n\t]/u.test(clean)) throw problem('text-control', { field });
  return clean;
}

/** Both languages of a text, each kept as `keep` keeps it; `en` only when it was given. */
export function bilingual(
  { vi, en }: Bilingual,
  field: string,
  keep: (text: string, field: string) => string = requireText,
): Bilingual {
  return { vi: keep(vi, `${field}.vi`), ...(en === undefined ? {} : { en: keep(en, `${field}.en`) }) };
}

/** {@link bilingual} as a column holds it; null for none. */
export function bilingualJson(text: Bilingual | null, field: string): string | null {
  return text === null ? null : JSON.stringify(bilingual(text, field));
}

/** A list as a column holds it; null for an empty one. */
export function listJson(list: readonly unknown[]): string | null {
  return list.length === 0 ? null : JSON.stringify(list);
}
