import { Type } from 'typebox';
import { actedBy } from '../domain/audit.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import { LOCAL_PRINCIPAL } from '../domain/principal.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { PROGRESS_QUERY, type WorkBoard } from '../http/work-progress.ts';
import { appendAudit } from '../storage/audit.ts';
import type { Storage } from '../storage/open.ts';
import { BackupError } from './backup-error.ts';
import { writeBackup } from './write-backup.ts';

/** What the backup route works with. */
export interface BackupRoutesDeps {
  readonly storage: Storage;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly work: WorkBoard;
}

/** `POST /api/v1/backups`, on the machine itself: it writes a file wherever the server may. */
export async function backupRoutes(app: App, deps: BackupRoutesDeps): Promise<void> {
  const { storage, newId, clock, work } = deps;
  app.post(
    '/api/v1/backups',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Write a backup of the database, wrapped keys included, to a file of this machine',
        tags: ['backup'],
        querystring: Type.Object(PROGRESS_QUERY),
        body: Type.Object(
          {
            file: Type.String({ minLength: 1, maxLength: 4_096 }),
            replace: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ file: Type.String(), sizeBytes: Type.Integer() }) },
      },
    },
    async (request, reply) => {
      if (request.principal?.actor !== LOCAL_PRINCIPAL.actor) throw problem('local-only');
      const { file, replace = false } = request.body;
      try {
        const id = newId();
        const followed = {
          principal: request.principal,
          id: request.query.progressId,
          unit: 'pages',
        } as const;
        const written = await work.run(followed, (report) =>
          writeBackup(storage, { file, replace, id }, report),
        );
        await storage.db.transaction().execute(async (db) => {
          await appendAudit(db, {
            ...actedBy(LOCAL_PRINCIPAL),
            timeMs: clock(),
            action: 'backup.write',
            subjectKind: 'backup',
            subjectId: id,
            producerId: null,
            provinceCode: null,
            before: null,
            after: { sizeBytes: written.sizeBytes },
            reason: null,
          });
        });
        reply.code(201);
        return written;
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        const code = error.code === 'backup-exists' ? 'backup-exists' : 'backup-path-invalid';
        throw problem(code, { field: 'file', params: { file }, cause: error });
      }
    },
  );
}
