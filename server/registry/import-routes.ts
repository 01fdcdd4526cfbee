import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Language } from '../domain/language.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { languageOf } from '../http/language.ts';
import { problem } from '../http/problems.ts';
import { PROGRESS_QUERY, type WorkBoard } from '../http/work-progress.ts';
import type { RegistryDeps } from './deps.ts';
import { faultViews, RowFaultView } from './import/fault-views.ts';
import { importCommunes } from './import/import-communes.ts';
import { importRegistry } from './import/import-registry.ts';
import type { ImportReport, RowResult } from './import/row-result.ts';
import { readTableOf } from './read-upload.ts';
import type { TableReader } from './table/table-reader.ts';
import { readUpload, UPLOAD_BODY_LIMIT_BYTES } from './upload.ts';

const Report = Type.Object({
  dryRun: Type.Boolean(),
  imported: Type.Integer(),
  updated: Type.Integer(),
  alreadyThere: Type.Integer(),
  refused: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      row: Type.Integer({ description: 'As a spreadsheet numbers it: the header is row 1' }),
      status: Type.Enum(['imported', 'updated', 'already-there', 'refused']),
      code: Type.Optional(Type.String({ description: 'The first of the faults' })),
      field: Type.Optional(Type.String({ description: 'Column at fault' })),
      column: Type.Optional(Type.String({ description: 'That column as the file itself names it' })),
      detail: Type.Optional(Type.String({ description: 'Why the row was refused' })),
      params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
      faults: Type.Optional(Type.Array(RowFaultView, { description: 'All that is wrong with the row' })),
      productId: Type.Optional(Type.String()),
      producerId: Type.Optional(Type.String()),
      added: Type.Optional(
        Type.Array(Type.Enum(['producer', 'product', 'variant', 'certificate']), {
          description: 'What the row added',
        }),
      ),
      certificateId: Type.Optional(
        Type.String({
          description: 'Absent: the row names no decision; the product can get no stamps from it',
        }),
      ),
      differs: Type.Optional(
        Type.Array(Type.String(), {
          description: 'Columns in which the registry says otherwise; it was left so',
        }),
      ),
    }),
  ),
});
const Query = Type.Object({
  dryRun: Type.Boolean({ default: false, description: 'Tell what would happen, keep nothing' }),
  ...PROGRESS_QUERY,
});
const route = {
  bodyLimit: UPLOAD_BODY_LIMIT_BYTES,
  schema: {
    tags: ['registry'],
    consumes: ['multipart/form-data'],
    querystring: Query,
    response: { 200: Report },
  },
};

/** `/api/v1/imports/registry` and `/api/v1/imports/communes`: a CSV or XLSX file of at most 5 MB and 20,000 rows. */
export async function importRoutes(
  app: App,
  deps: RegistryDeps,
  { reader, work }: { readonly reader: TableReader; readonly work: WorkBoard },
): Promise<void> {
  app.post(
    '/api/v1/imports/registry',
    {
      ...route,
      config: { access: ['admin', 'officer'], idempotent: false },
      schema: { ...route.schema, summary: 'Import products with producers and recognitions; safe to repeat' },
    },
    async (request) => {
      const by = principalOf(request);
      const { provinceCode, communeCode } = by;
      if (communeCode !== null) throw problem('forbidden');
      const { dryRun, progressId: id } = request.query;
      const report = await work.run({ principal: by, id, unit: 'rows' }, async (onRows) => {
        const table = await readTable(request, reader);
        return await importRegistry({ ...deps, by }, table, { dryRun, provinceCode, onRows });
      });
      return withSentences(report, languageOf(request), request.id);
    },
  );

  app.post(
    '/api/v1/imports/communes',
    {
      ...route,
      config: { access: ['admin', 'officer'], idempotent: false },
      schema: { ...route.schema, summary: 'Import the list of communes; safe to repeat' },
    },
    async (request) => {
      // The list is that of the whole country.
      const by = principalOf(request);
      if (by.provinceCode !== null) throw problem('forbidden');
      const { dryRun, progressId: id } = request.query;
      const report = await work.run({ principal: by, id, unit: 'rows' }, async (onRows) => {
        const table = await readTable(request, reader);
        return await importCommunes({ ...deps, by }, table, { dryRun, onRows });
      });
      return withSentences(report, languageOf(request), request.id);
    },
  );
}

async function readTable(request: FastifyRequest, reader: TableReader) {
  const { bytes } = await readUpload(request, []);
  return await readTableOf(reader, bytes);
}

function withSentences(report: ImportReport, language: Language, requestId: string) {
  return { ...report, rows: report.rows.map((result) => withSentence(result, language, requestId)) };
}

function withSentence(result: RowResult, language: Language, requestId: string) {
  const {
    faults = [],
    differs,
    added,
    field: _field,
    column: _column,
    code: _code,
    params: _params,
    ...rest
  } = result;
  const told = faultViews(result.row, faults, { language, requestId });
  return {
    ...rest,
    ...(told.length === 0 ? {} : { ...told[0], faults: told }),
    ...(differs === undefined ? {} : { differs: [...differs] }),
    ...(added === undefined ? {} : { added: [...added] }),
  };
}
