import type { Static } from 'typebox';
import Value from 'typebox/value';
import type { ApplicationContactRow, ApplicationRow } from '../storage/applications.ts';
import { ApplicationListed, type OwnApplication } from './schemas.ts';

/** A stored application as lists show it. @throws when a column does not hold what it should */
export function presentApplication(
  row: ApplicationRow,
  communeName: string | null,
): Static<typeof ApplicationListed> {
  const { secretHash, productsJson, matchKey, decidedBy, producerId, accountId, ...shown } = row;
  return Value.Parse(ApplicationListed, { ...shown, communeName, products: JSON.parse(productsJson) });
}

/** The person behind an application; null once it was erased. */
export function presentContact(
  row: ApplicationContactRow | undefined,
): Static<typeof OwnApplication>['contact'] {
  return row === undefined ? null : { name: row.name, email: row.email, phone: row.phone };
}
