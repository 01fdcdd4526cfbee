import type { FastifyReply, FastifyRequest } from 'fastify';
import { tableColumnName } from '../../scanner-web/views/console/texts/table-columns.ts';
import { stampNumber } from '../../stamps/serial/index.ts';
import type { Language } from '../domain/language.ts';
import { languageOf } from './language.ts';
import { PROBLEM_TEXTS_EN } from './problem-texts.en.ts';
import { PROBLEM_TEXTS_VI } from './problem-texts.vi.ts';
import { PROBLEMS, type Problem, type ProblemCode, type ProblemDetails } from './problems.ts';
import { readinessText, ruleText, typeText } from './rule-texts.ts';
import { STATUS_TITLES } from './status-titles.ts';

const TEXTS: Record<Language, Record<ProblemCode, string>> = { vi: PROBLEM_TEXTS_VI, en: PROBLEM_TEXTS_EN };

/** An RFC 9457 problem document. */
export interface ProblemDocument {
  /** Reference of the code: a URI relative to the server, `/api/docs/problems#CODE`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly field?: string;
  readonly row?: number;
  readonly params?: Readonly<Record<string, string | number>>;
  /** `urn:request:ID`, by which the operator finds the request in the log. */
  readonly instance: string;
}

/** The document of a problem in one language. */
export function problemDocument(
  code: ProblemCode,
  details: ProblemDetails,
  language: Language,
  requestId: string,
): ProblemDocument {
  const { field, row, params } = details;
  const { status } = PROBLEMS[code];
  return {
    type: `/api/docs/problems#${code}`,
    title: STATUS_TITLES[language][status],
    status,
    detail: sentence(code, { requestId, field, row, ...params }, language),
    code,
    ...(field === undefined ? {} : { field }),
    ...(row === undefined ? {} : { row }),
    ...(params === undefined ? {} : { params }),
    instance: `urn:request:${requestId}`,
  };
}

/** Answers a request with a problem, in the language it asked for. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, failure: Problem): FastifyReply {
  const language = languageOf(request);
  const { retryAfterSeconds } = failure.details;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  if (failure.statusCode === 401) reply.header('www-authenticate', 'Bearer realm="temque"');
  return (
    reply
      .code(failure.statusCode)
      .header('content-language', language)
      .header('vary', 'Accept-Language')
      .header('cache-control', 'no-store')
      // Answers to unreadable addresses pass by the hooks that set it otherwise.
      .header('x-content-type-options', 'nosniff')
      .type('application/problem+json; charset=utf-8')
      .serializer(String)
      .send(JSON.stringify(problemDocument(failure.code, failure.details, language, request.id)))
  );
}

function sentence(code: ProblemCode, values: Readonly<Record<string, unknown>>, language: Language): string {
  const rule = typeof values.rule === 'string' ? ruleText(language, values.rule) : '…';
  const reason = typeof values.reason === 'string' ? readinessText(language, values.reason) : '…';
  const expected =
    typeof values.expected === 'string' ? typeText(language, values.expected) : values.expected;
  const columns = code === 'table-header' ? columnsInWords(values.columns, language) : values.columns;
  return fill(
    TEXTS[language][code].replace('{rule}', () => rule).replace('{reason}', () => reason),
    { ...values, expected, columns },
  );
}

/** The columns that a table lacks, as its reader would head them. */
function columnsInWords(columns: unknown, language: Language): string {
  return String(columns)
    .split(', ')
    .map((column) => `"${tableColumnName(column, language)}"`)
    .join(', ');
}

/** `{name}` is a value as it is, `{name#}` the numbers of the stamps at the indices in it. */
function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)(#?)\}/g, (_, name: string, mark: string) => {
    const value = asRead(String(values[name] ?? '…'));
    return mark === '' ? value : value.replace(/\d+/g, (index) => String(stampNumber(Number(index))));
  });
}

/** Days as people write them here, in both languages; `params` keep them as the API does. */
function asRead(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return day === undefined ? value : `${day}/${month}/${year}`;
}
