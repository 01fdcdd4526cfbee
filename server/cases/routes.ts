import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { actedBy } from '../domain/audit.ts';
import { CASE_SEVERITIES } from '../domain/case-terms.ts';
import type { Principal } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, encodeCursor, PageQuery, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { findReport, findReportPhoto } from '../storage/case-reports.ts';
import { type CaseRow, countOpenCases, listCases } from '../storage/cases.ts';
import type { Database } from '../storage/schema.ts';
import { auditCase } from './audited.ts';
import { closeCase, reopenCase } from './close.ts';
import type { CaseDeps } from './deps.ts';
import { eraseReport, forgetReporters } from './erase.ts';
import { readFalseAlarms } from './false-alarms.ts';
import { openMissingCases } from './opening.ts';
import { presentCase, presentDetail, presentReports } from './present.ts';
import {
  CaseClosing,
  CaseCounts,
  CaseDetail,
  CaseFilters,
  CaseListed,
  CaseParams,
  CaseReopening,
  FalseAlarms,
  ReportErasure,
  ReportParams,
  ReportsPage,
} from './schemas.ts';
import { readsReporter, requireCase, requireHandled, scopeOf } from './scope.ts';

const tags = ['cases'];
const access = ['admin', 'officer', 'inspector'] as const;
const FORGET_EVERY_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;

