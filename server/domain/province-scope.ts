import type { Principal } from './principal.ts';

/** Whether a caller may decide about things of this province: an administrator, or an officer of it or of the whole country. */
export function decidesFor(principal: Principal, provinceCode: string): boolean {
  if (principal.role === 'admin') return true;
  if (principal.role !== 'officer') return false;
  return principal.provinceCode === null || principal.provinceCode === provinceCode;
}

/** Whether a caller may describe the goods of this producer: who decides for its province, or the producer itself. */
export function describesFor(
  principal: Principal,
  producer: { readonly id: string; readonly provinceCode: string },
): boolean {
  if (principal.role === 'producer') return principal.producerId === producer.id;
  return decidesFor(principal, producer.provinceCode);
}
