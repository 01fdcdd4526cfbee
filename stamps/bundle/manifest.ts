import { asciiBytes } from '../ascii.ts';
import type { Awaitable, Sha256 } from '../awaitable.ts';
import { base64url, bytesFromBase64url } from '../base64url.ts';
import type { Ed25519PublicJwk, PublishedJwk, TrustedKey } from '../trust/index.ts';
import { parseJwks, thumbprint } from '../trust/index.ts';
import { BundleError } from './fault.ts';
import { JsonFields } from './json-fields.ts';
import { type BundlePart, readPart } from './part.ts';

/** The form of bundle that this code reads and writes. */
export const BUNDLE_FORMAT = 1;
/** Most characters of a manifest. */
export const MAX_MANIFEST_LENGTH = 1_048_576;

/** The type in the protected header of a manifest (RFC 8725, section 3.11): it can pass for no other kind of JWS. */
export const MANIFEST_TYPE = 'temque-trust-bundle+jws';

/** What the bundle key signs: everything else hangs on it by digests. */
export interface BundleManifest {
  readonly format: typeof BUNDLE_FORMAT;
  /** Unix milliseconds of the moment whose state it tells; a later bundle has a later one. */
  readonly asOfMs: number;
  /** Unix milliseconds after which a device judges by it no more. */
  readonly expiresMs: number;
  /** Issuer keys in every state, in the order in which batches name them. */
  readonly keys: readonly TrustedKey[];
  /** The current origin first, then the former ones. */
  readonly origins: readonly string[];
  /** The list of parts of the whole country. */
  readonly country: BundlePart;
  /** The lists of parts of the provinces, by their code of two digits. */
  readonly provinces: ReadonlyMap<string, BundlePart>;
}

/** A manifest as JSON: the payload of the JWS. */
export interface ManifestPayload {
  format: typeof BUNDLE_FORMAT;
  asOfMs: number;
  expiresMs: number;
  keys: PublishedJwk[];
  origins: string[];
  country: BundlePart;
  provinces: Record<string, BundlePart>;
}

/** What opening a manifest is given. */
export interface ManifestTrust {
  /** The bundle key that the device pinned on first set-up. */
  readonly pinned: Ed25519PublicJwk;
  readonly sha256: Sha256;
  /** Ed25519 over `signingInput`. */
  verifySignature(key: Ed25519PublicJwk, signingInput: Uint8Array, signature: Uint8Array): Awaitable<boolean>;
  /** Text of UTF-8 bytes. @throws when they are none */
  decodeUtf8(bytes: Uint8Array): string;
  /** The `asOfMs` of the bundle already held; 0 when there is none. */
  readonly heldAsOfMs: number;
}

const PROVINCE = /^[0-9]{2}$/;

/** The text that the bundle key signs: header and payload in BASE64URL (RFC 7515, section 5.1). */
export function manifestSigningInput(kid: string, payload: Uint8Array): string {
  const header = `{"alg":"Ed25519","typ":"${MANIFEST_TYPE}","kid":"${kid}"}`;
  return `${base64url(asciiBytes(header))}.${base64url(payload)}`;
}

/**
 * Opens a signed manifest: the only way to one that is believed.
 * @throws BundleError `not-a-bundle`, `unknown-format`, `wrong-key`, `bad-signature` or `older`
 */
export async function openManifest(jws: string, trust: ManifestTrust): Promise<BundleManifest> {
  const { pinned, sha256 } = trust;
  const [header = '', payload = '', signature = '', ...more] =
    jws.length > MAX_MANIFEST_LENGTH ? [] : jws.split('.');
  const signatureBytes = bytesFromBase64url(signature);
  const payloadBytes = bytesFromBase64url(payload);
  if (more.length > 0 || payloadBytes === undefined || signatureBytes?.length !== 64) throw notABundle();
  const kid = await thumbprint(sha256, pinned);
  // The header is a constant but for the key: any other, whatever it says, is refused before it is read.
  if (`${header}.` !== manifestSigningInput(kid, new Uint8Array()))
    throw new BundleError('wrong-key', 'the bundle is not signed by the key that was pinned');
  const input = asciiBytes(`${header}.${payload}`);
  if (!(await trust.verifySignature(pinned, input, signatureBytes)))
    throw new BundleError('bad-signature', 'the signature of the bundle does not hold');
  const manifest = await readManifest(parseJson(trust, payloadBytes), sha256);
  if (manifest.asOfMs < trust.heldAsOfMs)
    throw new BundleError('older', 'the bundle is older than the one held');
  return manifest;
}

async function readManifest(value: unknown, sha256: Sha256): Promise<BundleManifest> {
  try {
    const fields = new JsonFields(value);
    const format = fields.count('format');
    if (format > BUNDLE_FORMAT) throw new BundleError('unknown-format', 'the bundle has a later form');
    if (format !== BUNDLE_FORMAT) throw notABundle();
    const parsed = await parseJwks({ keys: fields.value('keys'), origins: fields.value('origins') }, sha256);
    if (!parsed.ok) throw notABundle();
    const provinces = fields.entries('provinces', readPart);
    for (const code of provinces.keys()) if (!PROVINCE.test(code)) throw notABundle();
    return {
      format: BUNDLE_FORMAT,
      asOfMs: fields.count('asOfMs'),
      expiresMs: fields.count('expiresMs'),
      ...parsed.trust,
      country: readPart(fields.value('country')),
      provinces,
    };
  } catch (error) {
    if (error instanceof BundleError && error.code !== 'broken-part') throw error;
    throw notABundle(error);
  }
}

function parseJson({ decodeUtf8 }: ManifestTrust, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch (error) {
    throw notABundle(error);
  }
}

function notABundle(cause?: unknown): BundleError {
  return new BundleError('not-a-bundle', 'this is no trust bundle', { cause });
}
