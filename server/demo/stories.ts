import { addDays, addMonths, civilDay } from '../../stamps/civil-day.ts';
import type { Batch, DemoApi, Product } from './demo-api.ts';
import { drawPhoto } from './photos.ts';
import { contentFor } from './product-content.ts';

/** Stamps in each batch of the demo: ten sheets of 65. */
export const BATCH_QUANTITY = 650;

/** What one story of the demo is told with. */
export interface Teller {
  readonly api: DemoApi;
  /** The time that the service goes by. */
  readonly nowMs: () => number;
}

/** A run of stamps of one batch, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Gives a product texts, a drawn photograph and, where it has none, a GTIN, and answers it with them. */
export async function furnish(
  api: DemoApi,
  product: Product,
  extra: { readonly gtin?: string; readonly nameEn?: string } = {},
): Promise<Product> {
  const content = contentFor(product);
  const { story, ingredients, warnings, pack } = content;
  const { nameEn } = extra;
  await api.describe(product.id, {
    ...(nameEn === undefined ? {} : { nameEn }),
    story,
    ingredients,
    warnings,
  });
  const variant = packOf(product);
  const netContent = variant.netContent ?? pack.netContent;
  const gtin = variant.gtin ?? extra.gtin ?? null;
  await api.changeVariant(variant.id, { netContent, gtin });
  await api.addPhoto(
    product.id,
    await drawPhoto(content.motif, content.accent),
    `${product.name} (hình vẽ minh họa)`,
  );
  return api.product(product.id);
}

/** The pack that a product's stamps are issued for. */
export function packOf(product: Product): Product['variants'][number] {
  const [variant] = product.variants;
  if (variant === undefined) throw new TypeError(`${product.name} has no variant`);
  return variant;
}

/** Declares a lot made two days ago and puts a run of printed stamps on its goods. */
export async function activate(
  { api, nowMs }: Teller,
  product: Product,
  batch: Batch,
  { first, last }: Span,
  lotNumber: string,
): Promise<{ readonly id: string }> {
  const producedOn = addDays(civilDay(nowMs()), -2);
  const stages = contentFor(product).stages.map(({ vi, en, daysBefore }) => ({
    name: vi,
    nameEn: en,
    place: 'Xưởng của chủ thể (dữ liệu minh họa)',
    on: addDays(producedOn, -daysBefore),
  }));
  const lot = await api.declareLot({
    productId: product.id,
    number: lotNumber,
    producedOn,
    expiresOn: addMonths(producedOn, 24),
    declaredQuantity: BATCH_QUANTITY,
    stages,
  });
  await api.changeRange(batch.code, { action: 'activate', first, last, lotNumber });
  return lot;
}
