import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import { overseesPlace } from '../domain/province-scope.ts';
import type { ApplicationRow } from '../storage/applications.ts';
import { findProducer } from '../storage/producers.ts';
import type { Database } from '../storage/schema.ts';
import type { LikeProducer } from './deps.ts';

/** A producer that an applicant may be, with where it is registered. */
export interface PlacedProducer {
  readonly producer: LikeProducer;
  readonly place: { readonly provinceCode: string; readonly communeCode: string | null };
}

/** The producers with their places. */
export async function placed(
  db: Kysely<Database>,
  producers: readonly LikeProducer[],
): Promise<PlacedProducer[]> {
  const found: PlacedProducer[] = [];
  for (const producer of producers) {
    const place = await findProducer(db, producer.id);
    if (place !== undefined) found.push({ producer, place });
  }
  return found;
}

/** Where a producer of the applicant's tax code is registered beyond the places that the caller looks after. */
export function taxCodeElsewhere(
  by: Principal,
  { provinceCode }: Pick<ApplicationRow, 'provinceCode'>,
  known: readonly PlacedProducer[],
): 'province' | 'country' | null {
  const unseen = known.filter(
    ({ producer, place }) => producer.by === 'tax-code' && !overseesPlace(by, place),
  );
  if (unseen.length === 0) return null;
  return unseen.every(({ place }) => place.provinceCode === provinceCode) ? 'province' : 'country';
}
