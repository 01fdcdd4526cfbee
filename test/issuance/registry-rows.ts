import type { Kysely } from 'kysely';
import { insertCertificateVersion } from '../../server/storage/certificate-versions.ts';
import { insertCertificate } from '../../server/storage/certificates.ts';
import { insertDecision } from '../../server/storage/decisions.ts';
import { upsertProvinces } from '../../server/storage/places.ts';
import { insertProducer } from '../../server/storage/producers.ts';
import { insertProduct } from '../../server/storage/products.ts';
import type { Database } from '../../server/storage/schema.ts';
import type { CertificateTable } from '../../server/storage/tables/certificates.ts';
import { insertVariant } from '../../server/storage/variants.ts';

const CREATED_MS = Date.UTC(2025, 0, 1);

/** Products of the small registry, each with the certificates that its name promises on 2026-03-01. */
export const PRODUCTS = {
  tea: { producerId: 'highland', stars: 4, expiresOn: '2027-06-30' },
  coffee: { producerId: 'highland', stars: 3, expiresOn: '2027-06-30' },
  fish: { producerId: 'bay', stars: 5, expiresOn: '2027-06-30' },
  lapsed: { producerId: 'highland', stars: 4, expiresOn: '2026-02-28' },
  lastDay: { producerId: 'highland', stars: 4, expiresOn: '2026-03-01' },
  extended: { producerId: 'highland', stars: 4, expiresOn: '2026-02-01', extendedUntil: '2026-06-01' },
  revoked: { producerId: 'highland', stars: 4, expiresOn: '2027-06-30', revokedOn: '2026-02-01' },
  twoStars: { producerId: 'highland', stars: 2, expiresOn: '2027-06-30' },
  undecided: { producerId: 'highland' },
} as const;

/** Name of a product; its variants are `NAME-box` (GTIN for tea alone) and `NAME-bag`. */
export type ProductName = keyof typeof PRODUCTS;

/** Writes two provinces, a producer in each, their products, variants and certificates. */
export async function writeRegistry(db: Kysely<Database>): Promise<void> {
  await upsertProvinces(db, [
    { code: '22', name: 'Quảng Ninh', nameEn: 'Quang Ninh', matchKey: 'quang ninh' },
    { code: '68', name: 'Lâm Đồng', nameEn: 'Lam Dong', matchKey: 'lam dong' },
  ]);
  await writeProducer(db, 'highland', '68');
  await writeProducer(db, 'bay', '22');
  for (const [id, { producerId, ...certificate }] of Object.entries(PRODUCTS)) {
    await writeProduct(db, id, producerId);
    if ('stars' in certificate) await writeCertificate(db, id, certificate);
  }
}

async function writeProducer(db: Kysely<Database>, id: string, provinceCode: string): Promise<void> {
  await insertProducer(db, {
    id,
    name: `Hợp tác xã ${id}`,
    kind: 'cooperative',
    identifier: null,
    phone: null,
    website: null,
    address: 'Thôn 1',
    formerAddress: null,
    communeCode: null,
    provinceCode,
    matchKey: id,
    searchKey: id,
    aboutJson: null,
    buyLinksJson: null,
    logoMediaId: null,
    withdrawnMs: null,
    createdMs: CREATED_MS,
    updatedMs: CREATED_MS,
  });
}

async function writeProduct(db: Kysely<Database>, id: string, producerId: string): Promise<void> {
  await insertProduct(db, {
    id,
    producerId,
    name: id,
    nameEn: null,
    productGroup: 'beverage',
    ocopCode: null,
    storyJson: null,
    ingredientsJson: null,
    warningsJson: null,
    standardsJson: '[]',
    externalIdsJson: '[]',
    annualQuantity: null,
    annualQuantityUnit: null,
    matchKey: id,
    searchKey: id,
    instructionsJson: null,
    storageJson: null,
    buyLinksJson: null,
    withdrawnMs: null,
    createdMs: CREATED_MS,
    updatedMs: CREATED_MS,
  });
  for (const kind of ['box', 'bag']) {
    await insertVariant(db, {
      id: `${id}-${kind}`,
      productId: id,
      name: kind,
      netContent: null,
      gtin: id === 'tea' && kind === 'box' ? '08934567890123' : null,
      mediaId: null,
      createdMs: CREATED_MS,
      updatedMs: CREATED_MS,
    });
  }
}

async function writeCertificate(
  db: Kysely<Database>,
  productId: string,
  facts: Pick<CertificateTable, 'stars' | 'expiresOn'> & { extendedUntil?: string; revokedOn?: string },
): Promise<void> {
  const decisionId = `decision-${productId}`;
  await insertDecision(db, {
    id: decisionId,
    number: `${productId}/QĐ-UBND`,
    signedOn: '2024-06-30',
    authority: 'UBND tỉnh',
    authorityLevel: 'province',
    kind: 'recognition',
    authorityKey: 'province',
    supersededMs: null,
    supersededById: null,
    matchKey: decisionId,
    createdMs: CREATED_MS,
  });
  const certificate: CertificateTable = {
    id: `certificate-${productId}`,
    productId,
    decisionId,
    issuedOn: '2024-06-30',
    startsOn: '2024-06-30',
    extendedUntil: null,
    extensionDecisionId: null,
    revokedOn: null,
    revocationGround: facts.revokedOn === undefined ? null : 'a',
    revocationConclusion: null,
    revocationDecisionId: null,
    followsId: null,
    followsAs: null,
    withdrawnMs: null,
    version: 1,
    createdMs: CREATED_MS,
    updatedMs: CREATED_MS,
    ...facts,
  };
  await insertCertificate(db, certificate);
  const recorded = { recordedMs: CREATED_MS, actor: 'account:officer', act: 'record', reason: null };
  await insertCertificateVersion(db, certificate, recorded);
}
