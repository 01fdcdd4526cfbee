import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';

const ENTRY = fileURLToPath(new URL('./stamps-in-browser.page.ts', import.meta.url));
const VECTORS = readFileSync(new URL('../vectors/stamps.json', import.meta.url), 'utf8');
/** WebCrypto is there for secure origins only; every request to this one is answered here. */
const ORIGIN = 'https://bundle.test';

const JUDGED = Type.Object({ judged: Type.Number(), wrong: Type.Array(Type.String()) });

/** The library as a browser loads it. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['es'], fileName: 'stamps' } },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const file of output.output) if (file.type === 'chunk' && file.isEntry) return file.code;
  }
  throw new Error('the bundle has no entry');
}

describe('the stamps library in a browser', () => {
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    const script = await bundle();
    browser = await launchBrowser();
    page = await browser.openPage();
    await page.route(`${ORIGIN}/**`, async (route) => {
      const isScript = new URL(route.request().url()).pathname === '/stamps.js';
      await route.fulfill({
        contentType: isScript ? 'text/javascript' : 'text/html',
        body: isScript ? script : '<!doctype html><title>stamps</title>',
      });
    });
    await page.goto(ORIGIN);
  });
  afterAll(async () => {
    await browser.close();
  });

  /** As text: a function would be rewritten by the test runner, which has no `import()` in a page. */
  const call = (name: string) =>
    page.evaluate(`import('/stamps.js').then((stamps) => stamps.${name}(${JSON.stringify(VECTORS)}))`);

  it('judges every vector with WebCrypto as it does in Node', async () => {
    const result = Value.Parse(JUDGED, await call('judgeVectors'));
    expect(result.wrong).toEqual([]);
    expect(result.judged).toBeGreaterThan(800);
  });

  it('makes the same serials and links from the keys', async () => {
    expect(await call('remakeVectors')).toEqual([]);
  });
});
