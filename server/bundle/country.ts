import {
  BATCHES_PER_TILE,
  type BundleBatch,
  type BundlePart,
  type CountryParts,
  encodeBatchTile,
  GOODS_PER_TILE,
} from '../../stamps/bundle/index.ts';
import { parseGtin } from '../../stamps/gs1/index.ts';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import type { LinkTarget } from '../../stamps/signature/index.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { inTiles, type PartList } from './parts.ts';
import type { BundleRows } from './rows.ts';

/** Makes the parts that the whole country needs, but for the recalls. */
export function countryParts(
  rows: BundleRows,
  kids: readonly string[],
  parts: PartList,
): Omit<CountryParts, 'recalls'> {
  return { batches: batchParts(rows, kids, parts), goods: goodsParts(rows, parts) };
}

function batchParts(
  { batches, products, packs }: BundleRows,
  kids: readonly string[],
  parts: PartList,
): BundlePart[] {
  const keys = new Map(kids.map((kid, place) => [kid, place]));
  const productPlaces = new Map(products.map(({ id }, place) => [id, place]));
  const packPlaces = new Map(
    [...packs.values()].flatMap((own) => own.map(({ id }, place) => [id, place] as const)),
  );
  const told = batches.map((row): BundleBatch => {
    const code = parseBatchCode(row.code);
    const key = keys.get(row.kid);
    const product = productPlaces.get(row.productId);
    const pack = packPlaces.get(row.variantId);
    if (code === undefined || key === undefined || product === undefined || pack === undefined)
      throw new TypeError(`batch ${row.code} names what is not there`);
    return {
      ...{ code, key, product, pack, quantity: row.quantity, target: targetOf(row.code, row.gtin) },
      profile: row.profile === 'compact' ? 'compact' : 'signed',
      hasHiddenCodes: row.hiddenKeyId !== null,
      provinceCode: row.provinceCode,
      unusedDeadlineOn: storedDay(row.unusedDeadlineOn),
    };
  });
  return inTiles(told, BATCHES_PER_TILE).map((tile) => parts.add(encodeBatchTile(tile)));
}

function goodsParts({ products, packs, certificates }: BundleRows, parts: PartList): BundlePart[] {
  const told = products.map((product) => ({
    id: product.id,
    name: product.name,
    ...given('nameEn', product.nameEn),
    group: product.productGroup,
    ...given('ocopCode', product.ocopCode),
    producerId: product.producerId,
    producerName: product.producerName,
    producerAddress: [product.producerAddress, product.communeName, product.provinceName]
      .filter((part) => part !== null && part !== '')
      .join(', '),
    provinceCode: product.provinceCode,
    packs: (packs.get(product.id) ?? []).map(({ name, netContent }) => ({
      name,
      ...given('netContent', netContent),
    })),
    certificates: (certificates.get(product.id) ?? []).map((certificate) => ({
      stars: certificate.stars,
      decisionNumber: certificate.decisionNumber,
      issuedOn: certificate.issuedOn,
      ...given('startsOn', certificate.startsOn ?? null),
      authority: certificate.authority,
      expiresOn: certificate.expiresOn,
      ...given('extendedUntil', certificate.extendedUntil ?? null),
      ...given('revokedOn', certificate.revokedOn ?? null),
      ...given('revocationGround', certificate.revocationGround ?? null),
    })),
  }));
  return inTiles(told, GOODS_PER_TILE).map((tile) => parts.addJson({ products: tile }));
}

/** A member of its name, or none: what is not known takes no room. */
export function given(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}

function targetOf(code: string, gtin: string | null): LinkTarget {
  if (gtin === null) return { form: 'short' };
  const parsed = parseGtin(gtin);
  if (!parsed.ok) throw new TypeError(`batch ${code} has no valid GTIN`);
  return { form: 'gs1', gtin: parsed.gtin };
}
