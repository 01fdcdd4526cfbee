import type { CertificateFacts } from '../verdict/index.ts';
import { REVOCATION_GROUNDS } from '../verdict/index.ts';
import { JsonFields } from './json-fields.ts';

/** Most products in one tile of goods. */
export const GOODS_PER_TILE = 256;

/** A pack of a product. */
export interface BundlePack {
  readonly name: string;
  readonly netContent: string | null;
}

/** What an inspector is told of a product without a network; names only, the rest needs one. */
export interface BundleProduct {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** One of the six groups. */
  readonly group: string;
  readonly ocopCode: string | null;
  readonly producerId: string;
  readonly producerName: string;
  readonly producerAddress: string;
  readonly provinceCode: string;
  readonly packs: readonly BundlePack[];
  /** Every certificate that it ever had: recognition is computed on the day of the check. */
  readonly certificates: readonly CertificateFacts[];
}

/** Reads a tile of goods, JSON. @throws BundleError `broken-part` */
export function readGoodsTile(value: unknown): BundleProduct[] {
  return new JsonFields(value).list('products', readProduct);
}

function readProduct(value: unknown): BundleProduct {
  const fields = new JsonFields(value);
  return {
    id: fields.text('id'),
    name: fields.text('name'),
    nameEn: fields.optionalText('nameEn'),
    group: fields.text('group'),
    ocopCode: fields.optionalText('ocopCode'),
    producerId: fields.text('producerId'),
    producerName: fields.text('producerName'),
    producerAddress: fields.text('producerAddress'),
    provinceCode: fields.text('provinceCode'),
    packs: fields.list('packs', readPack),
    certificates: fields.list('certificates', readCertificate),
  };
}

function readPack(value: unknown): BundlePack {
  const fields = new JsonFields(value);
  return { name: fields.text('name'), netContent: fields.optionalText('netContent') };
}

function readCertificate(value: unknown): CertificateFacts {
  const fields = new JsonFields(value);
  return {
    stars: fields.count('stars'),
    decisionNumber: fields.text('decisionNumber'),
    issuedOn: fields.day('issuedOn'),
    startsOn: fields.optionalDay('startsOn'),
    authority: fields.text('authority'),
    expiresOn: fields.day('expiresOn'),
    extendedUntil: fields.optionalDay('extendedUntil'),
    revokedOn: fields.optionalDay('revokedOn'),
    revocationGround: fields.optionalWord('revocationGround', REVOCATION_GROUNDS),
  };
}
