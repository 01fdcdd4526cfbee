import type { Kysely } from 'kysely';
import { learnCertified } from '../../storage/certificates.ts';
import { learnProducers } from '../../storage/producers.ts';
import { learnProducts } from '../../storage/products.ts';
import type { Database } from '../../storage/schema.ts';
import { learnVariants } from '../../storage/variants.ts';
import type { NumberedRow } from '../import/atomic-rows.ts';
import type { RegistryRow } from '../import/registry-row.ts';
import type { Annex } from './draft.ts';

/** Asks in a few statements what a long work needs to know of the registry to write rows of an annex. */
export async function learnRows(
  db: Kysely<Database>,
  rows: readonly NumberedRow<RegistryRow>[],
  { producers: choices }: Annex['edits'],
): Promise<void> {
  const keys = [...new Set(rows.map(({ value }) => value.producerKey))];
  const known = await learnProducers(db, keys);
  const chosen = keys.flatMap((key) => choices[key] ?? []).filter((choice) => choice !== 'new');
  const named = new Set(rows.map(({ value }) => value.productKey));
  const products = await learnProducts(db, [...new Set([...known.map(({ id }) => id), ...chosen])]);
  const meant = products.filter(({ matchKey }) => named.has(matchKey)).map(({ id }) => id);
  await learnVariants(db, meant);
  await learnCertified(db, meant);
}
