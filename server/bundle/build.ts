import type { Kysely } from 'kysely';
import type { BundlePart, CountryParts } from '../../stamps/bundle/index.ts';
import { lastAudit } from '../storage/audit.ts';
import { type BundleTileRow, listBundleTiles, listPartDigests } from '../storage/bundle-parts.ts';
import type { Database } from '../storage/schema.ts';
import { countryParts } from './country.ts';
import { type MadePart, PartList } from './parts.ts';
import { type PlacedRow, provinceParts } from './province.ts';
import { recallParts } from './recalls.ts';
import { readBundleRows } from './rows.ts';

/** Where the parts of a bundle hang: two kinds of lists of parts, by their digests. */
export interface BundleContents {
  readonly country: BundlePart;
  readonly provinces: Readonly<Record<string, BundlePart>>;
}

/** A bundle as it was made from one snapshot. */
export interface BuiltBundle {
  /** The last entry of the audit log in the snapshot. */
  readonly auditSeq: number;
  readonly contents: BundleContents;
  readonly made: readonly MadePart[];
  readonly listed: readonly string[];
  readonly tiles: readonly BundleTileRow[];
}

/** Makes a bundle. `db` is a snapshot that others may write behind; `kids` are the issuer keys in the manifest's order. */
export async function buildBundle(db: Kysely<Database>, kids: readonly string[]): Promise<BuiltBundle> {
  const auditSeq = (await lastAudit(db))?.seq ?? 0;
  const rows = await readBundleRows(db);
  const parts = new PartList(new Set(await listPartDigests(db)));
  const country: CountryParts = {
    ...countryParts(rows, kids, parts),
    recalls: await recallParts(db, rows, parts),
  };
  const known = Map.groupBy(await listBundleTiles(db), ({ provinceCode }) => provinceCode);
  const placed = rows.batches.map((row, place): PlacedRow => ({ place, row }));
  const batches = Map.groupBy(placed, ({ row }) => row.provinceCode);
  const lots = Map.groupBy(rows.lots, ({ provinceCode }) => provinceCode);
  const provinces: Record<string, BundlePart> = {};
  const tiles: BundleTileRow[] = [];
  for (const provinceCode of [...new Set([...batches.keys(), ...lots.keys()])].sort()) {
    const own = {
      provinceCode,
      batches: batches.get(provinceCode) ?? [],
      lots: lots.get(provinceCode) ?? [],
    };
    const before = new Map((known.get(provinceCode) ?? []).map((tile) => [tile.tile, tile]));
    const made = await provinceParts(db, own, before, parts);
    tiles.push(...made.tiles);
    provinces[provinceCode] = parts.addJson(made.parts);
  }
  const contents = { country: parts.addJson(country), provinces };
  return { auditSeq, contents, made: parts.made, listed: parts.listed, tiles };
}
