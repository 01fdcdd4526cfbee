import { type KeyObject, sign, verify } from 'node:crypto';
import type { Kysely } from 'kysely';
import { civilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import { parseGtin } from '../../stamps/gs1/index.ts';
import { buildStampLink, type LinkTarget } from '../../stamps/link/index.ts';
import { type BatchCode, encodeSerial, parseBatchCode, stampTag } from '../../stamps/serial/index.ts';
import { digitsFromSignature, signingInput } from '../../stamps/signature/index.ts';
import { hostList, type KeyState } from '../../stamps/trust/index.ts';
import {
  type BatchFacts,
  type Verdict,
  type VerifyContext,
  verifyStamp,
} from '../../stamps/verdict/index.ts';
import { hmacSha256 } from '../domain/hmac-sha256.ts';
import { BatchStates } from '../storage/batch-states.ts';
import { type BatchRow, findBatch, findVariantForBatch } from '../storage/batches.ts';
import { listHosts } from '../storage/hosts.ts';
import { findLot } from '../storage/lots.ts';
import type { Database } from '../storage/schema.ts';

/** What remaking stamps needs of the keys. */
export interface StampKeys {
  readonly held: readonly unknown[];
  issuerFor(kid: string): {
    readonly state: KeyState;
    readonly privateKey: KeyObject;
    readonly publicKey: KeyObject;
  };
  batchTagKey(batchCode: BatchCode, tagKeyId: string): Uint8Array;
}

/** A stamp that was made again. */
export interface CheckedStamp {
  readonly batchCode: string;
  readonly index: number;
  /** As it is printed; compare it with a real one. */
  readonly link: string;
  /**
   * What a check of the link answers from the rows of this database; null when no batch can be made of them: a GTIN
   * that is none, a variant of another product, a log with gaps.
   */
  readonly verdict: Verdict | null;
  /** Whether the database knows the stamp as its own. */
  readonly ok: boolean;
}

/** Verdicts that a stamp of ours never gets, whatever happened to it. */
const STRANGE: ReadonlySet<Verdict> = new Set(['forged', 'foreign-host', 'unknown', 'malformed']);

/** What a batch is judged by, and what its stamps are made from. */
interface RestoredBatch extends BatchFacts {
  readonly row: BatchRow;
}

/**
 * Makes the first and the last stamp of each batch again, and judges their links as the service would from the rows of
 * this database: hosts, batch, log and lots.
 */
export async function rederiveStamps(
  db: Kysely<Database>,
  batches: readonly BatchRow[],
  keys: StampKeys,
  onStamp: (done: number, total: number) => void = () => undefined,
): Promise<readonly CheckedStamp[]> {
  const context = await contextOf(db, keys);
  const stamps: CheckedStamp[] = [];
  const total = batches.reduce((sum, { quantity }) => sum + Math.min(2, quantity), 0);
  for (const row of batches) {
    const batchCode = parseBatchCode(row.code);
    const batch = batchCode && (await context.findBatch(batchCode));
    for (const index of new Set([0, row.quantity - 1])) {
      const link = batch === undefined ? '' : linkOf(batch, index, keys);
      const verdict =
        batch === undefined ? null : (await verifyStamp(link, context, { judgeHost: true })).verdict;
      stamps.push({
        batchCode: row.code,
        index,
        link,
        verdict,
        ok: verdict !== null && !STRANGE.has(verdict),
      });
      onStamp(stamps.length, total);
    }
  }
  return stamps;
}

function linkOf({ code, target, row }: RestoredBatch, index: number, keys: StampKeys): string {
  const tag = stampTag(hmacSha256, keys.batchTagKey(code, row.tagKeyId), code, index);
  const serial = encodeSerial(code, index, tag);
  const { state, privateKey } = keys.issuerFor(row.kid);
  const { origin } = row;
  if (row.profile !== 'signed' || state === 'compromised') return buildStampLink({ origin, target, serial });
  const signature = digitsFromSignature(sign(null, signingInput(target, serial), privateKey));
  return buildStampLink({ origin, target, serial, signature });
}

async function contextOf(db: Kysely<Database>, keys: StampKeys): Promise<VerifyContext<RestoredBatch>> {
  const states = new BatchStates();
  return {
    // Which day it is decides nothing that a stamp of ours never gets.
    today: civilDay(0),
    findBatch: async (code) => {
      const row = await findBatch(db, code);
      const variant = row && (await findVariantForBatch(db, row.variantId));
      if (row === undefined || variant === undefined) return undefined;
      const target = targetOf(row);
      const unusedDeadlineOn = parseCivilDay(row.unusedDeadlineOn);
      if (target === undefined || unusedDeadlineOn === undefined) return undefined;
      if (variant.productId !== row.productId) return undefined;
      const { quantity, kid } = row;
      const known = await statesOf(states, db, row);
      if (known === undefined) return undefined;
      return { code, quantity, kid, target, unusedDeadlineOn, row, states: known };
    },
    tagMac: ({ code, row }, data) => hmacSha256(keys.batchTagKey(code, row.tagKeyId), data),
    // Whether the tags are right is asked here, not whether others can make them as well.
    tagKeyState: () => 'active',
    keyState: (kid) => keys.issuerFor(kid).state,
    verifySignature: (kid, input, signature) => verify(null, input, keys.issuerFor(kid).publicKey, signature),
    hosts: hostList(await listHosts(db)),
    isRecalled: async (lotId) => ((await findLot(db, lotId))?.recalledMs ?? null) !== null,
  };
}

/** Undefined when the log has gaps, or is not of this batch. */
async function statesOf(states: BatchStates, db: Kysely<Database>, row: BatchRow) {
  try {
    return await states.at(db, row);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function targetOf({ gtin }: BatchRow): LinkTarget | undefined {
  if (gtin === null) return { form: 'short' };
  const parsed = parseGtin(gtin);
  return parsed.ok ? { form: 'gs1', gtin: parsed.gtin } : undefined;
}
