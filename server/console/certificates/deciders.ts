import type { Principal } from '../../domain/principal.ts';
import { decidesFor } from '../../domain/province-scope.ts';

/** Roles that decide about certificates; an officer of a commune only reads. */
export const DECIDERS = ['admin', 'officer'] as const;

/** Whether somebody decides about certificates anywhere. */
export function mayDecide(principal: Principal): boolean {
  return decidesFor(principal, principal.provinceCode ?? '');
}

/** Whether somebody decides about this certificate: what the ministry gave is changed by its officers alone. */
export function decidesAbout(
  principal: Principal,
  certificate: {
    readonly producer: { readonly provinceCode: string };
    readonly decision: { readonly authorityLevel: string };
  },
): boolean {
  const isForeign = certificate.decision.authorityLevel === 'ministry' && principal.provinceCode !== null;
  return !isForeign && decidesFor(principal, certificate.producer.provinceCode);
}
