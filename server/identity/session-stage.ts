/** How far signing in has come: `open` is done; `code` waits for the second factor, `enrol` for setting one up. */
export type SessionStage = 'open' | 'code' | 'enrol';

const STAGES: readonly SessionStage[] = ['open', 'code', 'enrol'];

/**
 * The stage that a stored text names.
 * @throws TypeError when it names none: nothing but our own code writes stages
 */
export function stageFrom(text: string): SessionStage {
  const stage = STAGES.find((known) => known === text);
  if (stage === undefined) throw new TypeError(`unknown stage ${text}`);
  return stage;
}
