import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { FiguresScope } from './statistics.ts';

/** A certificate with what its product is counted by. */
export interface CountedCertificate {
  readonly id: string;
  readonly productId: string;
  readonly productGroup: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly communeName: string | null;
  readonly stars: number;
  readonly issuedOn: string;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly extendedUntil: string | null;
  readonly revokedOn: string | null;
}

/** Certificates in order of their products, behind `after`, without those entered by mistake; at most `limit`. */
export async function countedCertificates(
  db: Kysely<Database>,
  scope: FiguresScope,
  limit: number,
  after?: Pick<CountedCertificate, 'productId' | 'id'>,
): Promise<CountedCertificate[]> {
  let query = db
    .selectFrom('certificate')
    .innerJoin('product', 'product.id', 'certificate.productId')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .leftJoin('commune', 'commune.code', 'producer.communeCode')
    .select([
      'certificate.id',
      'certificate.productId',
      'product.productGroup',
      'producer.provinceCode',
      'producer.communeCode',
      'commune.name as communeName',
      'certificate.stars',
      'certificate.issuedOn',
      'certificate.startsOn',
      'certificate.expiresOn',
      'certificate.extendedUntil',
      'certificate.revokedOn',
    ])
    .where('certificate.withdrawnMs', 'is', null)
    .orderBy('certificate.productId')
    .orderBy('certificate.id')
    .limit(limit);
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('certificate.productId', 'certificate.id'), '>', tuple(after.productId, after.id)),
    );
  }
  if (scope.of === 'province') query = query.where('producer.provinceCode', '=', scope.provinceCode);
  if (scope.of === 'products') {
    const { productId, producerId, communeCode } = scope;
    if (productId !== undefined) query = query.where('product.id', '=', productId);
    if (producerId !== undefined) query = query.where('producer.id', '=', producerId);
    if (communeCode !== undefined) query = query.where('producer.communeCode', '=', communeCode);
  }
  return await query.execute();
}
