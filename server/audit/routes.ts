import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import type { Clock } from '../domain/clock.ts';
import type { Principal } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { languageOf } from '../http/language.ts';
import { decodeCursor, encodeCursor, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { sendTable, TABLE_ROWS_LIMIT } from '../http/table-file.ts';
import type { AuditEntryRow } from '../storage/audit.ts';
import { countAudit, findAudit } from '../storage/audit-log.ts';
import { subjectNames } from '../storage/audit-subjects.ts';
import { tellTable } from '../storage/audit-tables.ts';
import { verifyAudit } from '../storage/audit-verify.ts';
import type { Database } from '../storage/schema.ts';
import { actorSubjects, type KnownActors, namedEntries } from './known.ts';
import { filterOf, readAuditPage, streamAudit } from './read-audit.ts';
import { AuditEntryView, AuditExportQuery, AuditQuery, AuditReportView, presentEntry } from './schemas.ts';
import { auditScope } from './scope.ts';
import { auditTable } from './table.ts';

/** What the log is read with. */
export interface AuditDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Who stands behind these actors, as far as a caller may know. */
  readonly knownActors: KnownActors;
}

const READERS = ['admin', 'officer', 'producer', 'inspector'] as const;
const tags = ['audit'];

/** `/api/v1/audit`: who did what, newest first; one entry; all as a table; whether the log contradicts itself. */
export async function auditRoutes(app: App, { db, clock, knownActors }: AuditDeps): Promise<void> {
  const namesFor = async (by: Principal, rows: readonly AuditEntryRow[]) =>
    (await subjectNames(db, rows)).with(await actorSubjects(rows, (actors) => knownActors(by, actors)));

  app.get(
    '/api/v1/audit',
    {
      config: { access: READERS },
      schema: {
        summary:
          'Who did what, newest first; a search by text may answer fewer than asked for, or none, with more to search',
        tags,
        querystring: AuditQuery,
        response: { 200: pageSchema(AuditEntryView) },
      },
    },
    async (request) => {
      const { limit, cursor, ...filters } = request.query;
      const scope = auditScope(principalOf(request));
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const { rows, next } = await readAuditPage(db, scope, filters, { limit, after });
      const names = await namesFor(principalOf(request), rows);
      return {
        items: rows.map((row) => presentEntry(row, names)),
        next: next === null ? null : encodeCursor([next.timeMs, next.seq]),
      };
    },
  );

  app.get(
    '/api/v1/audit/:seq',
    {
      config: { access: READERS },
      schema: {
        summary: 'One entry',
        tags,
        params: Type.Object({ seq: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
        response: { 200: AuditEntryView },
      },
    },
    async (request) => {
      const row = await findAudit(db, auditScope(principalOf(request)), request.params.seq);
      if (row === undefined) throw problem('not-found');
      return presentEntry(row, await namesFor(principalOf(request), [row]));
    },
  );

  app.get(
    '/api/v1/audit/table',
    {
      config: { access: READERS },
      schema: {
        summary: 'The entries as XLSX (at most 50,000) or CSV (at most 1,000,000)',
        tags,
        querystring: AuditExportQuery,
      },
    },
    async (request, reply) => {
      const { format, ...filters } = request.query;
      const scope = auditScope(principalOf(request));
      const count = await countAudit(db, scope, filterOf(filters), TABLE_ROWS_LIMIT[format] + 1);
      const by = principalOf(request);
      const language = languageOf(request);
      const rows = namedEntries(
        streamAudit(db, scope, filters),
        (actors) => knownActors(by, actors),
        language,
      );
      const tell = tellTable(db, by, clock(), 'audit');
      const file = { name: 'audit', count, rows, tell, ...auditTable(language) };
      return await sendTable(reply, file, format);
    },
  );

  let isVerifying = false;
  app.get(
    '/api/v1/audit/verification',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Compute every hash of the log anew, and look for an entry that was noted earlier',
        tags,
        querystring: Type.Object({
          seq: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
          hash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
        }),
        response: { 200: AuditReportView },
      },
    },
    async ({ query: { seq, hash } }) => {
      if (seq === undefined && hash !== undefined) throw problem('field-missing', { field: 'seq' });
      if (seq !== undefined && hash === undefined) throw problem('field-missing', { field: 'hash' });
      // The whole log is read: not by several at a time.
      if (isVerifying) throw problem('overloaded', { retryAfterSeconds: 5, params: { seconds: 5 } });
      isVerifying = true;
      try {
        return await verifyAudit(db, seq === undefined || hash === undefined ? undefined : { seq, hash });
      } finally {
        isVerifying = false;
      }
    },
  );
}

function positionFrom(cursor: string) {
  const [timeMs, seq] = decodeCursor(cursor, ['number', 'number']);
  return { timeMs, seq };
}
