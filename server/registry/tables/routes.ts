import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { principalOf } from '../../http/access.ts';
import type { App } from '../../http/app-type.ts';
import { languageOf } from '../../http/language.ts';
import { decodeCursor, PageQuery, pageOf } from '../../http/paging.ts';
import { problem } from '../../http/problems.ts';
import { sendTable } from '../../http/table-file.ts';
import type { WorkBoard } from '../../http/work-progress.ts';
import { tellTable } from '../../storage/audit-tables.ts';
import { deleteOpenTableImport, listTableImports } from '../../storage/table-imports.ts';
import type { RegistryDeps } from '../deps.ts';
import { readTableOf } from '../read-upload.ts';
import type { TableReader } from '../table/table-reader.ts';
import { readUpload, UPLOAD_BODY_LIMIT_BYTES } from '../upload.ts';
import { kindsFor, TABLE_KINDS } from './kinds.ts';
import { presentTable, presentTableHead, presentTableRows, tableReport } from './present.ts';
import { forgetOldTables } from './retention.ts';
import { sampleTable, toldColumns } from './samples.ts';
import {
  FollowQuery,
  FormatQuery,
  SampleParams,
  TableKindsView,
  TablePage,
  TableParams,
  TableRowPage,
  TableRowQuery,
  TableView,
} from './schemas.ts';
import {
  confirmTable,
  openTableImport,
  requireKind,
  requireTableImport,
  type TableImport,
} from './table-import.ts';

const config = { access: ['admin', 'officer'] } as const;
const tags = ['registry'];
const FORGET_EVERY_MS = 6 * 3_600_000;

