import type { Kysely } from 'kysely';
import type { Database } from '../../storage/schema.ts';
import type { ProductTable } from '../../storage/tables/registry.ts';
import type { RegisteringDeps, RegistryDeps } from '../deps.ts';
import type { RegistryRow } from './registry-row.ts';
import { faultOf, type RowFaults } from './row-faults.ts';

/** Members of a recognition as a table calls them. */
const COLUMNS = {
  'decision.number': 'decision_number',
  'decision.signedOn': 'decision_date',
  'decision.authority': 'authority',
  issuedOn: 'decision_date',
  expiresOn: 'expires_on',
};

/**
 * Records the recognition that a row names, and notes all that is wrong with it.
 * @param product undefined: there is none to recognise, since other faults are in the way
 * @returns undefined when the row names none, or it cannot be recorded
 */
export async function keepCertificate(
  deps: RegisteringDeps & Pick<RegistryDeps, 'recognitionFaults' | 'recordCertificate'>,
  db: Kysely<Database>,
  { recognition, provinceCode, faults: ofForm }: RegistryRow,
  product: ProductTable | undefined,
  faults: RowFaults,
): Promise<{ readonly id: string; readonly already: boolean } | undefined> {
  if (recognition === undefined) return undefined;
  const broken = deps.recognitionFaults(deps.by, recognition);
  for (const one of broken) faults.note(faultOf(one, COLUMNS));
  const { stars, number, signedOn, authority, expiresOn } = recognition;
  const isWhole =
    stars !== undefined && number !== undefined && signedOn !== undefined && authority !== undefined;
  const isExpiryRead = !ofForm.some(({ field }) => field === COLUMNS.expiresOn);
  if (product === undefined || !isWhole || !isExpiryRead || broken.length > 0) return undefined;
  try {
    return await deps.recordCertificate(db, deps.by, {
      productId: product.id,
      provinceCode,
      stars,
      decision: { number, signedOn, authority },
      expiresOn,
    });
  } catch (error) {
    faults.note(faultOf(error, COLUMNS));
    return undefined;
  }
}
