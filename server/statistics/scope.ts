import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import { decidesFor } from '../domain/province-scope.ts';
import { problem } from '../http/problems.ts';
import { findProducer } from '../storage/producers.ts';
import { findProduct } from '../storage/products.ts';
import type { Database } from '../storage/schema.ts';
import type { FiguresScope } from '../storage/statistics.ts';

/** What a caller asks to see of what it may see. */
export interface Narrowing {
  readonly provinceCode?: string | undefined;
  readonly producerId?: string | undefined;
  readonly productId?: string | undefined;
}

/**
 * Whose figures a caller gets: its own products, its commune's, its province's, or the country's; narrowed to a
 * province, producer or product among them.
 * @throws forbidden, not-found
 */
export async function figuresScope(
  db: Kysely<Database>,
  principal: Principal,
  { provinceCode, producerId, productId }: Narrowing,
): Promise<FiguresScope> {
  if (productId !== undefined || producerId !== undefined) {
    const owner = await ownerOf(db, { producerId, productId });
    if (!mayCount(principal, owner)) throw problem('forbidden');
    return { of: 'products', producerId: owner.id, productId };
  }
  const whole = wholeScope(principal);
  if (provinceCode === undefined) return whole;
  if (!decidesFor(principal, provinceCode)) throw problem('forbidden');
  return { of: 'province', provinceCode };
}

function wholeScope(principal: Principal): FiguresScope {
  const { role, producerId, provinceCode, communeCode } = principal;
  if (role === 'producer') return { of: 'products', producerId: producerId ?? '' };
  if (communeCode !== null) return { of: 'products', communeCode };
  return provinceCode === null ? { of: 'country' } : { of: 'province', provinceCode };
}

async function ownerOf(db: Kysely<Database>, { producerId, productId }: Narrowing) {
  const product = productId === undefined ? undefined : await findProduct(db, productId);
  const owner = await findProducer(db, product?.producerId ?? producerId ?? '');
  const isForeign = product !== undefined && producerId !== undefined && product.producerId !== producerId;
  if (owner === undefined || isForeign || (productId !== undefined && product === undefined))
    throw problem('not-found');
  return owner;
}

function mayCount(
  principal: Principal,
  owner: { readonly id: string; readonly provinceCode: string; readonly communeCode: string | null },
): boolean {
  if (principal.role === 'producer') return principal.producerId === owner.id;
  if (principal.communeCode !== null) return principal.communeCode === owner.communeCode;
  return decidesFor(principal, owner.provinceCode);
}
