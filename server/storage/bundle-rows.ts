import type { Kysely } from 'kysely';
import { certificateFacts, type KnownCertificate } from './certificate-facts.ts';
import { withDecisions } from './certificates.ts';
import { inChunks } from './in-chunks.ts';
import type { Database } from './schema.ts';

/** A batch as a trust bundle tells it, with the province of its producer as it is now. */
export interface BundleBatchRow {
  readonly code: string;
  readonly quantity: number;
  readonly gtin: string | null;
  readonly kid: string;
  readonly profile: string;
  readonly hiddenKeyId: string | null;
  readonly productId: string;
  readonly variantId: string;
  readonly unusedDeadlineOn: string;
  readonly logVersion: number;
  readonly provinceCode: string;
}

/** A product as a trust bundle tells it. */
export interface BundleProductRow {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly productGroup: string;
  readonly ocopCode: string | null;
  readonly producerId: string;
  readonly producerName: string;
  readonly producerAddress: string;
  readonly communeName: string | null;
  readonly provinceName: string;
  readonly provinceCode: string;
}

/** A pack as a trust bundle tells it. */
export interface BundlePackRow {
  readonly id: string;
  readonly productId: string;
  readonly name: string;
  readonly netContent: string | null;
}

/** A lot as a trust bundle tells it. */
export interface BundleLotRow {
  readonly id: string;
  readonly productId: string;
  readonly number: string;
  readonly producedOn: string;
  readonly expiresOn: string | null;
  readonly declaredQuantity: number;
  readonly recalledMs: number | null;
  readonly recallNoticeJson: string | null;
  readonly provinceCode: string;
}

/** Every batch in the order in which they were issued. */
export async function bundleBatches(db: Kysely<Database>): Promise<BundleBatchRow[]> {
  return await db
    .selectFrom('batch')
    .innerJoin('producer', 'producer.id', 'batch.producerId')
    .select([
      'batch.code',
      'batch.quantity',
      'batch.gtin',
      'batch.kid',
      'batch.profile',
      'batch.hiddenKeyId',
      'batch.productId',
      'batch.variantId',
      'batch.unusedDeadlineOn',
      'batch.logVersion',
      'producer.provinceCode',
    ])
    .orderBy('batch.createdMs')
    .orderBy('batch.code')
    .execute();
}

/** Every product in the order in which they were registered. */
export async function bundleProducts(db: Kysely<Database>): Promise<BundleProductRow[]> {
  return await db
    .selectFrom('product')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .innerJoin('province', 'province.code', 'producer.provinceCode')
    .leftJoin('commune', 'commune.code', 'producer.communeCode')
    .select([
      'product.id',
      'product.name',
      'product.nameEn',
      'product.productGroup',
      'product.ocopCode',
      'product.producerId',
      'producer.name as producerName',
      'producer.address as producerAddress',
      'commune.name as communeName',
      'province.name as provinceName',
      'producer.provinceCode',
    ])
    .orderBy('product.createdMs')
    .orderBy('product.id')
    .execute();
}

/** Every pack, by product, in the order in which they were registered. */
export async function bundlePacks(db: Kysely<Database>): Promise<BundlePackRow[]> {
  return await db
    .selectFrom('variant')
    .select(['id', 'productId', 'name', 'netContent'])
    .orderBy('productId')
    .orderBy('createdMs')
    .orderBy('id')
    .execute();
}

/** Every certificate with the number of its decision, by product, without those entered by mistake. */
export async function bundleCertificates(
  db: Kysely<Database>,
): Promise<(KnownCertificate & { readonly productId: string })[]> {
  const rows = await withDecisions(db)
    .where('certificate.withdrawnMs', 'is', null)
    .orderBy('certificate.productId')
    .orderBy('certificate.issuedOn')
    .orderBy('certificate.id')
    .execute();
  return rows.map((row) => ({ ...certificateFacts(row), productId: row.productId }));
}

/** Every lot in the order in which they were declared. */
export async function bundleLots(db: Kysely<Database>): Promise<BundleLotRow[]> {
  return await db
    .selectFrom('lot')
    .innerJoin('product', 'product.id', 'lot.productId')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .select([
      'lot.id',
      'lot.productId',
      'lot.number',
      'lot.producedOn',
      'lot.expiresOn',
      'lot.declaredQuantity',
      'lot.recalledMs',
      'lot.recallNoticeJson',
      'producer.provinceCode',
    ])
    .orderBy('lot.createdMs')
    .orderBy('lot.id')
    .execute();
}

/** The batches that ever had stamps on these lots. */
export async function batchesOfLots(db: Kysely<Database>, lotIds: readonly string[]): Promise<Set<string>> {
  const rows = await inChunks(lotIds, (some) =>
    db.selectFrom('rangeEntry').select('batchCode').distinct().where('lotId', 'in', some).execute(),
  );
  return new Set(rows.map(({ batchCode }) => batchCode));
}
