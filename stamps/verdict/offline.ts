import type { Awaitable } from '../awaitable.ts';
import { isPending } from '../awaitable.ts';
import type { MalformedText, StampText } from '../link/index.ts';
import { parseStampText } from '../link/index.ts';
import { signingInput } from '../signature/index.ts';
import type { HostList, TrustedKey } from '../trust/index.ts';
import type { Severity } from './severity.ts';

/**
 * What the trust list alone can say of a stamp.
 *
 * `unconfirmed`: an active key signed it; its state is unknown until the next sync. `not-judged`: it carries no
 * signature, or none that an active key of the list made: a newer key may have.
 */
export type OfflineVerdict =
  | { verdict: 'unconfirmed'; severity: 'notice'; kid: string; stamp: StampText }
  | { verdict: 'not-judged'; severity: 'warning'; reason: 'no-signature' | 'no-key'; stamp: StampText }
  | { verdict: 'foreign-host'; severity: 'danger'; host: string; stamp: StampText }
  | { verdict: 'malformed'; severity: 'notice'; text: MalformedText };

/** What an offline check is given. `K` is the key as the host's crypto takes it. */
export interface OfflineContext<K> {
  keys: Iterable<TrustedKey<K>>;
  hosts: HostList;
  verifySignature(key: K, signingInput: Uint8Array, signature: Uint8Array): Awaitable<boolean>;
}

/** Judges a stamp of an unknown batch without a network: active keys only. Returns a value for any text. */
export async function verifyOffline<K>(text: string, context: OfflineContext<K>): Promise<OfflineVerdict> {
  const stamp = parseStampText(text);
  if (!stamp.ok) return { verdict: 'malformed', severity: 'notice', text: stamp };
  if (stamp.host !== undefined && !context.hosts.has(stamp.host)) {
    return { verdict: 'foreign-host', severity: 'danger', host: stamp.host, stamp };
  }
  const { signature, target } = stamp;
  const severity: Severity = 'warning';
  if (signature === undefined || target === undefined) {
    return { verdict: 'not-judged', severity, reason: 'no-signature', stamp };
  }
  const input = signingInput(target, stamp.serial);
  for (const { kid, state, key } of context.keys) {
    if (state !== 'active') continue;
    const answer = context.verifySignature(key, input, signature);
    if (isPending(answer) ? await answer : answer)
      return { verdict: 'unconfirmed', severity: 'notice', kid, stamp };
  }
  return { verdict: 'not-judged', severity, reason: 'no-key', stamp };
}
