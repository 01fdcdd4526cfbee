import { join } from 'node:path';
import { expect, it } from 'vitest';
import { declareLot } from '../../server/issuance/lots.ts';
import { changeRange } from '../../server/issuance/ranges.ts';
import { ClaimTimes } from '../../server/storage/claims.ts';
import { openStorage } from '../../server/storage/open.ts';
import { issuanceOver, issueBatch, START_MS, WHO } from '../issuance/issuance-over.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startChild } from '../support/child.ts';
import { fakeClock } from '../support/clock.ts';
import { temporaryFolder } from '../support/data-dir.ts';

const CLAIMER = join(import.meta.dirname, 'busy-claimer.ts');
const STAMPS = 150;

it('of two nodes that claim the same stamps at once, one is first for each, and both tell its time', async () => {
  const file = join(temporaryFolder(), 'temque.db');
  const code = await activatedBatch(file);
  const nodes = ['north', 'south'].map((name) => startChild(CLAIMER, [file, code, String(STAMPS), name]));
  for (const node of nodes) expect(await node.nextLine()).toBe('ready');
  for (const node of nodes) node.process.kill('SIGUSR2');
  const [north = [], south = []] = await Promise.all(
    nodes.map(async (node) => {
      const answers = (await node.remainingLines()).map((line) => JSON.parse(line));
      expect([await node.exit(), node.errors()]).toEqual([0, '']);
      return answers.toSorted((a, b) => a.index - b.index);
    }),
  );
  expect([north.length, south.length]).toEqual([STAMPS, STAMPS]);
  expect(north.map(({ claimedMs }) => claimedMs)).toEqual(south.map(({ claimedMs }) => claimedMs));
  expect(north.map(({ isFirst }) => isFirst)).toEqual(south.map(({ isFirst }) => !isFirst));
});

it('a node that has told of stamps as not claimed tells of their claims on another node at once', async () => {
  const file = join(temporaryFolder(), 'temque.db');
  const batchCode = await activatedBatch(file);
  const storage = await openStorage({ file });
  const claims = new ClaimTimes(storage.db);
  const all = Array.from({ length: STAMPS }, (_, index) => index);
  const told = async () => await Promise.all(all.map(async (index) => await claims.of(batchCode, index)));
  expect(await told()).toEqual(all.map(() => null));
  const node = startChild(CLAIMER, [file, batchCode, String(STAMPS), 'north']);
  expect(await node.nextLine()).toBe('ready');
  node.process.kill('SIGUSR2');
  for (const _ of all) {
    const { index, claimedMs } = JSON.parse(await node.nextLine());
    expect(await claims.of(batchCode, index)).toBe(claimedMs);
  }
  expect([await node.exit(), node.errors()]).toEqual([0, '']);
  await storage.close();
});

/** The code of a batch whose stamps are all activated. */
async function activatedBatch(file: string): Promise<string> {
  const storage = await openStorage({ file });
  await writeRegistry(storage.db);
  const { deps } = issuanceOver(storage, fakeClock(START_MS));
  const order = { variantId: 'tea-box', quantity: STAMPS, hiddenCode: true };
  const { code } = await issueBatch(deps, WHO.highland, order);
  const lot = { productId: 'tea', number: 'L1', producedOn: '2026-02-20', declaredQuantity: STAMPS };
  const { id: lotId } = await declareLot(deps, WHO.highland, lot);
  const whole = { first: 0, last: STAMPS - 1 };
  await changeRange(deps, WHO.highland, code, { action: 'print', ...whole });
  await changeRange(deps, WHO.highland, code, { action: 'activate', ...whole, lotId });
  await storage.close();
  return code;
}
