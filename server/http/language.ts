import type { FastifyRequest } from 'fastify';
import type { Language } from '../domain/language.ts';

export type { Language } from '../domain/language.ts';

/** The language that a request prefers among ours, by the weights of `Accept-Language`; `vi` when it names neither. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const header = request.headers['accept-language'];
  if (header === undefined || header.length > MAX_HEADER_LENGTH) return 'vi';
  let best: { language: Language; weight: number } = { language: 'vi', weight: 0 };
  for (const range of header.split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const primary = tag.split('-')[0];
    if (primary !== 'vi' && primary !== 'en') continue;
    const weight = weightOf(parameters);
    if (weight > best.weight) best = { language: primary, weight };
  }
  return best.language;
}

const MAX_HEADER_LENGTH = 1000;

function weightOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  if (q === undefined) return 1;
  const weight = Number(q.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
