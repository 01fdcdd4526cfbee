import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { parseSerial, type Serial } from '../../stamps/serial/index.ts';
import { VERDICTS, type Verdict } from '../../stamps/verdict/index.ts';
import type { Clock, NewId } from '../domain/clock.ts';

/** What a token says: this page view showed this verdict of this stamp. */
export interface ScanClaim {
  readonly serial: Serial;
  readonly batchCode: string;
  readonly index: number;
  readonly verdict: Verdict;
  /** The same page view posts the same nonce however often it posts. */
  readonly nonce: string;
  readonly issuedMs: number;
}

/** A token read back. */
export type ReadToken =
  | { readonly ok: true; readonly claim: ScanClaim }
  | { readonly ok: false; readonly fault: 'scan-token-invalid' | 'scan-token-expired' };

/** Makes and reads the single-use tokens by which a visible page counts itself. */
export interface ScanTokens {
  /** A token for one page view, about 80 characters. */
  issue(serial: Serial, verdict: Verdict): string;
  read(token: string): ReadToken;
}

/** What tokens are made from. */
export interface ScanTokenDeps {
  /** 32 bytes; asked each time, since it may be rotated. */
  readonly secret: () => Uint8Array;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** How long a page may stay hidden before it is seen; must stay below the shortest retention, one day. */
export const TOKEN_TTL_MS = 6 * 3_600_000;

/** Token text beyond this is not ours. */
export const MAX_TOKEN_LENGTH = 200;

const SEPARATOR = '.';

/** Tokens authenticated by HMAC-SHA-256 over serial, verdict, time and nonce; nothing is stored until one is posted. */
export function createScanTokens({ secret, clock, newId }: ScanTokenDeps): ScanTokens {
  let key: { bytes: Uint8Array; object: KeyObject } | undefined;
  // As a key object: with raw bytes each HMAC costs several times as much.
  const keyObject = () => {
    const bytes = secret();
    if (key?.bytes !== bytes) key = { bytes, object: createSecretKey(bytes) };
    return key.object;
  };
  const mac = (text: string) =>
    createHmac('sha256', keyObject()).update(`temque/scan/v1/${text}`).digest().subarray(0, 16);

  return {
    issue(serial, verdict) {
      const text = [serial, verdict, clock().toString(36), newId()].join(SEPARATOR);
      return `${text}${SEPARATOR}${mac(text).toString('base64url')}`;
    },
    read(token) {
      const invalid: ReadToken = { ok: false, fault: 'scan-token-invalid' };
      if (token.length > MAX_TOKEN_LENGTH) return invalid;
      const end = token.lastIndexOf(SEPARATOR);
      const text = token.slice(0, Math.max(end, 0));
      const given = Buffer.from(token.slice(end + 1), 'base64url');
      const expected = mac(text);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return invalid;
      const claim = claimOf(text);
      if (claim === undefined) return invalid;
      return clock() - claim.issuedMs > TOKEN_TTL_MS
        ? { ok: false, fault: 'scan-token-expired' }
        : { ok: true, claim };
    },
  };
}

function claimOf(text: string): ScanClaim | undefined {
  const [serialText = '', verdictText, issued = '', nonce = ''] = text.split(SEPARATOR);
  const parsed = parseSerial(serialText);
  const verdict = VERDICTS.find((known) => known === verdictText);
  const issuedMs = Number.parseInt(issued, 36);
  if (!parsed.ok || verdict === undefined || Number.isNaN(issuedMs) || nonce === '') return undefined;
  const { serial, batchCode, index } = parsed;
  return { serial, batchCode, index, verdict, nonce, issuedMs };
}
