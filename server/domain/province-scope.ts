import type { Principal } from './principal.ts';

/** Where a producer is. */
export interface Place {
  readonly provinceCode: string;
  readonly communeCode: string | null;
}

/**
 * Whether a caller may decide about things of this province: an administrator, or an officer of it or of the whole
 * country. An officer of a commune decides nothing: it looks on and pre-assesses, see {@link overseesPlace}.
 */
export function decidesFor(principal: Principal, provinceCode: string): boolean {
  if (principal.role === 'admin') return true;
  if (principal.role !== 'officer' || principal.communeCode !== null) return false;
  return principal.provinceCode === null || principal.provinceCode === provinceCode;
}

/** Whether things of this place are a caller's to look after: who decides for it, or an officer of its commune. */
export function overseesPlace(principal: Principal, place: Place): boolean {
  if (decidesFor(principal, place.provinceCode)) return true;
  return (
    principal.role === 'officer' &&
    principal.communeCode !== null &&
    principal.communeCode === place.communeCode
  );
}

/** Whether a caller may describe the goods of this producer: who decides for its province, or the producer itself. */
export function describesFor(
  principal: Principal,
  producer: { readonly id: string; readonly provinceCode: string },
): boolean {
  if (principal.role === 'producer') return principal.producerId === producer.id;
  return decidesFor(principal, producer.provinceCode);
}

/** Whether a caller sees of this producer's things also what is not for the public. */
export function seesInside(principal: Principal, producer: Place & { readonly id: string }): boolean {
  return describesFor(principal, producer) || overseesPlace(principal, producer);
}
