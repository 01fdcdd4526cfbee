import type { Kysely } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { Principal } from '../domain/principal.ts';
import type { Database } from '../storage/schema.ts';
import { addAccount } from './accounts.ts';
import type { IdentityDeps } from './deps.ts';
import { makeAccountLink, type NewLink } from './links.ts';

/** The person of a producer who is invited. */
export interface ProducerPerson {
  readonly producerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: Language;
}

/**
 * Makes an account for a producer's person with its invitation, inside a transaction.
 * @throws binding-invalid, email-invalid, email-taken, text-empty
 */
export async function inviteProducer(
  deps: IdentityDeps,
  transaction: Kysely<Database>,
  by: Principal,
  person: ProducerPerson,
): Promise<{ readonly accountId: string; readonly link: NewLink & { readonly sent: boolean } }> {
  const { id } = await addAccount(deps, transaction, by, { role: 'producer', ...person });
  return { accountId: id, link: await makeAccountLink(deps, transaction, by, id) };
}
