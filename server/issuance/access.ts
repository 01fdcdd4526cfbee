import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { ProductOwner } from '../storage/batches.ts';

/** Owner of the product in question, as far as access rules need it. */
export type Owner = Pick<ProductOwner, 'producerId' | 'provinceCode'>;

/** Whether the caller may see what belongs to this owner; inspectors see the whole country's. */
export function maySee(principal: Principal, owner: Owner): boolean {
  return principal.role === 'inspector' || mayManage(principal, owner);
}

/** Whether the caller may order, activate, void for this owner: an admin, its province's officer, or the producer itself. */
export function mayManage(principal: Principal, owner: Owner): boolean {
  switch (principal.role) {
    case 'admin':
      return true;
    case 'officer':
      return principal.provinceCode === null || principal.provinceCode === owner.provinceCode;
    case 'producer':
      return principal.producerId !== null && principal.producerId === owner.producerId;
    case 'inspector':
      return false;
  }
}

/** @throws forbidden unless {@link mayManage} */
export function requireManage(principal: Principal, owner: Owner): void {
  if (!mayManage(principal, owner)) throw problem('forbidden');
}

/** Narrows a list to what the caller may see. */
export function visibleTo(principal: Principal): { producerId?: string; provinceCode?: string } {
  if (principal.role === 'producer') return { producerId: principal.producerId ?? '' };
  if (principal.role === 'officer' && principal.provinceCode !== null) {
    return { provinceCode: principal.provinceCode };
  }
  return {};
}
