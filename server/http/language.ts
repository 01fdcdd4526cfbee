import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../domain/language.ts';

export type { Language } from '../domain/language.ts';

const OURS = LANGUAGES.map((code) => ({ code }));
const MAX_HEADER_LENGTH = 1000;

/** The language that a request prefers among those of console and API; `vi` when it names neither. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  return preferredOf(request, OURS).code;
}

/**
 * What a request prefers among languages, by the weights of `Accept-Language`; the first of them when it names none. A range
 * names the longest code that it begins with (RFC 4647, 3.4), and one that it is the beginning of when there is no such.
 */
export function preferredOf<T extends { readonly code: string }>(
  { headers }: Pick<FastifyRequest, 'headers'>,
  languages: readonly T[],
): T {
  const [first] = languages;
  if (first === undefined) throw new TypeError('there is no language to choose');
  const header = headers['accept-language'];
  if (header === undefined || header.length > MAX_HEADER_LENGTH) return first;
  let best = { language: first, weight: 0 };
  for (const range of header.split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = named(tag, languages);
    const weight = weightOf(parameters);
    if (language !== undefined && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

function named<T extends { readonly code: string }>(tag: string, languages: readonly T[]): T | undefined {
  const byLength = languages.toSorted((a, b) => b.code.length - a.code.length);
  const begins = (long: string, short: string) => `${long}-`.startsWith(`${short}-`);
  return (
    byLength.find(({ code }) => begins(tag, code.toLowerCase())) ??
    languages.find(({ code }) => begins(code.toLowerCase(), tag))
  );
}

function weightOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  if (q === undefined) return 1;
  const weight = Number(q.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
