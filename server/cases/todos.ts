import { CASE_SEVERITIES } from '../domain/case-terms.ts';
import type { TodoSource } from '../domain/todo.ts';
import { countOpenCases } from '../storage/cases.ts';
import type { CaseDeps } from './deps.ts';
import { scopeOf } from './scope.ts';

const DAY_MS = 86_400_000;

/** Cases that wait for an officer or inspector. */
export function caseTodos({ db }: Pick<CaseDeps, 'db'>): TodoSource {
  return async (by, nowMs) => {
    if (by.role === 'producer') return [];
    const counts = await countOpenCases(db, scopeOf(by));
    const count = counts.reduce((sum, each) => sum + each.count, 0);
    if (count === 0) return [];
    const days = Math.floor((nowMs - Math.min(...counts.map(({ oldestMs }) => oldestMs))) / DAY_MS);
    const high = counts.find(({ rank }) => CASE_SEVERITIES[rank] === 'high')?.count ?? 0;
    const severity = high > 0 ? 'warning' : 'notice';
    return [
      { kind: 'cases', severity, params: { count, high, days: Math.max(0, days) }, href: '/console/cases' },
    ];
  };
}
