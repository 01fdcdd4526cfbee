import type { TodoSource } from '../domain/todo.ts';
import { countWaitingApplications } from '../storage/applications.ts';
import type { ApplicationDeps } from './deps.ts';
import { placeOf } from './place.ts';

/** Days after which an application is pressing. */
const PRESSING_DAYS = 7;

const DAY_MS = 86_400_000;

/** New producers that wait for an officer. */
export function applicationTodos({ db }: Pick<ApplicationDeps, 'db'>): TodoSource {
  return async (by, nowMs) => {
    if (by.role !== 'admin' && by.role !== 'officer') return [];
    const { count, oldestMs } = await countWaitingApplications(db, placeOf(by));
    if (oldestMs === null) return [];
    const days = Math.max(0, Math.floor((nowMs - oldestMs) / DAY_MS));
    const severity = days >= PRESSING_DAYS ? 'warning' : 'notice';
    return [
      { kind: 'applications', severity, params: { count, days }, href: '/console/review/applications' },
    ];
  };
}
