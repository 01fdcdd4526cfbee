import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/** 32 secret bytes with their name. */
export interface AccountRoot {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What guards secrets of accounts at rest. */
export interface SealingDeps {
  readonly activeRoot: () => AccountRoot;
  /** Every root that anything may be sealed or marked under, the active one included. */
  readonly roots: () => readonly AccountRoot[];
  readonly randomBytes: (size: number) => Uint8Array;
}

/** Encrypts small secrets and hashes short ones, under a root that the wrapping key protects. */
export interface Sealing {
  /** @param context what the secret is and whose; opening it needs the same, so that no row can stand in for another */
  seal(context: string, secret: string): string;
  /** @throws Error when the text was changed, or sealed in another context */
  open(context: string, sealed: string): string;
  /** A keyed hash, hex: for secrets so short that a plain hash would give them away. */
  mark(context: string, secret: string): string;
  /** The same under every root: one of them was stored. */
  marks(context: string, secret: string): readonly string[];
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Sealed texts are `v1.` root id `.` base64url of nonce, AES-256-GCM ciphertext and tag. */
export function createSealing({ activeRoot, roots, randomBytes }: SealingDeps): Sealing {
  return {
    seal(context, secret) {
      const root = activeRoot();
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealingKey(root), iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([iv, text, cipher.getAuthTag()]).toString('base64url');
      return `v1.${root.id}.${sealed}`;
    },
    open(context, sealed) {
      const [version, rootId = '', encoded = '', ...more] = sealed.split('.');
      if (version !== 'v1' || more.length > 0) throw new Error('a sealed text of another form');
      const bytes = Buffer.from(encoded, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('a sealed text that is cut off');
      const root = roots().find(({ id }) => id === rootId);
      if (root === undefined) throw new Error('sealed under a root that is not there');
      const iv = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', sealingKey(root), iv, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([
        decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]).toString('utf8');
    },
    mark: (context, secret) => markOf(activeRoot(), context, secret),
    marks: (context, secret) => roots().map((root) => markOf(root, context, secret)),
  };
}

function markOf({ bytes }: AccountRoot, context: string, secret: string): string {
  return createHmac('sha256', bytes).update(`temque/mark/v1/${context}/${secret}`).digest('hex');
}

function sealingKey({ bytes }: AccountRoot): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', bytes, '', 'temque/seal/v1', 32));
}
