import { Type } from 'typebox';
import type { Principal } from '../domain/principal.ts';
import { principalOf } from './access.ts';
import type { App } from './app-type.ts';
import { problem } from './problems.ts';

/** How far a piece of work is, in units of its own. */
export interface WorkProgress {
  readonly unit: 'rows' | 'pages';
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  /** 0 while it is not known yet. */
  readonly total: number;
}

/** Told by a piece of work how far it is. */
export type ReportProgress = (done: number, total: number) => void;

/** Who follows a piece of work, under which name, and in what it is counted. */
export interface FollowedWork {
  readonly principal: Principal;
  /** Chosen by the caller; undefined when nobody follows. */
  readonly id: string | undefined;
  readonly unit: WorkProgress['unit'];
}

/** The progress of longer requests, while they run and for a while after. */
export interface WorkBoard {
  /** Runs work that reports how far it is. */
  run<T>(followed: FollowedWork, work: (report: ReportProgress) => Promise<T>): Promise<T>;
  /** Undefined unless this caller follows work of that name. */
  of(principal: Principal, id: string): WorkProgress | undefined;
}

/** Pieces of work that are remembered; each is a few numbers. */
const REMEMBERED = 1_000;

/** The query member by which a caller follows a request that takes long. */
export const PROGRESS_QUERY = {
  progressId: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{16,64}$',
      description:
        'A random name of your own, under which GET /api/v1/progress/{id} tells how far this request is',
    }),
  ),
};

/** A board in memory: what was running when the server stopped is no longer followed. */
export function createWorkBoard(): WorkBoard {
  const kept = new Map<string, WorkProgress>();
  const keep = (key: string, progress: WorkProgress): void => {
    kept.delete(key);
    kept.set(key, progress);
    const [oldest] = kept.keys();
    if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest);
  };
  return {
    async run({ principal, id, unit }, work) {
      if (id === undefined) return await work(() => undefined);
      const key = keyOf(principal, id);
      let reached = { done: 0, total: 0 };
      const tell = (state: WorkProgress['state']) => keep(key, { unit, state, ...reached });
      tell('running');
      try {
        const result = await work((done, total) => {
          reached = { done, total };
          tell('running');
        });
        tell('done');
        return result;
      } catch (error) {
        tell('failed');
        throw error;
      }
    },
    of: (principal, id) => kept.get(keyOf(principal, id)),
  };
}

function keyOf({ actor }: Principal, id: string): string {
  return `${actor} ${id}`;
}

/** `/api/v1/progress/{id}`: how far a request is that its caller named. */
export async function progressRoutes(app: App, board: WorkBoard): Promise<void> {
  app.get(
    '/api/v1/progress/:id',
    {
      config: { access: ['admin', 'officer'] },
      schema: {
        summary: 'How far an import or a backup is that was started with this progressId',
        tags: ['progress'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: {
          200: Type.Object({
            unit: Type.Enum(['rows', 'pages'], { description: 'Rows of a table, or pages of the database' }),
            state: Type.Enum(['running', 'done', 'failed']),
            done: Type.Integer(),
            total: Type.Integer({ description: '0 while it is not known yet' }),
          }),
        },
      },
    },
    async (request) => {
      const progress = board.of(principalOf(request), request.params.id);
      if (progress === undefined) throw problem('not-found');
      return progress;
    },
  );
}
