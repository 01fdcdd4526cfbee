import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import Value from 'typebox/value';
import type { Principal } from '../domain/principal.ts';
import type { ShownGoods } from '../domain/shown-goods.ts';
import { problem } from '../http/problems.ts';
import type { Database } from '../storage/schema.ts';
import type { ProductTable } from '../storage/tables/registry.ts';
import type { RegistryDeps } from './deps.ts';
import { editProduct } from './products.ts';
import { ProductEdit } from './schemas.ts';

/**
 * Makes an edit of a product, on top of what its producer has waiting, and tells what buyers would see. The caller takes
 * the transaction back.
 * @throws whatever refuses the edit
 */
export async function previewOfProduct(
  deps: RegistryDeps,
  db: Kysely<Database>,
  by: Principal,
  product: ProductTable,
  fields: Static<typeof ProductEdit>,
): Promise<ShownGoods> {
  const open = by.role === 'producer' ? await deps.openSubmission(db, 'product', product.id) : undefined;
  const draft = Value.Parse(ProductEdit, open?.after ?? {});
  await editProduct({ ...deps, by }, db, product, { ...draft, ...fields });
  const shown = await deps.showGoods(db, { kind: 'product', id: product.id });
  if (shown === undefined) throw problem('not-found');
  return shown;
}
