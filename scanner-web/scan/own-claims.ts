import { localStorageOf } from './local-storage.ts';

const STORE = 'temque.claims';
const CLAIMS_LIMIT = 200;

/**
 * Remembers on this device alone that the hidden code of the stamp on the page was used here, and says so wherever that very claim
 * is shown. Nothing is sent; a device that forgets, or stores nothing, leaves the page as it came.
 */
export function followOwnClaims(document: Document): void {
  const storage = localStorageOf(window);
  const made = claimOn(document.querySelector<HTMLElement>('[data-claim="first"]'));
  if (made !== undefined) remember(made, storage);
  const line = document.querySelector<HTMLElement>('[data-own-claim]');
  const shown = claimOn(line);
  if (line !== null && shown !== undefined && readClaims(storage).get(shown.serial) === shown.claimedMs)
    line.hidden = false;
}

interface Claim {
  readonly serial: string;
  readonly claimedMs: number;
}

function claimOn(element: HTMLElement | null): Claim | undefined {
  const { serial, claimedMs } = element?.dataset ?? {};
  return serial === undefined || claimedMs === undefined
    ? undefined
    : { serial, claimedMs: Number(claimedMs) };
}

function remember({ serial, claimedMs }: Claim, storage: Storage | undefined): void {
  const claims = readClaims(storage);
  claims.delete(serial);
  claims.set(serial, claimedMs);
  try {
    storage?.setItem(STORE, JSON.stringify([...claims].slice(-CLAIMS_LIMIT)));
  } catch {
    // Full or forbidden: the device forgets.
  }
}

function readClaims(storage: Storage | undefined): Map<string, number> {
  const claims = new Map<string, number>();
  try {
    const stored: unknown = JSON.parse(storage?.getItem(STORE) ?? '[]');
    if (!Array.isArray(stored)) return claims;
    for (const entry of stored) {
      if (Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number')
        claims.set(entry[0], entry[1]);
    }
  } catch {
    // Unreadable: start anew.
  }
  return claims;
}