/** `/api/v1/imports/tables`: tables of communes and products, looked at row by row before they are imported. */
export async function tableImportRoutes(
  app: App,
  deps: RegistryDeps,
  { reader, work }: { readonly reader: TableReader; readonly work: WorkBoard },
): Promise<void> {
  const { db } = deps;
  const acting = (request: Pick<FastifyRequest, 'principal'>) => ({ ...deps, by: principalOf(request) });
  const readerOf = (request: FastifyRequest) => ({ language: languageOf(request), requestId: request.id });
  /** Imports under way: a second confirmation waits for the first. */
  const confirming = new Map<string, Promise<TableImport>>();

  app.get(
    '/api/v1/imports/kinds',
    {
      config,
      schema: {
        summary: 'The kinds of tables that the caller may import, with their columns in words',
        tags,
        response: { 200: TableKindsView },
      },
    },
    async (request) => ({
      items: kindsFor(principalOf(request)).map((kind) => ({
        kind,
        columns: toldColumns(kind, languageOf(request)),
      })),
    }),
  );

  app.get(
    '/api/v1/imports/samples/:kind',
    {
      config,
      schema: {
        summary: 'A table of this kind to begin with, as XLSX or CSV',
        tags,
        params: SampleParams,
        querystring: FormatQuery,
      },
    },
    async (request, reply) => {
      const { kind } = request.params;
      requireKind(acting(request), kind);
      const tell = async () => undefined;
      return await sendTable(
        reply,
        { ...sampleTable(kind, languageOf(request)), tell },
        request.query.format,
      );
    },
  );

  app.post(
    '/api/v1/imports/tables',
    {
      bodyLimit: UPLOAD_BODY_LIMIT_BYTES,
      config: { ...config, idempotent: false },
      schema: {
        summary: 'Upload a table to see what an import would make of each row; nothing is imported yet',
        description: 'Multipart field before the file: kind, communes or registry.',
        tags,
        consumes: ['multipart/form-data'],
        querystring: FollowQuery,
        response: { 201: TableView },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const upload = await readUpload(request, ['kind']);
      const kind = TABLE_KINDS.find((known) => known === upload.field('kind'));
      if (kind === undefined) throw problem('field-missing', { field: 'kind' });
      requireKind({ by }, kind);
      const id = request.query.progressId;
      const opened = await work.run({ principal: by, id, unit: 'rows' }, async (onRows) => {
        const table = await readTableOf(reader, upload.bytes);
        return await openTableImport({ ...deps, by }, { kind, fileName: upload.fileName, table }, onRows);
      });
      reply.code(201).header('location', `/api/v1/imports/tables/${opened.head.id}`);
      return presentTable(opened);
    },
  );

  app.get(
    '/api/v1/imports/tables',
    {
      config,
      schema: {
        summary: 'List tables, open and imported ones, the latest first',
        tags,
        querystring: PageQuery,
        response: { 200: TablePage },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const { provinceCode, communeCode } = principalOf(request);
      if (communeCode !== null) throw problem('forbidden');
      const filter = provinceCode === null ? {} : { provinceCode };
      const [createdMs, id] = cursor === undefined ? [] : decodeCursor(cursor, ['number', 'string']);
      const after = createdMs === undefined || id === undefined ? undefined : { createdMs, id };
      const rows = await listTableImports(db, filter, { limit: limit + 1, after });
      return pageOf(rows, limit, (row) => [row.createdMs, row.id], presentTableHead);
    },
  );

  app.get(
    '/api/v1/imports/tables/:id',
    {
      config,
      schema: { summary: 'An uploaded table', tags, params: TableParams, response: { 200: TableView } },
    },
    async (request) => presentTable(await requireTableImport(acting(request), request.params.id)),
  );

  app.get(
    '/api/v1/imports/tables/:id/rows',
    {
      config,
      schema: {
        summary: 'Every row of a table with what becomes, or became, of it',
        tags,
        params: TableParams,
        querystring: TableRowQuery,
        response: { 200: TableRowPage },
      },
    },
    async (request) => {
      const { limit, cursor, only } = request.query;
      const { content } = await requireTableImport(acting(request), request.params.id);
      const after = cursor === undefined ? 0 : decodeCursor(cursor, ['number'])[0];
      const shown = (content?.results ?? []).filter(
        ({ row, status }) => row > after && (only === undefined || status === only),
      );
      const rows =
        content === null ? [] : presentTableRows(content, shown.slice(0, limit + 1), readerOf(request));
      return pageOf(
        rows,
        limit,
        ({ row }) => [row],
        (row) => row,
      );
    },
  );

  app.get(
    '/api/v1/imports/tables/:id/report',
    {
      config,
      schema: {
        summary: 'Each row of a table, what becomes or became of it and all its faults, as XLSX or CSV',
        tags,
        params: TableParams,
        querystring: FormatQuery,
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const { content, ...rest } = await requireTableImport({ db, by }, request.params.id);
      if (content === null) throw problem('not-found');
      const report = tableReport({ ...rest, content }, readerOf(request));
      const tell = tellTable(db, by, deps.clock(), 'import-report');
      return await sendTable(reply, { ...report, tell }, request.query.format);
    },
  );

  app.post(
    '/api/v1/imports/tables/:id/confirmation',
    {
      config: { ...config, repeatable: true },
      schema: {
        summary: 'Import the rows of a table that nothing refuses; safe to repeat',
        tags,
        params: TableParams,
        querystring: FollowQuery,
        response: { 201: TableView },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const { id } = request.params;
      const opened = await requireTableImport({ db, by }, id);
      const followed = { principal: by, id: request.query.progressId, unit: 'rows' } as const;
      const running =
        confirming.get(id) ??
        work
          .run(followed, (onRows) => confirmTable({ ...deps, by }, opened, onRows))
          .finally(() => confirming.delete(id));
      confirming.set(id, running);
      return reply.code(201).send(presentTable(await running));
    },
  );

  app.delete(
    '/api/v1/imports/tables/:id',
    {
      config,
      schema: {
        summary: 'Discard a table that was not imported',
        tags,
        params: TableParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { head } = await requireTableImport(acting(request), request.params.id);
      const isUnderWay = confirming.has(head.id);
      if (isUnderWay || !(await deleteOpenTableImport(db, head.id))) throw problem('import-settled');
      return reply.code(204).send(null);
    },
  );

  const forget = () => {
    forgetOldTables(deps).catch((error: unknown) =>
      app.log.error({ err: error }, 'old tables could not be forgotten'),
    );
  };
  const timer = setInterval(forget, FORGET_EVERY_MS);
  timer.unref();
  app.addHook('onReady', async () => forget());
  app.addHook('onClose', async () => clearInterval(timer));
}
