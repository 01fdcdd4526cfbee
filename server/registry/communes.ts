import type { Kysely } from 'kysely';
import { changedMembers, rowFacts, SYSTEM } from '../domain/audit.ts';
import { parseCommuneName } from '../domain/communes.ts';
import { PROVINCES } from '../domain/province-names.ts';
import { provinceNameKey } from '../domain/provinces.ts';
import { cleanLine } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { appendAudit } from '../storage/audit.ts';
import {
  countCommunes,
  findCommune,
  findCommunesByKey,
  listProvinces,
  upsertProvinces,
} from '../storage/places.ts';
import type { Database } from '../storage/schema.ts';
import type { CommuneTable } from '../storage/tables/registry.ts';

/** Makes the 34 provinces known under the names of this release; call it at every start. */
export async function seedProvinces(db: Kysely<Database>, timeMs: number): Promise<void> {
  const shipped = PROVINCES.map(([code, name, nameEn]) => ({
    code,
    name,
    nameEn,
    matchKey: provinceNameKey(name),
  }));
  await db.transaction().execute(async (transaction) => {
    const known = new Map((await listProvinces(transaction)).map((row) => [row.code, row]));
    for (const province of shipped) {
      const before = known.get(province.code);
      const changed = changedMembers(before ?? {}, province);
      if (changed === null) continue;
      await upsertProvinces(transaction, [province]);
      await appendAudit(transaction, {
        ...SYSTEM,
        timeMs,
        action: before === undefined ? 'province.add' : 'province.edit',
        subjectKind: 'province',
        subjectId: province.code,
        producerId: null,
        provinceCode: province.code,
        before: before === undefined ? null : rowFacts(changed.before ?? {}),
        after: rowFacts(changed.after ?? {}),
        reason: null,
      });
    }
  });
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
