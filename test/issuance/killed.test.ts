import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { changeRange } from '../../server/issuance/ranges.ts';
import { listBatches } from '../../server/storage/batch-list.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import { listLots } from '../../server/storage/lots.ts';
import { openStorage } from '../../server/storage/open.ts';
import { listRangeEntries } from '../../server/storage/ranges.ts';
import type { Database } from '../../server/storage/schema.ts';
import { startChild } from '../support/child.ts';
import { fakeClock } from '../support/clock.ts';
import { SCRATCH } from '../support/scratch.ts';
import { issuanceOver, START_MS, WHO } from './issuance-over.ts';
import { writeRegistry } from './registry-rows.ts';

const CHILD = join(import.meta.dirname, 'busy-issuer.ts');

it('keeps all that was acknowledged, and nothing by halves, when its process is killed', async () => {
  const folder = await mkdtemp(join(SCRATCH, 'temque-killed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'temque.db');
  const first = await openStorage({ file });
  await writeRegistry(first.db);
  await first.close();

  const acknowledged = new Set<string>();
  for (const [round, lines] of [30, 111, 57].entries()) {
    for (const line of await killedAfter(lines, file, `r${round}`)) acknowledged.add(line);
    const storage = await openStorage({ file });
    try {
      const stored = await factsIn(storage.db);
      expect([...acknowledged].filter((line) => !stored.has(line))).toEqual([]);
      await expectWhole(storage.db);
      const { deps } = issuanceOver(storage, fakeClock(START_MS), `after ${round}`);
      const [batch] = await listBatches(storage.db, {}, 1, '2026-03-01');
      // Another stamp each round: the newest batch may be the one of the round before.
      const at = 1_000_000 + round;
      const void1 = { action: 'void', first: at, last: at, reason: 'lost' } as const;
      const [entry] = await changeRange(deps, WHO.highland, batch?.code ?? '', void1);
      expect(entry?.seq).toBe((batch?.logVersion ?? 0) + 1);
    } finally {
      await storage.close();
    }
  }
  expect(acknowledged.size).toBeGreaterThan(190);
});

/** Lines that a busy process printed before it was killed, at least `lines`. */
async function killedAfter(lines: number, file: string, seed: string): Promise<string[]> {
  const child = startChild(CHILD, [file, seed]);
  const printed: string[] = [];
  while (printed.length < lines) printed.push(await child.nextLine());
  await child.kill();
  for (;;) {
    const line = await child.nextLine().catch(() => undefined);
    if (line === undefined) break;
    if (line.endsWith('}')) printed.push(line);
  }
  expect(child.errors()).toBe('');
  return printed;
}

/** What the database holds, in the words in which it was acknowledged. */
async function factsIn(db: Kysely<Database>): Promise<Set<string>> {
  const facts = new Set<string>();
  for (const lot of await listLots(db, {}, 200)) facts.add(JSON.stringify({ lot: lot.id }));
  for (const { code } of await listBatches(db, {}, 10_000, '2026-03-01')) {
    facts.add(JSON.stringify({ batch: code }));
    for (const row of await listRangeEntries(db, code, { limit: 10_000 })) {
      const { seq, action, firstIndex, lastIndex } = row;
      facts.add(JSON.stringify({ entry: code, seq, action, firstIndex, lastIndex }));
    }
  }
  return facts;
}

/** Versions, logs, states and lot counts agree. */
async function expectWhole(db: Kysely<Database>): Promise<void> {
  const activated = new Map<string, number>();
  for (const batch of await listBatches(db, {}, 10_000, '2026-03-01')) {
    const entries = await listRangeEntries(db, batch.code, { limit: 10_000 });
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, place) => place + 1));
    expect(batch.logVersion).toBe(entries.length);
    const undone = new Set(entries.map((entry) => entry.undoes));
    let active = 0;
    for (const { action, seq, lotId, firstIndex, lastIndex } of entries) {
      if (action !== 'activate' || undone.has(seq) || lotId === null) continue;
      active += lastIndex - firstIndex + 1;
      activated.set(lotId, (activated.get(lotId) ?? 0) + lastIndex - firstIndex + 1);
    }
    expect((await new BatchStates().at(db, batch)).counts().activated).toBe(active);
  }
  for (const lot of await listLots(db, {}, 200)) {
    expect(lot.activatedQuantity).toBe(activated.get(lot.id) ?? 0);
  }
}