/** `/api/v1/cases`: suspicions, what is known of them, and what was behind them. */
export async function caseRoutes(app: App, deps: CaseDeps): Promise<void> {
  const { db, clock } = deps;

  const detailOf = async (by: Principal, id: string) =>
    await db.transaction().execute(async (transaction) => {
      const found = await requireCase(transaction, by, id);
      const detail = await presentDetail(deps, transaction, by, found);
      await noteReading(transaction, by, found.row, detail.found);
      return detail;
    });

  /** Each reading of how to reach somebody is told to the audit log. */
  const noteReading = async (
    transaction: Kysely<Database>,
    by: Principal,
    row: CaseRow,
    shown: Static<typeof ReportsPage>['items'],
  ) => {
    if (shown.every(({ contact }) => contact === null)) return;
    await auditCase(transaction, row, { ...actedBy(by), timeMs: clock(), action: 'case.read' });
  };

  const listedOf = async (by: Principal, id: string) =>
    await presentCase(deps, db, (await requireCase(db, by, id)).row);

  app.get(
    '/api/v1/cases',
    {
      config: { access },
      schema: {
        summary: 'List cases of suspicion, the most pressing first, then the oldest',
        tags,
        querystring: Type.Object({ ...PageQuery.properties, ...CaseFilters.properties }),
        response: { 200: pageSchema(CaseListed) },
      },
    },
    async (request) => {
      const { limit, cursor, severity, minAgeDays, ...asked } = request.query;
      const openedUntilMs = minAgeDays === undefined ? undefined : clock() - minAgeDays * DAY_MS;
      const rank = severity === undefined ? undefined : CASE_SEVERITIES.indexOf(severity);
      const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'number', 'string']);
      const scope = scopeOf(principalOf(request));
      const rows = await listCases(db, scope, { ...asked, rank, openedUntilMs }, { limit: limit + 1, after });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      return {
        items: await Promise.all(shown.map((row) => presentCase(deps, db, row))),
        next: isMore ? encodeCursor([last.rank, last.openedMs, last.id]) : null,
      };
    },
  );

  app.get(
    '/api/v1/cases/counts',
    {
      config: { access },
      schema: { summary: 'How many cases are open', tags, response: { 200: CaseCounts } },
    },
    async (request) => {
      const counts = await countOpenCases(db, scopeOf(principalOf(request)));
      const of = (rank: number) => counts.find((each) => each.rank === rank)?.count ?? 0;
      const [high, medium, low] = [of(0), of(1), of(2)];
      return { open: high + medium + low, high, medium, low };
    },
  );

  app.get(
    '/api/v1/cases/:id',
    {
      config: { access },
      schema: {
        summary: 'One case with its reports and what speaks against its stamp',
        tags,
        params: CaseParams,
        response: { 200: CaseDetail },
      },
    },
    async (request) => await detailOf(principalOf(request), request.params.id),
  );

  app.get(
    '/api/v1/cases/:id/reports',
    {
      config: { access },
      schema: {
        summary: 'Reports of a case, the newest first',
        tags,
        params: CaseParams,
        querystring: PageQuery,
        response: { 200: ReportsPage },
      },
    },
    async (request) => {
      const by = principalOf(request);
      return await db.transaction().execute(async (transaction) => {
        const found = await requireCase(transaction, by, request.params.id);
        const page = await presentReports(transaction, by, found, request.query);
        await noteReading(transaction, by, found.row, page.items);
        return page;
      });
    },
  );

  app.get(
    '/api/v1/cases/:id/reports/:reportId/photo',
    {
      config: { access },
      schema: { summary: 'The photo of a report (WebP)', tags, params: ReportParams },
    },
    async (request, reply) => {
      const { id, reportId } = request.params;
      const by = principalOf(request);
      const photo = await db.transaction().execute(async (transaction) => {
        const scoped = await requireHandled(transaction, by, id);
        const report = await findReport(transaction, id, reportId);
        const found = report === undefined ? undefined : await findReportPhoto(transaction, reportId);
        if (report === undefined || found === undefined) throw problem('not-found');
        if (!readsReporter(by, scoped, report)) throw problem('forbidden');
        await auditCase(transaction, scoped.row, { ...actedBy(by), timeMs: clock(), action: 'case.read' });
        return found;
      });
      return reply
        .header('cache-control', 'private, no-store')
        .type('image/webp')
        .send(Buffer.from(photo.bytes));
    },
  );

  app.post(
    '/api/v1/cases/:id/closing',
    {
      config: { access },
      schema: {
        summary: 'Close a case with what was behind it; a false alarm clears the stamp',
        tags,
        params: CaseParams,
        body: CaseClosing,
        response: { 200: CaseListed },
      },
    },
    async (request) => {
      const by = principalOf(request);
      await closeCase(deps, by, request.params.id, request.body);
      return await listedOf(by, request.params.id);
    },
  );

  app.post(
    '/api/v1/cases/:id/reopening',
    {
      config: { access },
      schema: {
        summary: 'Take the closing of a case back within 10 days',
        tags,
        params: CaseParams,
        body: CaseReopening,
        response: { 200: CaseListed },
      },
    },
    async (request) => {
      const by = principalOf(request);
      await reopenCase(deps, by, request.params.id, request.body.reason);
      return await listedOf(by, request.params.id);
    },
  );

  app.post(
    '/api/v1/cases/:id/reports/:reportId/erasure',
    {
      config: { access },
      schema: {
        summary: 'Erase how to reach who reported, the photo, or what was written',
        tags,
        params: ReportParams,
        body: ReportErasure,
        response: { 200: CaseListed },
      },
    },
    async (request) => {
      const by = principalOf(request);
      await eraseReport(deps, by, request.params, request.body.parts);
      return await listedOf(by, request.params.id);
    },
  );

  app.get(
    '/api/v1/false-alarms',
    {
      config: { access: 'public' },
      schema: {
        summary: 'How often checks made a stamp suspected, and how often wrongly, by year',
        tags,
        response: { 200: FalseAlarms },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=3600');
      return await readFalseAlarms(db);
    },
  );

  await openMissingCases(db);
  const forget = () => {
    forgetReporters(deps).catch((error: unknown) =>
      app.log.error({ err: error }, 'reporters of old cases could not be forgotten'),
    );
  };
  const timer = setInterval(forget, FORGET_EVERY_MS);
  timer.unref();
  app.addHook('onReady', async () => forget());
  app.addHook('onClose', async () => clearInterval(timer));
}
