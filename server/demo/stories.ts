import { addDays, addMonths, civilDay } from '../../stamps/civil-day.ts';
import type { Batch, DemoApi, Product } from './demo-api.ts';
import { drawPhoto } from './photos.ts';
import { contentFor } from './product-content.ts';

/** Stamps in each batch of the demo: ten sheets of 65. */
export const BATCH_QUANTITY = 650;

/** A GLN with the prefix that GS1 keeps for demonstrations. */
const DEMO_GLN = '9521234500001';

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

/** Gives a made-up product all that its page can show, and answers it with it. */
export async function furnish(
  api: DemoApi,
  product: Product,
  extra: { readonly gtin?: string; readonly ocopCode?: string; readonly nameEn: string },
): Promise<Product> {
  const content = contentFor(product);
  const { story, ingredients, warnings, standards, externalIds, pack } = content;
  await api.describe(product.id, {
    nameEn: extra.nameEn,
    ocopCode: extra.ocopCode ?? null,
    story: [{ text: story }],
    ingredients,
    warnings,
    standards,
    externalIds,
  });
  const variant = packOf(product);
  await api.changeVariant(variant.id, { ...pack, gtin: extra.gtin ?? null });
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
  const stages = contentFor(product).stages.map(({ vi, en, daysBefore }, place) => ({
    name: vi,
    nameEn: en,
    place: 'Xưởng của chủ thể (dữ liệu minh họa)',
    locationCode: DEMO_GLN,
    productCode: `MH-CD-${place + 1}`,
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
