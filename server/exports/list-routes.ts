import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import type { Clock } from '../domain/clock.ts';
import type { Language } from '../domain/language.ts';
import type { Principal } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { type ApiCaller, ApiRefusal, innerApi } from '../http/inner-api.ts';
import type { InnerTickets } from '../http/inner-tickets.ts';
import { languageOf } from '../http/language.ts';
import { PAGE_LIMIT } from '../http/paging.ts';
import { isProblemCode, problem } from '../http/problems.ts';
import { type CellValue, sendTable, TABLE_FORMATS, TABLE_ROWS_LIMIT } from '../http/table-file.ts';
import { tellTable } from '../storage/audit-tables.ts';
import type { Database } from '../storage/schema.ts';
import { LIST_TEXTS_EN } from './list-texts.en.ts';
import { LIST_TEXTS_VI } from './list-texts.vi.ts';
import { LISTS, type ListName } from './lists.ts';

const TEXTS = { vi: LIST_TEXTS_VI, en: LIST_TEXTS_EN } as const;

const NAMES = [
  'producers',
  'products',
  'variants',
  'lots',
  'batches',
  'accounts',
  'submissions',
  'applications',
  'cases',
  'imports',
  'product-figures',
] as const satisfies readonly ListName[];

const Item = Type.Record(Type.String(), Type.Unknown());
const ListAnswer = Type.Object({
  items: Type.Array(Item),
  next: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

/** Rows of a list that are written into one file; they are read as a whole before the file begins. */
const LIST_ROWS_LIMIT = TABLE_ROWS_LIMIT.xlsx;

/**
 * `GET /api/v1/exports/lists/{list}`: what a list shows under the same query, all its pages, as a file. The list itself
 * is asked in the name of the caller, so its filters, who may see what and what is told of it hold here too.
 */
export async function listExportRoutes(
  app: App,
  deps: { readonly db: Kysely<Database>; readonly clock: Clock; readonly tickets: InnerTickets },
): Promise<void> {
  app.get(
    '/api/v1/exports/lists/:list',
    {
      config: { access: ['admin', 'officer', 'producer', 'inspector'] },
      schema: {
        summary: 'All pages of a list as XLSX or CSV, at most 50,000 rows; takes every filter of the list',
        description: 'Inspectors: `cases` alone, those that concern their province.',
        tags: ['exports'],
        params: Type.Object({ list: Type.Enum(NAMES) }),
        querystring: Type.Object({ format: Type.Enum(TABLE_FORMATS) }),
      },
    },
    async (request, reply) => {
      const { list } = request.params;
      const { format } = request.query;
      const by = principalOf(request);
      const language = languageOf(request);
      const api = innerApi(app, deps.tickets, { request, principal: by, language });
      // The filters of a list are its own: they are no parameters of this route.
      const [, asked = ''] = request.originalUrl.split('?', 2);
      const rows = await rowsOf(api, list, narrowed(by, list, new URLSearchParams(asked)));
      if (rows === undefined) {
        const params = { count: `> ${LIST_ROWS_LIMIT}`, limit: LIST_ROWS_LIMIT, format };
        throw problem('export-rows', { params });
      }
      const tell = tellTable(deps.db, by, deps.clock(), list);
      return await sendTable(
        reply,
        { name: list, count: rows.length, rows, tell, ...table(list, language) },
        format,
      );
    },
  );
}

/**
 * What of a list goes out: an inspector reads everywhere, but takes away only the cases of the own province.
 * @throws forbidden
 */
function narrowed(
  { role, provinceCode }: Principal,
  list: ListName,
  asked: URLSearchParams,
): URLSearchParams {
  if (role !== 'inspector') return asked;
  if (list !== 'cases') throw problem('forbidden');
  if (provinceCode === null) return asked;
  const named = asked.get('provinceCode');
  if (named !== null && named !== provinceCode) throw problem('forbidden', { field: 'provinceCode' });
  return new URLSearchParams([...asked, ...(named === null ? [['provinceCode', provinceCode]] : [])]);
}

/** Every row of a list, its cells only; undefined when there are more than a file takes. */
async function rowsOf(
  api: ApiCaller,
  name: ListName,
  asked: URLSearchParams,
): Promise<CellValue[][] | undefined> {
  const { isPaged, columns } = LISTS[name];
  const query = new URLSearchParams(asked);
  const path = filledPath(LISTS[name].path, query);
  for (const own of ['format', 'cursor', 'limit']) query.delete(own);
  if (isPaged) query.set('limit', String(PAGE_LIMIT));
  const rows: CellValue[][] = [];
  for (;;) {
    const { items, next } = await answerOf(api, `${path}?${query}`);
    for (const item of items) rows.push(columns.map(({ member }) => valueAt(item, member)));
    if (rows.length > LIST_ROWS_LIMIT) return undefined;
    if (next === null || next === undefined) return rows;
    query.set('cursor', next);
  }
}

/** The path of a list, with the filters that stand in it taken from the query. @throws field-missing */
function filledPath(path: string, query: URLSearchParams): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = query.get(name) ?? '';
    if (value === '') throw problem('field-missing', { field: name });
    query.delete(name);
    return encodeURIComponent(value);
  });
}

/** @throws the problem for which the list refuses */
async function answerOf(api: ApiCaller, path: string) {
  try {
    return await api.get(path, ListAnswer);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !isProblemCode(error.code)) throw error;
    const { code, field, params } = error;
    throw problem(code, { field, params });
  }
}

function table(name: ListName, language: Language) {
  const { sheets, headers } = TEXTS[language];
  return {
    sheet: sheets[name],
    columns: LISTS[name].columns.map(({ header, kind }, place) => ({
      header: headers[header],
      kind,
      value: (row: readonly CellValue[]) => row[place] ?? null,
    })),
  };
}

function valueAt(item: unknown, member: string): CellValue {
  let value = item;
  for (const name of member.split('.')) value = isRecord(value) ? value[name] : undefined;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return Array.isArray(value) ? value.join('; ') : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
