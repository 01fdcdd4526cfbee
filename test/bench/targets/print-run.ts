import { openPrintPool } from '../../../server/printing/print-pool.ts';
import { render } from '../render.ts';

/** One print run of `BENCH_STAMPS` stamps in a process of its own; prints its time and the most memory it held. */
const pool = openPrintPool();
const { seconds } = await render(pool, Number(process.env.BENCH_STAMPS ?? 200_000), 'L');
await pool.close();
console.log(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
