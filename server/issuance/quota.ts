import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { civilDay, civilDayStartMs, parseCivilDay } from '../../stamps/civil-day.ts';
import { packAmount, unitAmount } from '../domain/amount.ts';
import { stampsOrdered, type VariantForBatch } from '../storage/batches.ts';
import { findProduct } from '../storage/products.ts';
import type { Database } from '../storage/schema.ts';
import { findVariant } from '../storage/variants.ts';

/** Stamps beyond the declared quantity that a year's orders may come to without anybody's approval: some are spoiled. */
export const SPOILAGE_PERCENT = 5;

/** How this year's orders of stamps for a product stand to the quantity that its producer declared to make. */
export const Quota = Type.Object({
  year: Type.Integer(),
  rule: Type.Enum(['counted', 'undeclared', 'incomparable'], {
    description:
      'undeclared: no yearly quantity was declared, so nothing is counted; incomparable: it is declared in a unit that the net content of a pack does not tell',
  }),
  declared: Type.Union([Type.Integer(), Type.Null()]),
  unit: Type.Union([Type.String(), Type.Null()]),
  spoilagePercent: Type.Integer(),
  orderedStamps: Type.Integer({ description: 'Stamps of all packs of the product ordered this year' }),
  remainingStamps: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Stamps of this pack that may still be ordered this year without approval',
  }),
});
/** How this year's orders of stamps for a product stand to the quantity that its producer declared to make. */
export type Quota = Static<typeof Quota>;

/** The quota of a pack at a time; years are Vietnamese calendar years. */
export async function quotaOf(
  db: Kysely<Database>,
  { variantId, productId }: Pick<VariantForBatch, 'variantId' | 'productId'>,
  nowMs: number,
): Promise<Quota> {
  const year = Number(civilDay(nowMs).slice(0, 4));
  const ordered = await stampsOrdered(db, productId, yearStartMs(year), yearStartMs(year + 1));
  const orderedStamps = ordered.reduce((sum, { stamps }) => sum + stamps, 0);
  const product = await findProduct(db, productId);
  const variant = await findVariant(db, variantId);
  const declared = product?.annualQuantity ?? null;
  const facts = {
    year,
    declared,
    unit: product?.annualQuantityUnit ?? null,
    spoilagePercent: SPOILAGE_PERCENT,
    orderedStamps,
  };
  if (declared === null) return { ...facts, rule: 'undeclared', remainingStamps: null };
  const unit = unitAmount(facts.unit);
  const sizes = [variant?.netContent ?? null, ...ordered.map(({ netContent }) => netContent)].map((text) =>
    unit.kind === 'pieces' ? 1 : sizeIn(unit.kind, text),
  );
  const [own, ...others] = sizes;
  if (own === undefined || sizes.includes(undefined)) {
    return { ...facts, rule: 'incomparable', remainingStamps: null };
  }
  const used = ordered.reduce((sum, { stamps }, place) => sum + stamps * (others[place] ?? 0), 0);
  const allowed = (declared * unit.size * (100 + SPOILAGE_PERCENT)) / 100;
  return { ...facts, rule: 'counted', remainingStamps: Math.max(0, Math.floor((allowed - used) / own)) };
}

function sizeIn(kind: 'mass' | 'volume', netContent: string | null): number | undefined {
  const amount = packAmount(netContent);
  return amount?.kind === kind ? amount.size : undefined;
}

function yearStartMs(year: number): number {
  const day = parseCivilDay(`${year}-01-01`);
  if (day === undefined) throw new TypeError(`${year} is no year`);
  return civilDayStartMs(day);
}
