import { detectionLines } from './detection/lines.ts';
import { growthLines } from './growth.ts';
import { issueLines } from './issue.ts';
import type { BenchLine } from './measure.ts';
import { pageLines } from './page.ts';
import { peerLines } from './peers.ts';
import { renderLines } from './render.ts';
import { scanLines } from './scan.ts';
import { verifyLines } from './verify.ts';

/**
 * `npm run bench [-- NAME …]`: measures and prints one JSON object a line, `{name, value, unit, limit, ratio, note}`.
 * Without names everything runs; `BENCH_MEMORY_STAMPS` sets the size of the one large print run.
 */
const MEMORY_STAMPS = Number(process.env.BENCH_MEMORY_STAMPS ?? 200_000);
const SAMPLE_LINK = `https://TEM.LAMDONG.EXAMPLE/01/08936012345674/21/K7M2QX00042F3K9B?s=${'1234567890'.repeat(15)}12345`;

const BENCHES: Readonly<Record<string, () => Promise<BenchLine[]>>> = {
  render: () => renderLines(MEMORY_STAMPS),
  issue: issueLines,
  verify: verifyLines,
  scan: scanLines,
  page: pageLines,
  growth: growthLines,
  detection: detectionLines,
  peers: async () => peerLines(SAMPLE_LINK),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const [name, run] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const line of await run()) console.log(JSON.stringify(line));
  }
}
