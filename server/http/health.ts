import { Type } from 'typebox';
import type { Clock } from '../domain/clock.ts';
import { tryDatabase } from '../storage/health.ts';
import type { Storage } from '../storage/open.ts';
import type { App } from './app-type.ts';
import { problem } from './problems.ts';

/** What readiness is judged by. */
export interface HealthDeps {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Throws while an active key of some kind is missing. */
  readonly checkKeys: () => void;
}

/** A probe's result is good for this long, so that nobody can make the disk busy by asking. */
const GOOD_FOR_MS = 1_000;

const Status = Type.Object({ status: Type.String() });

/** `/healthz`: the process answers. `/readyz`: it can do its work: database writable and migrated, keys loaded. */
export async function healthRoutes(app: App, { storage, clock, checkKeys }: HealthDeps): Promise<void> {
  let probe: { atMs: number; fault: Promise<string | undefined> } | undefined;

  const findFault = async (): Promise<string | undefined> => {
    try {
      const { isMigrated } = await tryDatabase(storage, clock());
      if (!isMigrated) return 'migrations';
    } catch (error) {
      app.log.error({ err: error }, 'the database cannot be written');
      return 'database';
    }
    try {
      checkKeys();
    } catch (error) {
      app.log.error({ err: error }, 'keys are missing');
      return 'keys';
    }
    return undefined;
  };

  app.get(
    '/healthz',
    {
      config: { access: 'public' },
      schema: { summary: 'The process answers', tags: ['service'], response: { 200: Status } },
    },
    async () => ({ status: 'ok' }),
  );

  app.get(
    '/readyz',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Database writable and migrated, keys loaded',
        tags: ['service'],
        response: { 200: Status },
      },
    },
    async () => {
      const nowMs = clock();
      if (probe === undefined || Math.abs(nowMs - probe.atMs) >= GOOD_FOR_MS) {
        probe = { atMs: nowMs, fault: findFault() };
      }
      const reason = await probe.fault;
      if (reason !== undefined) throw problem('not-ready', { params: { reason }, retryAfterSeconds: 5 });
      return { status: 'ready' };
    },
  );
}
