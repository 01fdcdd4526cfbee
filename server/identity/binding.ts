import type { Kysely } from 'kysely';
import type { Role } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { RuleName } from '../http/rule-texts.ts';
import { findCommune, findProvince } from '../storage/places.ts';
import { findProducer, takeUpProducer } from '../storage/producers.ts';
import type { Database } from '../storage/schema.ts';

/** What an account or a token is asked to stand for. */
export interface BindingRequest {
  readonly role: Role;
  /** Required for a producer, refused for every other role. */
  readonly producerId?: string | null | undefined;
  /** Two digits; narrows an officer or inspector to a province, refused for other roles. */
  readonly provinceCode?: string | null | undefined;
  /** Five digits; narrows an officer to a commune, whose province may be left out. */
  readonly communeCode?: string | null | undefined;
}

/** What an account or a token stands for. */
export interface Binding {
  readonly role: Role;
  readonly producerId: string | null;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
}

/**
 * The binding that a request asks for.
 * @throws binding-invalid when the role and its binding do not suit each other, or the bound row does not exist
 */
export async function requireBinding(db: Kysely<Database>, request: BindingRequest): Promise<Binding> {
  const { role, producerId = null, provinceCode = null, communeCode = null } = request;
  if (role === 'producer' && producerId === null) throw refuse('producerId', 'producer-required');
  if (role !== 'producer' && producerId !== null) throw refuse('producerId', 'producer-refused');
  if (role !== 'officer' && role !== 'inspector' && provinceCode !== null) {
    throw refuse('provinceCode', 'province-refused');
  }
  if (role !== 'officer' && communeCode !== null) throw refuse('communeCode', 'commune-refused');
  if (producerId !== null) {
    if ((await findProducer(db, producerId)) === undefined) throw refuse('producerId', 'producer-unknown');
    await takeUpProducer(db, producerId);
  }
  if (provinceCode !== null && (await findProvince(db, provinceCode)) === undefined) {
    throw refuse('provinceCode', 'province-unknown');
  }
  if (communeCode === null) return { role, producerId, provinceCode, communeCode };
  const commune = await findCommune(db, communeCode);
  if (commune === undefined) throw refuse('communeCode', 'commune-unknown');
  if (provinceCode !== null && provinceCode !== commune.provinceCode) {
    throw refuse('communeCode', 'commune-elsewhere');
  }
  return { role, producerId, provinceCode: commune.provinceCode, communeCode };
}

function refuse(field: string, rule: RuleName) {
  return problem('binding-invalid', { field, params: { rule } });
}
