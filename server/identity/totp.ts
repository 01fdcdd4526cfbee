import { Secret, TOTP } from 'otpauth';

/** Bytes of a new secret: as many as SHA-1 gives (RFC 4226, section 4, R6). */
const SECRET_BYTES = 20;

/** What every authenticator app takes (RFC 6238 with its defaults). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A new secret, in Base32 as people type it into an app. */
export function newTotpSecret(randomBytes: (size: number) => Uint8Array): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer }).base32;
}

/** The `otpauth://` address that an app reads from a QR symbol. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...FORM, secret, issuer, label }).toString();
}

/**
 * The time step whose code this is, now or one step before or after; null when it is none. Clocks of phones are off by
 * some seconds, and people take some to type.
 */
export function totpStepOf(secret: string, code: string, nowMs: number): number | null {
  const delta = new TOTP({ ...FORM, secret }).validate({ token: code, timestamp: nowMs, window: 1 });
  return delta === null ? null : Math.floor(nowMs / 1000 / FORM.period) + delta;
}

/** Six digits, as apps show them with a space or without; undefined for anything else. */
export function parseTotpCode(text: string): string | undefined {
  const digits = text.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
