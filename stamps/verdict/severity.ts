/** How loud an outcome is; the page's colour follows it. */
export type Severity = 'ok' | 'notice' | 'warning' | 'danger';

/** All severities, quietest first. */
export const SEVERITIES: readonly Severity[] = ['ok', 'notice', 'warning', 'danger'];

/** The loudest of the given severities; `ok` when there are none. */
export function worstSeverity(...severities: readonly Severity[]): Severity {
  let worst = 0;
  for (const severity of severities) worst = Math.max(worst, SEVERITIES.indexOf(severity));
  return SEVERITIES[worst] ?? 'ok';
}
