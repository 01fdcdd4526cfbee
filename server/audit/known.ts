import { actorName, type NamedActor } from '../../scanner-web/views/console/index.ts';
import type { Principal } from '../domain/principal.ts';
import type { Language } from '../http/language.ts';
import type { AuditEntryRow } from '../storage/audit.ts';

type Known = NamedActor & { readonly actor: string };

/** Who stands behind these actors, as far as a caller may know. */
export type KnownActors = (by: Principal, actors: readonly string[]) => Promise<readonly Known[]>;

type Ask = (actors: readonly string[]) => Promise<readonly Known[]>;

/** An entry with its actor in words, as the reader may know it. */
export type NamedEntry = AuditEntryRow & { readonly actorName: string };

/** Entries with their actors in words; each actor is asked for once. */
export async function* namedEntries(
  rows: AsyncIterable<AuditEntryRow>,
  ask: Ask,
  language: Language,
): AsyncGenerator<NamedEntry> {
  const names = new Map<string, string>();
  for await (const row of rows) {
    const name = names.get(row.actor) ?? (await nameOf(row.actor, ask, language));
    names.set(row.actor, name);
    yield { ...row, actorName: name };
  }
}

async function nameOf(actor: string, ask: Ask, language: Language): Promise<string> {
  const known = new Map((await ask([actor])).map((one) => [one.actor, one]));
  // Nobody is "you" in a file that is handed on.
  return actorName(actor, { actor: '', role: '', known }, language);
}

/** The accounts and tokens that entries are about, by the names that a reader may know. */
export async function actorSubjects(rows: readonly AuditEntryRow[], ask: Ask) {
  const actors = rows
    .filter(({ subjectKind }) => subjectKind === 'account' || subjectKind === 'token')
    .map(({ subjectKind, subjectId }) => `${subjectKind}:${subjectId}`);
  if (actors.length === 0) return [];
  return (await ask([...new Set(actors)])).flatMap(({ actor, name }) => {
    const [kind = '', id = ''] = actor.split(':', 2);
    return name === null ? [] : [{ kind, id, name }];
  });
}
