import type { Kysely } from 'kysely';
import { type Principal, roleFrom } from '../domain/principal.ts';
import { seesInside } from '../domain/province-scope.ts';
import { type ActorRow, readActors } from '../storage/actors.ts';
import type { Database } from '../storage/schema.ts';

/** An actor as a caller may know it. */
export interface KnownActor {
  readonly actor: string;
  /** person | token: by name; erased: the person is no longer there; hidden: not for this caller by name. */
  readonly kind: 'person' | 'token' | 'erased' | 'hidden';
  readonly name: string | null;
  readonly role: ReturnType<typeof roleFrom>;
  /** The producer, province or commune that it acts for; null: the whole country. */
  readonly place: string | null;
}

/**
 * What a caller may know about who acted. By name: an administrator everybody; a producer its own people; an officer the
 * people of producers it looks after and the authorities of its province and of the country. Everybody else is known by
 * what they stand for.
 */
function knownActor(caller: Principal, row: ActorRow): KnownActor {
  const { actor, name } = row;
  const role = roleFrom(row.role);
  const place = row.producerName ?? row.communeName ?? row.provinceName;
  if (!mayKnow(caller, row)) return { actor, kind: 'hidden', name: null, role, place };
  if (name === null) return { actor, kind: 'erased', name: null, role, place };
  return { actor, kind: actor.startsWith('token:') ? 'token' : 'person', name, role, place };
}

/** Who stands behind these actors, as far as a caller may know; the unknown are left out. */
export async function knownActors(
  db: Kysely<Database>,
  caller: Principal,
  actors: readonly string[],
): Promise<KnownActor[]> {
  return (await readActors(db, actors)).map((row) => knownActor(caller, row));
}

function mayKnow(caller: Principal, row: ActorRow): boolean {
  if (caller.role === 'admin' || caller.actor === row.actor) return true;
  const { producerId, provinceCode, communeCode } = row;
  if (producerId !== null && provinceCode !== null)
    return seesInside(caller, { id: producerId, provinceCode, communeCode });
  if (caller.role !== 'officer') return false;
  return caller.provinceCode === null || provinceCode === null || caller.provinceCode === provinceCode;
}
