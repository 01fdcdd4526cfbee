import type { Sha256 } from '../awaitable.ts';
import { base64url } from '../base64url.ts';
import { broken } from './byte-reader.ts';
import { BundleError } from './fault.ts';
import { JsonFields } from './json-fields.ts';

/** Most bytes of one part, uncompressed. */
export const MAX_PART_BYTES = 16_777_216;

/** A part of a bundle by the digest of its bytes: what has the digest is the part, wherever it was fetched from. */
export interface BundlePart {
  /** SHA-256 of the bytes, BASE64URL: 43 characters. */
  readonly digest: string;
  /** Bytes, uncompressed. */
  readonly bytes: number;
}

/** The parts that the whole country needs: what is in each list is in the order of its tiles. */
export interface CountryParts {
  readonly batches: readonly BundlePart[];
  readonly goods: readonly BundlePart[];
  readonly recalls: readonly BundlePart[];
}

/** A tile of states, which is found by the batches in it. */
export interface StatesPart extends BundlePart {
  /** Place of its first batch among all batches of the bundle; the next tile begins after its last. */
  readonly from: number;
}

/** The parts of one province. */
export interface ProvinceParts {
  /** In the order of `from`. */
  readonly states: readonly StatesPart[];
  readonly lots: readonly BundlePart[];
}

const DIGEST = /^[A-Za-z0-9_-]{43}$/;

/** Reads the naming of a part. @throws BundleError `broken-part` */
export function readPart(value: unknown): BundlePart {
  const fields = new JsonFields(value);
  const digest = fields.text('digest');
  const bytes = fields.count('bytes');
  if (!DIGEST.test(digest)) throw broken('a digest is wrong');
  if (bytes > MAX_PART_BYTES) throw broken('a part is too large');
  return { digest, bytes };
}

/** Reads the list of the parts that the whole country needs. @throws BundleError `broken-part` */
export function readCountryParts(value: unknown): CountryParts {
  const fields = new JsonFields(value);
  return {
    batches: fields.list('batches', readPart),
    goods: fields.list('goods', readPart),
    recalls: fields.list('recalls', readPart),
  };
}

/** Reads the list of a province's parts. @throws BundleError `broken-part` */
export function readProvinceParts(value: unknown): ProvinceParts {
  const fields = new JsonFields(value);
  const states = fields.list('states', (value) => ({
    ...readPart(value),
    from: new JsonFields(value).count('from'),
  }));
  if (states.some(({ from }, at) => at > 0 && from <= (states[at - 1]?.from ?? 0)))
    throw broken('states are out of order');
  return { states, lots: fields.list('lots', readPart) };
}

/** Holds bytes against the part they are said to be. @throws BundleError `wrong-digest` */
export async function checkPart(part: BundlePart, bytes: Uint8Array, sha256: Sha256): Promise<void> {
  if (bytes.length === part.bytes && base64url(await sha256(bytes)) === part.digest) return;
  throw new BundleError('wrong-digest', 'the bytes are not those that the bundle names');
}
