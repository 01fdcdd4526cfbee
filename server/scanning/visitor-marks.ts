import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { civilDay } from '../../stamps/civil-day.ts';
import type { Clock } from '../domain/clock.ts';
import { wideNetwork } from '../http/client-network.ts';

/** What a mark is made from; none of it can be read back from the mark. */
export interface Visitor {
  readonly batchCode: string;
  /** The client's address cut to /24 or /64. */
  readonly network: string;
  readonly userAgent: string;
}

/** Marks that tell apart visitors of one batch on one Vietnamese day, and link nobody across days or batches. */
export interface VisitorMarks {
  /** 22 characters. */
  markOf(visitor: Visitor): string;
  /**
   * The same of everybody behind one address: 22 characters. Of a /48, since whoever has one IPv6 connection may have all
   * networks of it, and would be as many visitors.
   */
  networkMarkOf(of: Pick<Visitor, 'batchCode' | 'network'>): string;
}

/** The salt lives in memory only, is drawn anew each Vietnamese day, and is never written anywhere. */
export function createVisitorMarks(deps: {
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
}): VisitorMarks {
  // As a key object: with raw bytes each HMAC costs several times as much.
  let salt: { readonly day: string; readonly key: KeyObject } | undefined;
  const macOf = (parts: readonly string[]): string => {
    const day = civilDay(deps.clock());
    if (salt?.day !== day) salt = { day, key: createSecretKey(deps.randomBytes(32)) };
    // Length-prefixed by JSON: no two visitors share one encoding.
    return createHmac('sha256', salt.key).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  };
  return {
    markOf: ({ batchCode, network, userAgent }) => macOf([batchCode, network, userAgent]),
    networkMarkOf: ({ batchCode, network }) => macOf([batchCode, wideNetwork(network)]),
  };
}
