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
 * Whether somebody corrects a decision: who decides about every certificate that it gave, extended or revoked. One that
 * concerns nobody is of the whole country. Those entered by mistake do not count.
 */
export function correctsDecision(
  principal: Principal,
  { authorityLevel }: { readonly authorityLevel: string },
  certificates: readonly {
    readonly status: string;
    readonly producer: { readonly provinceCode: string };
  }[],
): boolean {
  const concerned = certificates.filter(({ status }) => status !== 'withdrawn');
  if (concerned.length === 0) return mayDecide(principal) && principal.provinceCode === null;
  return concerned.every(({ producer }) =>
    decidesAbout(principal, { producer, decision: { authorityLevel } }),
  );
}
