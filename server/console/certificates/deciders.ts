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

/**
 * Whether somebody corrects a decision: who decides about everything that it gave. What it extended or revoked is not
 * among `certificates`; of a decision that gave nothing else the API knows.
 */
export function correctsDecision(
  principal: Principal,
  {
    authorityLevel,
    extended,
    revoked,
  }: { readonly authorityLevel: string; readonly extended: number; readonly revoked: number },
  certificates: readonly { readonly producer: { readonly provinceCode: string } }[],
): boolean {
  if (certificates.length === 0)
    return mayDecide(principal) && (extended + revoked > 0 || principal.provinceCode === null);
  return certificates.every(({ producer }) =>
    decidesAbout(principal, { producer, decision: { authorityLevel } }),
  );
}
