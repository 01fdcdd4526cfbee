import { WEB_ROOT } from '../../server/http/web-files.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from './app.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { freeTestPort } from './cli.ts';

/** A server with a registry and its built pages, listening, and a browser. */
export interface Journey {
  readonly test: TestApp;
  readonly browser: TestBrowser;
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Starts both; `close()` in `afterAll`. */
export async function startJourney(): Promise<Journey> {
  const port = await freeTestPort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const [test, browser] = await Promise.all([
    startTestApp({ config: { publicUrl: baseUrl }, webRoot: WEB_ROOT }),
    launchBrowser(),
  ]);
  await writeRegistry(test.storage.db);
  await test.app.listen({ host: '127.0.0.1', port });
  return {
    test,
    browser,
    baseUrl,
    async close() {
      await browser.close();
      await test.close();
    },
  };
}
