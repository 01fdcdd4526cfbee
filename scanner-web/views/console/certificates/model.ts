import type { Severity } from '../../../../stamps/verdict/index.ts';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { CERTIFICATES_EN } from '../texts/certificates.en.ts';
import type { CertificateStatus, CertificateTexts } from '../texts/certificates.ts';
import { CERTIFICATES_VI } from '../texts/certificates.vi.ts';

/** The sentences about certificates, by language. */
export const CERTIFICATE_TEXTS: Readonly<Record<Locale, CertificateTexts>> = {
  vi: CERTIFICATES_VI,
  en: CERTIFICATES_EN,
};

/** A certificate as pages show it. */
export interface CertificateFacts {
  readonly id: string;
  readonly product: { readonly id: string; readonly name: string; readonly group: string };
  readonly producer: {
    readonly id: string;
    readonly name: string;
    readonly provinceCode: string;
    readonly commune: string | null;
  };
  readonly stars: number;
  readonly status: CertificateStatus;
  readonly decision: {
    readonly id: string;
    readonly number: string;
    readonly signedOn: string;
    readonly authority: string;
    readonly authorityLevel: string;
  };
  readonly issuedOn: string;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly follows: { readonly id: string; readonly as: 'renewal' | 'upgrade' } | null;
  readonly followedBy: { readonly id: string; readonly from: string } | null;
  readonly extension: { readonly until: string; readonly decisionNumber: string | null } | null;
  readonly revocation: {
    readonly on: string;
    readonly ground: 'a' | 'b' | 'c' | 'd' | 'dd' | 'e';
    readonly conclusion: string | null;
    readonly decisionNumber: string | null;
    readonly authority: string | null;
  } | null;
  readonly updatedMs: number;
}

/** What people who scan see of a product's recognition. */
export interface ShownRecognition {
  readonly status: 'valid' | 'extended' | 'expired' | 'revoked' | 'none';
  readonly stars: number | null;
}

/** The colour and sign of each state. */
export const STATUS_SEVERITY: Readonly<Record<CertificateStatus, Severity | 'neutral'>> = {
  valid: 'ok',
  extended: 'notice',
  upcoming: 'neutral',
  followed: 'neutral',
  expired: 'warning',
  revoked: 'danger',
  withdrawn: 'neutral',
};

/** The last day on which a certificate counts by itself. */
export function lastDayOf({ expiresOn, extension }: CertificateFacts): string {
  return extension?.until ?? expiresOn;
}

/** What people who scan see, in a few words. */
export function shownText({ status, stars }: ShownRecognition, locale: Locale): string {
  const texts = CERTIFICATE_TEXTS[locale];
  const word = texts.shown.statuses[status];
  return stars === null ? word : `${texts.stars(stars)}, ${word}`;
}

/** A decision in one line. */
export function decisionText({ decision }: CertificateFacts, locale: Locale): string {
  const { number, signedOn, authority } = decision;
  return CERTIFICATE_TEXTS[locale].facts.decisionOf(number, formatDay(signedOn, locale), authority);
}
