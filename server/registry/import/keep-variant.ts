import type { Kysely } from 'kysely';
import { type Gtin, parseGtin } from '../../../stamps/gs1/index.ts';
import { cleanLine, foldSpelling } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';
import type { Database } from '../../storage/schema.ts';
import type { ProductTable, VariantTable } from '../../storage/tables/registry.ts';
import { variantsOfProduct } from '../../storage/variants.ts';
import type { RegisteringDeps } from '../deps.ts';
import { editVariant, registerVariant, type VariantFields } from '../variants.ts';
import type { RegistryRow } from './registry-row.ts';
import { type NamedMembers, type RowFaults, registerNoting } from './row-faults.ts';

/** What a row did to the packs of its product. */
export type VariantOutcome = 'added' | 'completed' | 'known';

/**
 * Keeps the pack that a row names by its GTIN, its name or its net content: adds it when the product has no such pack,
 * completes what the registry does not know of it. A row that says nothing of a pack asks only that there is one, since
 * stamps are issued for a pack.
 *
 * Notes variant-contradicts, gtin-invalid, gtin-taken, variants-full, text-*, naming the column.
 */
export async function keepVariant(
  deps: RegisteringDeps,
  db: Kysely<Database>,
  said: RegistryRow['variant'],
  product: ProductTable,
  faults: RowFaults,
): Promise<VariantOutcome> {
  const packs = await variantsOfProduct(db, product.id);
  const gtin = said.gtin === '' ? null : (faults.read(() => readGtin(said.gtin)) ?? null);
  const pack = findPack(packs, said, gtin);
  if (pack === undefined) {
    if (saysNothing(said) && packs.length > 0) return 'known';
    const name = said.name === '' ? freeName(product.name, packs, [said.netContent, said.gtin]) : said.name;
    await registerNoting(
      faults,
      MEMBERS,
      { name, netContent: said.netContent || undefined, gtin: gtin ?? undefined },
      (fields) => registerVariant(deps, db, product, fields),
    );
    return 'added';
  }
  noteContradictions(faults, pack, said, gtin);
  const missing = {
    ...(pack.netContent === null && said.netContent !== '' ? { netContent: said.netContent } : {}),
    ...(pack.gtin === null && gtin !== null ? { gtin } : {}),
  };
  if (Object.keys(missing).length === 0) return 'known';
  await registerNoting(faults, MEMBERS, missing, (fields) =>
    editVariant(deps, db, product.producerId, pack, fields),
  );
  return 'completed';
}

const MEMBERS = {
  columns: { name: 'variant', netContent: 'net_content' },
  mayLack: ['netContent', 'gtin'],
} as const satisfies NamedMembers<Partial<VariantFields>>;

function saysNothing({ name, netContent, gtin }: RegistryRow['variant']): boolean {
  return name === '' && netContent === '' && gtin === '';
}

function readGtin(text: string): Gtin {
  const parsed = parseGtin(text);
  if (!parsed.ok) throw problem('gtin-invalid', { field: 'gtin', params: { fault: parsed.fault } });
  return parsed.gtin;
}

function findPack(
  packs: readonly VariantTable[],
  said: RegistryRow['variant'],
  gtin: Gtin | null,
): VariantTable | undefined {
  const byGtin = packs.find((pack) => gtin !== null && pack.gtin === gtin);
  if (byGtin !== undefined) return byGtin;
  if (said.name !== '') return packs.find((pack) => foldSpelling(pack.name) === foldSpelling(said.name));
  if (saysNothing(said)) return undefined;
  // Without a name, a pack is the same as long as nothing known of it differs.
  const fitting = packs.filter(
    (pack) =>
      (gtin === null || pack.gtin === null) &&
      (said.netContent === '' || pack.netContent === null || sameContent(pack.netContent, said.netContent)),
  );
  const exact = fitting.find(
    (pack) => pack.netContent !== null && sameContent(pack.netContent, said.netContent),
  );
  return exact ?? (fitting.length === 1 ? fitting[0] : undefined);
}

function noteContradictions(
  faults: RowFaults,
  pack: VariantTable,
  said: RegistryRow['variant'],
  gtin: Gtin | null,
): void {
  const note = (field: string, known: string) =>
    faults.note({ code: 'variant-contradicts', field, params: { variant: pack.name, known } });
  if (said.name !== '' && foldSpelling(pack.name) !== foldSpelling(said.name)) note('variant', pack.name);
  if (said.netContent !== '' && pack.netContent !== null && !sameContent(pack.netContent, said.netContent)) {
    note('net_content', pack.netContent);
  }
  if (gtin !== null && pack.gtin !== null && pack.gtin !== gtin) note('gtin', pack.gtin);
}

/** `500 g` and `500G`, `0,5 l` and `0.5 l`. */
function sameContent(one: string, other: string): boolean {
  return contentKey(one) === contentKey(other);
}

function contentKey(text: string): string {
  return cleanLine(text).normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '').replaceAll(',', '.');
}

/** The product's own name for its first pack, else with what sets this one apart. */
function freeName(product: string, packs: readonly VariantTable[], marks: readonly string[]): string {
  const taken = new Set(packs.map((pack) => foldSpelling(pack.name)));
  const names = [product, ...marks.filter((mark) => mark !== '').map((mark) => `${product} ${mark}`)];
  return names.find((name) => !taken.has(foldSpelling(name))) ?? product;
}
