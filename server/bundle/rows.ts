import type { Kysely } from 'kysely';
import {
  type BundleBatchRow,
  type BundleLotRow,
  type BundlePackRow,
  type BundleProductRow,
  bundleBatches,
  bundleCertificates,
  bundleLots,
  bundlePacks,
  bundleProducts,
} from '../storage/bundle-rows.ts';
import type { KnownCertificate } from '../storage/certificate-facts.ts';
import type { Database } from '../storage/schema.ts';

/** Everything but the logs that a bundle is made from, as of one moment. */
export interface BundleRows {
  /** In the order of issuing: the place of a batch is its place here. */
  readonly batches: readonly BundleBatchRow[];
  /** In the order of registration. */
  readonly products: readonly BundleProductRow[];
  readonly packs: ReadonlyMap<string, readonly BundlePackRow[]>;
  readonly certificates: ReadonlyMap<string, readonly KnownCertificate[]>;
  /** In the order of declaration. */
  readonly lots: readonly BundleLotRow[];
}

/** Reads them; `db` is a snapshot, so that they fit each other. */
export async function readBundleRows(db: Kysely<Database>): Promise<BundleRows> {
  return {
    batches: await bundleBatches(db),
    products: await bundleProducts(db),
    packs: Map.groupBy(await bundlePacks(db), ({ productId }) => productId),
    certificates: Map.groupBy(await bundleCertificates(db), ({ productId }) => productId),
    lots: await bundleLots(db),
  };
}
