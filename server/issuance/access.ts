import type { Principal } from '../domain/principal.ts';
import { decidesFor, overseesPlace } from '../domain/province-scope.ts';
import { problem } from '../http/problems.ts';
import type { ProductOwner } from '../storage/batches.ts';

/** Owner of the product in question, as far as access rules need it. */
export type Owner = Pick<ProductOwner, 'producerId' | 'provinceCode' | 'communeCode'>;

/** Whether the caller may see what belongs to this owner; inspectors see the whole country's. */
export function maySee(principal: Principal, owner: Owner): boolean {
  return principal.role === 'inspector' || mayManage(principal, owner) || overseesPlace(principal, owner);
}

/** Whether the caller may order, activate, void for this owner: an admin, its province's officer, or the producer itself. */
export function mayManage(principal: Principal, owner: Owner): boolean {
  if (principal.role === 'producer') return principal.producerId === owner.producerId;
  return decidesFor(principal, owner.provinceCode);
}

/** @throws forbidden unless {@link mayManage} */
export function requireManage(principal: Principal, owner: Owner): void {
  if (!mayManage(principal, owner)) throw problem('forbidden');
}

/** Which things a list shows; absent members do not narrow it. */
export interface Visible {
  readonly producerId?: string;
  readonly provinceCode?: string;
  readonly communeCode?: string;
}

/** Narrows a list to what the caller may see. */
export function visibleTo({ role, producerId, provinceCode, communeCode }: Principal): Visible {
  if (role === 'producer') return { producerId: producerId ?? '' };
  if (role !== 'officer') return {};
  return {
    ...(provinceCode === null ? {} : { provinceCode }),
    ...(communeCode === null ? {} : { communeCode }),
  };
}
