import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { principalOf } from '../../http/access.ts';
import type { App } from '../../http/app-type.ts';
import { languageOf } from '../../http/language.ts';
import { decodeCursor, PageQuery, pageOf } from '../../http/paging.ts';
import { problem } from '../../http/problems.ts';
import type { ReportProgress, WorkBoard } from '../../http/work-progress.ts';
import { deleteOpenAnnex, listAnnexes } from '../../storage/annexes.ts';
import { readSheetsOf } from '../read-upload.ts';
import type { TableReader } from '../table/table-reader.ts';
import { readUpload, UPLOAD_BODY_LIMIT_BYTES } from '../upload.ts';
import type { AnnexDeps } from './deps.ts';
import { changeAnnex, createAnnex, requireAnnex } from './drafts.ts';
import { editAnnexRow } from './edit-row.ts';
import { createJudgedRows } from './judged-rows.ts';
import { countRows, outcomeOf, presentAnnex, presentHead, presentRows, presentUndo } from './present.ts';
import { forgetOldAnnexes } from './retention.ts';
import {
  AnnexChangeBody,
  AnnexPage,
  AnnexParams,
  AnnexRowBody,
  AnnexRowPage,
  AnnexRowParams,
  AnnexRowQuery,
  AnnexSettled,
  AnnexView,
  ConfirmationBody,
  FollowedQuery,
  UndoBody,
  UndoView,
} from './schemas.ts';
import { confirmAnnex, requireTable } from './settle.ts';
import { planUndo, undoAnnex } from './undo.ts';

const config = { access: ['admin', 'officer'] } as const;
const tags = ['registry'];
const FORGET_EVERY_MS = 6 * 3_600_000;

/** Rows of all sheets of one annex together; it is imported in one transaction. */
export const ANNEX_ROWS_LIMIT = 1_000;

