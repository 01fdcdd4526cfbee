import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { raiseCases } from '../../server/cases/opening.ts';
import { recordScans, type ScanEventRow } from '../../server/storage/scans.ts';
import { type Market, startMarket } from '../support/market.ts';
import { type BenchLine, figureLine, median } from './measure.ts';

/** Stamps issued and single checks stored at each step. */
const STEPS = [
  { issued: 1e3, scans: 1e3 },
  { issued: 1e5, scans: 1e4 },
  { issued: 1e7, scans: 1e5 },
  { issued: 1e8, scans: 1e6 },
] as const;
const LARGEST_BATCH = 1_000_000;
const GROUP = 5_000;
const ASKED = 1_000;
const ROUNDS = 5;

/** Verification, issuing and database size while the registry grows; held against the first step. */
export async function growthLines(): Promise<BenchLine[]> {
  const market = await startMarket();
  try {
    const lines: BenchLine[] = [];
    const batches: { code: string; quantity: number }[] = [];
    let issued = 0;
    let scans = 0;
    let first: number | undefined;
    for (const step of STEPS) {
      const issueMs: number[] = [];
      while (issued < step.issued) {
        const quantity = Math.min(LARGEST_BATCH, step.issued - issued);
        const start = performance.now();
        batches.push({ code: await issueActivated(market, quantity), quantity });
        issueMs.push(performance.now() - start);
        issued += quantity;
      }
      while (scans < step.scans) {
        const count = Math.min(GROUP, step.scans - scans);
        await recordScans(
          market.test.storage.db,
          Array.from({ length: count }, () => scanOf(pick(batches))),
          raiseCases,
        );
        scans += count;
      }
      const rate = await verifyRate(market, batches);
      first ??= rate;
      const name = `growth/${step.issued.toExponential(0)}-issued-${step.scans.toExponential(0)}-scans`;
      lines.push(
        {
          ...figureLine(
            `${name}/verify`,
            rate,
            'requests/s',
            'limit: the rate at the first step; flat within 20 %',
          ),
          limit: Number(first.toPrecision(4)),
          ratio: Number((rate / first).toPrecision(4)),
        },
        figureLine(`${name}/issue-print-activate`, median(issueMs), 'ms', 'one batch through all three'),
        figureLine(`${name}/database`, databaseBytes(market), 'bytes'),
      );
    }
    return lines;
  } finally {
    await market.close();
  }
}

async function issueActivated({ test }: Market, quantity: number): Promise<string> {
  const post = async (url: string, payload: object) => {
    const response = await test.call({ method: 'POST', url, payload });
    if (response.statusCode !== 201) throw new Error(`${url}: ${response.body}`);
    return response.json();
  };
  const { code } = await post('/api/v1/batches', { variantId: 'nuts-box', quantity });
  const lot = await post('/api/v1/lots', {
    productId: 'nuts',
    number: `G-${code}`,
    producedOn: '2026-11-01',
    declaredQuantity: quantity,
    stages: [],
  });
  const whole = { first: 0, last: quantity - 1 };
  await post(`/api/v1/batches/${code}/ranges`, { action: 'print', ...whole });
  await post(`/api/v1/batches/${code}/ranges`, { action: 'activate', ...whole, lotId: lot.id });
  return code;
}

async function verifyRate(
  market: Market,
  batches: readonly { code: string; quantity: number }[],
): Promise<number> {
  const links: string[] = [];
  for (let i = 0; i < ASKED; i++) {
    const { code, quantity } = pick(batches);
    links.push(await market.link(Math.floor(Math.random() * quantity), code));
  }
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const uri of links) {
      const { statusCode } = await market.test.app.inject({
        method: 'POST',
        url: '/api/v1/verify',
        payload: { uri },
      });
      if (statusCode !== 200) throw new Error(`verify answered ${statusCode}`);
    }
    rates.push(ASKED / ((performance.now() - start) / 1000));
  }
  return median(rates);
}

function scanOf({ code, quantity }: { code: string; quantity: number }): ScanEventRow {
  return {
    id: randomUUID(),
    batchCode: code,
    stampIndex: Math.floor(Math.random() * quantity),
    timeMs: Date.UTC(2026, 10, 20) + Math.floor(Math.random() * 86_400_000),
    verdict: 'authentic',
    visitorMark: randomUUID().slice(0, 22),
    seenBefore: 'no',
    provinceCode: null,
    source: 'public',
  };
}

function pick<T>(items: readonly T[]): T {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function databaseBytes({ test }: Market): number {
  return statSync(join(test.dataDir, 'temque.db')).size;
}
