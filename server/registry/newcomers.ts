import type { Kysely } from 'kysely';
import { Problem } from '../http/problems.ts';
import { findProducerByKey, producerNames, producersByIdentifier } from '../storage/producers.ts';
import type { Database } from '../storage/schema.ts';
import { similarProducers } from './annex/similar-producers.ts';
import { findCommuneNamed } from './communes.ts';
import { organisationKey } from './organisation-name.ts';

/**
 * The key of the name that a producer would be registered under, and its commune; null where no commune is known yet.
 * @throws commune-unknown, commune-ambiguous
 */
export async function readNewcomer(
  db: Kysely<Database>,
  given: { readonly name: string; readonly provinceCode: string; readonly commune: string },
): Promise<{ readonly matchKey: string; readonly communeCode: string | null }> {
  const { name, provinceCode, commune } = given;
  const matchKey = organisationKey(name, provinceCode);
  try {
    return { matchKey, communeCode: (await findCommuneNamed(db, provinceCode, commune, 'commune')).code };
  } catch (error) {
    if (error instanceof Problem && error.code === 'communes-missing') return { matchKey, communeCode: null };
    throw error;
  }
}

/** A registered producer that a newcomer may be, and why. */
export interface KnownProducer {
  readonly id: string;
  readonly name: string;
  readonly communeName: string | null;
  readonly products: number;
  readonly by: 'tax-code' | 'name' | 'similar-name';
}

/** Registered producers that a newcomer may be: by tax code anywhere, by name in its province; the likeliest first. */
export async function likeProducers(
  db: Kysely<Database>,
  of: {
    readonly name: string;
    readonly matchKey: string;
    readonly taxCode: string | null;
    readonly provinceCode: string;
  },
): Promise<KnownProducer[]> {
  const names = await producerNames(db, of.provinceCode);
  const found: KnownProducer[] = [];
  const add = (more: readonly Omit<KnownProducer, 'by'>[], by: KnownProducer['by']) => {
    for (const { id, name, communeName, products } of more)
      if (found.every((known) => known.id !== id)) found.push({ id, name, communeName, products, by });
  };
  if (of.taxCode !== null) add(await producersByIdentifier(db, of.taxCode), 'tax-code');
  const namesake = await findProducerByKey(db, of.matchKey);
  add(
    names.filter(({ id }) => id === namesake?.id),
    'name',
  );
  add(similarProducers(names)(of.name), 'similar-name');
  return found;
}