/** `/api/v1/imports/annexes`: the annex of a decision, read, looked at row by row, imported as a whole, undone. */
export async function annexRoutes(
  app: App,
  deps: AnnexDeps,
  { reader, work }: { readonly reader: TableReader; readonly work: WorkBoard },
): Promise<void> {
  const { db } = deps;
  const judgedRows = createJudgedRows(deps);
  const acting = (request: Pick<FastifyRequest, 'principal'>) => ({ ...deps, by: principalOf(request) });
  const followed = <T>(
    request: Pick<FastifyRequest, 'principal'> & { readonly query: Static<typeof FollowedQuery> },
    run: (report: ReportProgress) => Promise<T>,
  ) => work.run({ principal: principalOf(request), id: request.query.progressId, unit: 'rows' }, run);

  app.post(
    '/api/v1/imports/annexes',
    {
      bodyLimit: UPLOAD_BODY_LIMIT_BYTES,
      config: { ...config, idempotent: false },
      schema: {
        summary: 'Upload the annex of a decision as a draft; nothing is imported yet',
        description:
          'Multipart fields before the file: number, signedOn, authority, and provinceCode unless the caller has one. The same upload again answers the same draft.',
        tags,
        consumes: ['multipart/form-data'],
        response: { 201: AnnexView },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const upload = await readUpload(request, ['number', 'signedOn', 'authority', 'provinceCode']);
      const text = (name: string) => {
        const value = upload.field(name);
        if (value === undefined || value.trim() === '') throw problem('field-missing', { field: name });
        return value;
      };
      const decision = { number: text('number'), signedOn: text('signedOn'), authority: text('authority') };
      const provinceCode = upload.field('provinceCode')?.trim() || by.provinceCode;
      const sheets = await readSheetsOf(reader, upload.bytes, ANNEX_ROWS_LIMIT);
      const { fileName, bytes } = upload;
      const fileHash = createHash('sha256').update(bytes).digest('hex');
      const given = { decision, provinceCode, fileName, fileHash, sheets };
      const annex = await createAnnex({ ...deps, by }, given);
      reply.code(201).header('location', `/api/v1/imports/annexes/${annex.id}`);
      return presentAnnex(annex);
    },
  );

  app.get(
    '/api/v1/imports/annexes',
    {
      config,
      schema: {
        summary: 'List annexes, drafts and imported ones, the one touched last first',
        tags,
        querystring: PageQuery,
        response: { 200: AnnexPage },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const { provinceCode, communeCode } = principalOf(request);
      if (communeCode !== null) throw problem('forbidden');
      const filter = provinceCode === null ? {} : { provinceCode };
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const rows = await listAnnexes(db, filter, { limit: limit + 1, after });
      return pageOf(rows, limit, (row) => [row.updatedMs, row.id], presentHead);
    },
  );

  app.get(
    '/api/v1/imports/annexes/:id',
    {
      config,
      schema: { summary: 'How an annex is read', tags, params: AnnexParams, response: { 200: AnnexView } },
    },
    async (request) => presentAnnex(await requireAnnex(acting(request), request.params.id)),
  );

  app.patch(
    '/api/v1/imports/annexes/:id',
    {
      config,
      schema: {
        summary: 'Change how a draft is read: its decision, sheet, header, columns, what holds for all rows',
        tags,
        params: AnnexParams,
        body: AnnexChangeBody,
        response: { 200: AnnexView },
      },
    },
    async (request) => {
      const annex = await requireAnnex(acting(request), request.params.id);
      const { header, whole, ...rest } = request.body;
      const change = {
        ...rest,
        ...(header === undefined ? {} : { header: { first: header.firstRow - 1, rows: header.rows } }),
        ...(whole === undefined ? {} : { whole }),
      };
      return presentAnnex(await changeAnnex(acting(request), annex, change));
    },
  );

  app.delete(
    '/api/v1/imports/annexes/:id',
    {
      config,
      schema: { summary: 'Discard a draft', tags, params: AnnexParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { id } = await requireAnnex(acting(request), request.params.id);
      if (!(await deleteOpenAnnex(db, id))) throw problem('annex-settled');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/imports/annexes/:id/rows',
    {
      config,
      schema: {
        summary: 'Every row of an annex with what becomes, or became, of it; nothing is kept',
        tags,
        params: AnnexParams,
        querystring: AnnexRowQuery,
        response: { 200: AnnexRowPage },
      },
    },
    async (request) => {
      const { limit, cursor, only } = request.query;
      const annex = await requireAnnex(acting(request), request.params.id);
      if (annex.state === 'open') requireTable(annex);
      const rows = await followed(request, (report) => judgedRows(acting(request), annex, report));
      const after = cursor === undefined ? 0 : decodeCursor(cursor, ['number'])[0];
      const shown = rows.filter((row) => row.row > after && (only === undefined || outcomeOf(row) === only));
      const language = languageOf(request);
      const page = pageOf(
        presentRows(annex, shown.slice(0, limit + 1), rows, language, request.id),
        limit,
        (row) => [row.row],
        (row) => row,
      );
      return { ...page, version: annex.version, counts: countRows(rows) };
    },
  );

  app.patch(
    '/api/v1/imports/annexes/:id/rows/:row',
    {
      config,
      schema: {
        summary: 'Correct cells of a row, leave it out or take it in, say which producer is meant',
        tags,
        params: AnnexRowParams,
        body: AnnexRowBody,
        response: { 200: AnnexView },
      },
    },
    async (request) => {
      const { id, row } = request.params;
      const annex = await requireAnnex(acting(request), id);
      return presentAnnex(await editAnnexRow(acting(request), annex, row, request.body));
    },
  );

  app.post(
    '/api/v1/imports/annexes/:id/confirmation',
    {
      // Done before, it changes nothing: after a crash it just runs again.
      config: { ...config, repeatable: true },
      schema: {
        summary: 'Import a draft as it was seen: every row that is not left out, or nothing',
        tags,
        params: AnnexParams,
        querystring: FollowedQuery,
        body: ConfirmationBody,
        response: { 201: AnnexSettled },
      },
    },
    async (request, reply) => {
      const annex = await requireAnnex(acting(request), request.params.id);
      const { version } = request.body;
      const settled = await followed(request, (report) =>
        confirmAnnex(acting(request), annex, version, report),
      );
      const counts = countRows(await judgedRows(acting(request), settled));
      return reply.code(201).send({ ...presentHead(settled.stored), counts });
    },
  );

  app.get(
    '/api/v1/imports/annexes/:id/undo',
    {
      config,
      schema: {
        summary: 'What an undo of an import would take back, and what stays because something uses it',
        tags,
        params: AnnexParams,
        response: { 200: UndoView },
      },
    },
    async (request) => {
      const annex = await requireAnnex(acting(request), request.params.id);
      return presentUndo(await planUndo(deps, db, annex));
    },
  );

  app.post(
    '/api/v1/imports/annexes/:id/undo',
    {
      // Done before, it changes nothing: after a crash it just runs again.
      config: { ...config, repeatable: true },
      schema: {
        summary:
          'Take an import back while no stamps were issued on it: its certificates, and what it registered that nothing else uses',
        tags,
        params: AnnexParams,
        body: UndoBody,
        response: { 201: AnnexSettled },
      },
    },
    async (request, reply) => {
      const annex = await requireAnnex(acting(request), request.params.id);
      const undone = await undoAnnex(acting(request), annex, request.body.reason);
      const counts = countRows(await judgedRows(acting(request), undone));
      return reply.code(201).send({ ...presentHead(undone.stored), counts });
    },
  );

  const forget = () => {
    forgetOldAnnexes(deps).catch((error: unknown) =>
      app.log.error({ err: error }, 'old annexes could not be forgotten'),
    );
  };
  const timer = setInterval(forget, FORGET_EVERY_MS);
  timer.unref();
  app.addHook('onReady', async () => forget());
  app.addHook('onClose', async () => clearInterval(timer));
}

function positionFrom(cursor: string) {
  const [updatedMs, id] = decodeCursor(cursor, ['number', 'string']);
  return { updatedMs, id };
}
