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
