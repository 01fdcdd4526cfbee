import { launchBrowser } from '../support/browser.ts';
import { type BenchLine, figureLine, median } from './measure.ts';
import { startService } from './service-target.ts';

const ROUNDS = 5;
const BYTES_LIMIT = 15 * 1024;
const FIRST_PAINT_LIMIT_MS = 1_000;
/** 1.6 Mbit/s and 150 ms there and back, on a processor four times slower. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWDOWN = 4;

interface PageLoad {
  firstPaintMs: number;
  bytes: number;
  requests: number;
}

/** The scan page in Chromium on a slow phone's terms, over a warm connection. Build the web assets before. */
export async function pageLines(): Promise<BenchLine[]> {
  const service = await startService(ROUNDS);
  const browser = await launchBrowser();
  try {
    const loads: PageLoad[] = [];
    for (const link of service.fixture.links) {
      const { pathname, search } = new URL(link);
      const page = await browser.openPage();
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', NETWORK);
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
      // Any answer opens the connection; this one loads nothing that the page could reuse.
      await page.goto(`${service.origin}/healthz`);
      let bytes = 0;
      let requests = 0;
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
        requests += 1;
      });
      await page.goto(`${service.origin}${pathname}${search}`, { waitUntil: 'networkidle' });
      const firstPaintMs = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      );
      loads.push({ firstPaintMs, bytes, requests });
      await page.context().close();
    }
    return [
      limited(
        'page/bytes',
        median(loads.map((load) => load.bytes)),
        'bytes',
        BYTES_LIMIT,
        'compressed, headers included',
      ),
      figureLine('page/requests', median(loads.map((load) => load.requests)), 'requests'),
      limited(
        'page/first-paint',
        median(loads.map((load) => load.firstPaintMs)),
        'ms',
        FIRST_PAINT_LIMIT_MS,
        'Chromium, 4× slower CPU, 1.6 Mbit/s, 150 ms, warm connection',
      ),
    ];
  } finally {
    // The whole process: nothing else is measured beside it.
    await browser.browser.close();
    await service.stop();
  }
}

function limited(name: string, value: number, unit: string, limit: number, note: string): BenchLine {
  return {
    ...figureLine(name, value, unit, `${note}; at most the limit`),
    limit,
    ratio: Number((limit / value).toPrecision(4)),
  };
}
