import { ALPHABET } from '../../stamps/serial/alphabet.ts';

/** Codes made at once. */
export const RECOVERY_CODES = 10;

const LENGTH = 10;

/** New codes, `K7M2Q-X0042`: 50 bits each, without letters that are taken for one another. */
export function newRecoveryCodes(randomBytes: (size: number) => Uint8Array): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const text = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  });
}

/** The canonical form of a typed code, without its hyphen; undefined for what is none. */
export function parseRecoveryCode(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every((character) => ALPHABET.includes(character))
    ? plain
    : undefined;
}
