import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { type CaseScope, findCase, type NamedCaseRow, provincesOfCase } from '../storage/cases.ts';
import type { Database } from '../storage/schema.ts';

/** A case with the provinces that it concerns. */
export interface ScopedCase {
  readonly row: NamedCaseRow;
  readonly provinces: readonly string[];
}

/** Whose cases a list shows the caller: inspectors see the country's, since goods travel. */
export function scopeOf({ role, provinceCode, communeCode }: Principal): CaseScope {
  if (role !== 'officer') return {};
  if (communeCode !== null) return { communeCode };
  return provinceCode === null ? {} : { province: provinceCode };
}

/**
 * Whether the caller may close a case: an administrator, and officers and inspectors
 * of the whole country or of a province that it concerns. Officers of a commune look on.
 */
export function handles(
  { role, provinceCode, communeCode }: Principal,
  provinces: readonly string[],
): boolean {
  if (role === 'admin') return true;
  if (role === 'producer' || communeCode !== null) return false;
  return provinceCode === null || provinces.includes(provinceCode);
}

/**
 * Whether the caller may read how to reach who sent a report, see its photo and erase them: of those who handle the case,
 * the country's, the province that this very report names, and that of the producer. Anybody can bring a case to one
 * more province by a report of their own; that opens nobody else's.
 */
export function readsReporter(
  by: Principal,
  { row, provinces }: ScopedCase,
  { provinceCode }: { readonly provinceCode: string | null },
): boolean {
  if (!handles(by, provinces)) return false;
  const isOfCountry = by.role === 'admin' || by.provinceCode === null;
  return isOfCountry || by.provinceCode === row.provinceCode || by.provinceCode === provinceCode;
}

/** A case that the caller may look at. @throws not-found */
export async function requireCase(db: Kysely<Database>, by: Principal, id: string): Promise<ScopedCase> {
  const row = await findCase(db, id);
  if (row === undefined) throw problem('not-found');
  const provinces = await provincesOfCase(db, id);
  const { province, communeCode } = scopeOf(by);
  const isSeen =
    (province === undefined || provinces.includes(province)) &&
    (communeCode === undefined || row.communeCode === communeCode);
  if (!isSeen) throw problem('not-found');
  return { row, provinces };
}

/** A case that the caller may decide about. @throws not-found, forbidden */
export async function requireHandled(db: Kysely<Database>, by: Principal, id: string): Promise<ScopedCase> {
  const found = await requireCase(db, by, id);
  if (!handles(by, found.provinces)) throw problem('forbidden');
  return found;
}
