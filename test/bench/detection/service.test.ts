import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseCases } from '../../../server/cases/opening.ts';
import { openStorage, type Storage } from '../../../server/storage/open.ts';
import { type NewCheck, recordScans } from '../../../server/storage/scans.ts';
import { COPY_MODEL } from '../../../stamps/copies/index.ts';
import { writeCheckedBatch } from '../../scanning/batch.ts';
import { scanEvent } from '../../scanning/events.ts';
import { readAssumptions } from './assumptions.ts';
import { type Attack, type AttackedBatch, attackedBatch, attacksOf } from './attacks.ts';
import { Chance } from './chance.ts';
import { type Look, provinceCode } from './looks.ts';
import { PhoneMemories } from './memories.ts';
import { BatchWatch } from './watch.ts';

const assumptions = readAssumptions(undefined);
/** A small batch in which much happens beside the attack, told places among it. */
const lively = {
  ...assumptions,
  tourists: { ...assumptions.tourists, unitShare: 0.02 },
  chats: { ...assumptions.chats, checkedShare: 0.02 },
  onDisplay: { ...assumptions.onDisplay, unitShare: 0.004 },
  virals: { ...assumptions.virals, unitShare: 0.001, mostViewers: 90 },
  phones: { ...assumptions.phones, tellProvince: 0.2, withoutScript: 0.05 },
  attackers: { ...assumptions.attackers, batchStamps: 455 },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'temque-detection-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A database with the attacked batch, so many of its stamps on goods. */
async function openMarket(quantity: number, activated: number): Promise<Storage> {
  const storage = await openStorage({ file: join(folder, `${Math.random()}.db`) });
  // Whether a check outlives a power cut is tested elsewhere; here are thousands, one after the other.
  storage.sqlite.pragma('synchronous = OFF');
  await writeCheckedBatch(storage.db, quantity);
  await storage.db
    .insertInto('batchTally')
    .values({
      batchCode: 'K7M2QX',
      logVersion: 0,
      allocated: 0,
      printed: 0,
      activated,
      damaged: 0,
      lost: 0,
      stolen: 0,
      suspended: 0,
    })
    .execute();
  return storage;
}

/** What the phone sends, and what the service makes of the address. */
function checkOf(look: Look, place: number, memories: PhoneMemories): NewCheck {
  const { phone, tells, index, timeMs } = look;
  return {
    ...scanEvent(`${String(place).padStart(6, '0')}`.split('').reverse().join(''), index),
    timeMs: Math.floor(timeMs),
    visitorMark: `${phone.userAgent}/${phone.network}`,
    networkMark: String(phone.network).padStart(8, '0'),
    seenBefore: memories.look(look),
    provinceCode: tells ? provinceCode(phone.province) : null,
  };
}

/** Which stamp was suspected of what since which look, by the bench. */
function judgedByBench({ batch, looks }: AttackedBatch): string[] {
  const watch = new BatchWatch(COPY_MODEL, batch);
  return looks.map((look) => `${look.index} ${watch.see(look).reasons.join(' ')}`);
}

/** The same by the service. */
async function judgedByService({ batch, looks }: AttackedBatch): Promise<string[]> {
  const { db, close } = await openMarket(batch.stamps, batch.stamps - batch.stock.size);
  const memories = new PhoneMemories();
  const judged: string[] = [];
  for (const [place, look] of looks.entries()) {
    const verdict = batch.stock.has(look.index) ? 'not-activated' : 'authentic';
    const check = { ...checkOf(look, place, memories), verdict };
    const { totals } = await recordScans(db, [check], raiseCases);
    const [total] = [...totals.values()];
    judged.push(`${look.index} ${total?.copyReasons.join(' ')}`);
    if (!look.claims) continue;
    const timeMs = Math.floor(look.timeMs);
    await db
      .insertInto('claim')
      .values({ batchCode: 'K7M2QX', stampIndex: look.index, timeMs, onceKey: null })
      .onConflict((on) => on.doNothing())
      .execute();
  }
  await close();
  return judged;
}

const played: readonly (readonly [string, (attack: Attack) => boolean])[] = [
  ['a whole sheet', ({ codes, copies }) => codes > 1 && copies === 10],
  [
    'one code on many units',
    ({ codes, copies, provinces }) => codes === 1 && copies === 200 && provinces > 1,
  ],
  ['a sheet that was never activated', ({ isStock, copies }) => isStock && copies === 10],
  ['a stamp whose hidden code was used', ({ isReplay, copies }) => isReplay && copies === 200],
];

describe('what the bench judges by', () => {
  it.each(played)(
    'suspects the same stamps of the same at the same check as the service: %s',
    async (_, is) => {
      const attack = attacksOf(lively).find(is);
      if (attack === undefined) throw new Error('no such attack');
      const attacked = attackedBatch(new Chance(7), lively, attack);
      const bench = judgedByBench(attacked);
      const last = new Map(bench.map((line) => line.split(/ (.*)/, 2) as [string, string]));
      const suspected = [...last].filter(([, reasons]) => reasons !== '').map(([index]) => Number(index));
      expect(suspected.some((index) => attacked.copied.has(index))).toBe(true);
      expect(await judgedByService(attacked)).toEqual(bench);
    },
  );
});
