import type { Kysely } from 'kysely';
import { parseCommuneName } from '../domain/communes.ts';
import { PROVINCES } from '../domain/province-names.ts';
import { provinceNameKey } from '../domain/provinces.ts';
import { cleanLine } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { countCommunes, findCommune, findCommunesByKey, upsertProvinces } from '../storage/places.ts';
import type { CommuneTable, Database } from '../storage/schema.ts';

/** Makes the 34 provinces known; call it at every start. */
export async function seedProvinces(db: Kysely<Database>): Promise<void> {
  await upsertProvinces(
    db,
    PROVINCES.map(([code, name, nameEn]) => ({ code, name, nameEn, matchKey: provinceNameKey(name) })),
  );
}

/** Key of a commune in `commune.match_key`; see {@link parseCommuneName}. */
export function communeMatchKey(name: string): string {
  return parseCommuneName(name).key;
}

/**
 * The commune of a province that a text names, in any spelling, with or without its kind; a five-digit code does as well.
 * Where several bear the name, the kind decides. A kind that no longer fits (`Thị trấn`, `Xã` where a ward is today) is
 * no obstacle as long as one commune alone bears the name.
 *
 * @throws commune-unknown, commune-ambiguous, communes-missing
 */
export async function findCommuneNamed(
  db: Kysely<Database>,
  provinceCode: string,
  text: string,
  field: string,
): Promise<CommuneTable> {
  const byCode = /^\d{5}$/.test(text.trim()) ? await findCommune(db, text.trim()) : undefined;
  if (byCode !== undefined && byCode.provinceCode === provinceCode) return byCode;
  const { kind, key } = parseCommuneName(cleanLine(text));
  const named = await findCommunesByKey(db, provinceCode, key);
  const sameKind =
    kind === undefined ? named : named.filter((one) => parseCommuneName(one.name).kind === kind);
  const candidates = sameKind.length === 0 ? named : sameKind;
  const [only, ...others] = candidates;
  if (only === undefined) {
    throw problem((await countCommunes(db)) === 0 ? 'communes-missing' : 'commune-unknown', { field });
  }
  if (others.length > 0) {
    const names = candidates.map(({ code, name }) => `${name} (${code})`).join(', ');
    throw problem('commune-ambiguous', { field, params: { candidates: names } });
  }
  return only;
}
