import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { promisify } from 'node:util';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { openPrintPool, type PrintPool } from '../../server/printing/print-pool.ts';
import { renderSheet } from '../../server/printing/render-sheet.ts';
import { type SheetRequest, sheetForm } from '../../server/printing/sheet-form.ts';
import { parseGtin } from '../../stamps/gs1/index.ts';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import { findLabelStock, NO_ALIGNMENT, type SymbolLevel } from '../../stamps/sheet/index.ts';
import { type BenchLine, figureLine, inTurn, rateLine } from './measure.ts';
import { signRateAllCores } from './signing.ts';

const STAMPS_A_ROUND = 20_000;
const ROUNDS = 5;

/** Signed stamps to a print-ready PDF on all cores, against raw Ed25519 signing on all cores. */
export async function renderLines(memoryStamps: number): Promise<BenchLine[]> {
  const pool = openPrintPool();
  try {
    await render(pool, 2_000, 'M');
    const sides = { sign: () => signRateAllCores(1), M: rateSide(pool, 'M'), L: rateSide(pool, 'L') };
    const { sign, M, L } = await inTurn(sides, ROUNDS);
    const note = 'limit: raw Ed25519 crypto.sign on all cores; target ratio 0.5';
    return [
      rateLine('render/level-M', M, 'stamps/s', sign, note),
      rateLine('render/level-L', L, 'stamps/s', sign, note),
      ...(await sizeLines(pool)),
      ...(await memoryLines(memoryStamps)),
    ];
  } finally {
    await pool.close();
  }
}

function rateSide(pool: PrintPool, level: SymbolLevel): () => Promise<number> {
  return async () => STAMPS_A_ROUND / (await render(pool, STAMPS_A_ROUND, level)).seconds;
}

async function sizeLines(pool: PrintPool): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const [level, most] of [
    ['L', 300],
    ['M', 340],
  ] as const) {
    const perStamp = (await render(pool, STAMPS_A_ROUND, level)).bytes / STAMPS_A_ROUND;
    lines.push({
      ...figureLine(`render/bytes-per-stamp-${level}`, perStamp, 'bytes', 'at most the limit'),
      limit: most,
      ratio: Number((most / perStamp).toPrecision(4)),
    });
  }
  return lines;
}

async function memoryLines(stamps: number): Promise<BenchLine[]> {
  // In a process of its own: what the benches before it left behind is not the print run's.
  const run = new URL('./targets/print-run.ts', import.meta.url);
  const env = { ...process.env, BENCH_STAMPS: String(stamps) };
  const { stdout } = await promisify(execFile)(process.execPath, [run.pathname], { env });
  const { seconds, peakBytes } = Value.Parse(PrintRun, JSON.parse(stdout));
  const mebibytes = peakBytes / 2 ** 20;
  return [
    figureLine(`render/${stamps}-stamps`, seconds, 's', 'one PDF, level L'),
    {
      ...figureLine(
        `render/${stamps}-stamps-peak-memory`,
        mebibytes,
        'MiB',
        'whole process, workers included; at most the limit',
      ),
      limit: 300,
      ratio: Number((300 / mebibytes).toPrecision(4)),
    },
  ];
}

const PrintRun = Type.Object({ seconds: Type.Number(), peakBytes: Type.Number() });

/** Renders a print run of `stamps` stamps and throws the bytes away as fast as they come. */
export async function render(
  pool: PrintPool,
  stamps: number,
  level: SymbolLevel,
): Promise<{ seconds: number; bytes: number }> {
  const request = requestFor(stamps, level);
  const form = sheetForm(request);
  if (!form.ok) throw new Error(form.fault);
  let bytes = 0;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done();
    },
  });
  const start = performance.now();
  await renderSheet(request, form, { pool, output });
  return { seconds: (performance.now() - start) / 1000, bytes };
}

function requestFor(stamps: number, level: SymbolLevel): SheetRequest {
  const batchCode = parseBatchCode('K7M2QX');
  const gtin = parseGtin('08936012345674');
  const stock = findLabelStock('a4-65-38x21');
  if (batchCode === undefined || !gtin.ok || stock === undefined) throw new TypeError('the fixture is wrong');
  return {
    batch: { batchCode, origin: 'https://tem.lamdong.example', target: { form: 'gs1', gtin: gtin.gtin } },
    quantity: stamps,
    secrets: { tagKey: randomBytes(32), signingKey: seed() },
    firstIndex: 0,
    lastIndex: stamps - 1,
    geometry: stock,
    stockName: stock.name,
    startSlot: 1,
    alignment: NO_ALIGNMENT,
    dpi: 600,
    level,
    content: { title: 'Mắc ca Lê Anh Tuy Đức', stars: 4 },
    cropMarks: false,
    createdMs: 0,
  };
}

function seed(): Uint8Array {
  const { d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return Buffer.from(d ?? '', 'base64url');
}
