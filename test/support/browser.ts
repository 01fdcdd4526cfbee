import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { type ChromiumBinary, resolveChromium } from './chromium.ts';

/** Window sizes in CSS pixels: the phone that pages are designed for first, and a desk screen. */
export const VIEWPORTS = {
  phone: { width: 360, height: 800 },
  desk: { width: 1280, height: 900 },
} as const;

/** What people's browsers call themselves: a headless one says that it is a robot. */
const USER_AGENTS = {
  phone:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  desk: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
} as const;

/** How a page is opened; everything left out means a light phone in Vietnamese with script. */
export interface PageOptions {
  readonly viewport?: keyof typeof VIEWPORTS;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScript?: boolean;
  readonly locale?: 'vi-VN' | 'en-US';
  readonly baseUrl?: string;
}

/** The browser as one test file has it; `close` ends every page that the file opened. */
export interface TestBrowser {
  readonly browser: Browser;
  readonly source: ChromiumBinary['source'];
  /** A page in a fresh context: no cookie or storage is shared with any other page. */
  openPage(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

const LAUNCH_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--mute-audio',
];

let running: Browser | undefined;

/**
 * A headless Chromium with web security on. The files of a worker share its process, which ends with the worker; they
 * share nothing else, since each page has a context of its own.
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const binary = await resolveChromium();
  if (!running?.isConnected()) running = await start(binary, LAUNCH_ARGS);
  return withPages(running, binary.source);
}

/**
 * A browser of its own process whose camera shows a film: JPEG pictures one behind another. Every page may use it, or
 * is denied it.
 */
export async function launchWithCamera(
  mjpegFile: string,
  answer: 'allow' | 'deny' = 'allow',
): Promise<TestBrowser> {
  const binary = await resolveChromium();
  const browser = await start(binary, [
    ...LAUNCH_ARGS,
    answer === 'deny' ? '--use-fake-ui-for-media-stream=deny' : '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${mjpegFile}`,
  ]);
  return { ...withPages(browser, binary.source), close: () => browser.close() };
}

function start(binary: ChromiumBinary, args: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: binary.executablePath,
    args: [...args],
    env: { ...definedOnly(process.env), ...binary.env },
  });
}

function withPages(browser: Browser, source: ChromiumBinary['source']): TestBrowser {
  const contexts: BrowserContext[] = [];
  return {
    browser,
    source,
    async openPage(options = {}) {
      const context = await browser.newContext(contextOptions(options));
      contexts.push(context);
      return context.newPage();
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
    },
  };
}

function contextOptions(options: PageOptions): BrowserContextOptions {
  const viewport = options.viewport ?? 'phone';
  return {
    viewport: VIEWPORTS[viewport],
    userAgent: USER_AGENTS[viewport],
    colorScheme: options.colorScheme ?? 'light',
    javaScriptEnabled: options.javaScript ?? true,
    locale: options.locale ?? 'vi-VN',
    hasTouch: viewport === 'phone',
    isMobile: viewport === 'phone',
    ...(options.baseUrl === undefined ? {} : { baseURL: options.baseUrl }),
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined) defined[name] = value;
  return defined;
}

/** One accessibility fault: the rule, its impact and the elements that break it. */
export interface AccessibilityFault {
  readonly rule: string;
  readonly impact: string;
  readonly targets: readonly string[];
}

/** What the package itself offers as its source is more than twice as long, all of it read anew by every page. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const WCAG_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * WCAG 2.2 A and AA faults of the page as it stands; empty when there are none. Needs a page with script on, without
 * frames. The engine is loaded once for each document.
 */
export async function accessibilityFaults(page: Page): Promise<AccessibilityFault[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await loadAxe(page);
  return page.evaluate(async (values) => {
    const engine: typeof axe = Reflect.get(window, 'axe');
    const { violations } = await engine.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? 'unknown',
      targets: nodes.map(({ target }) => target.join(' ')),
    }));
  }, WCAG_TAGS);
}

/** Without the browser's own protocol the engine is parsed three times. */
async function loadAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: `${AXE};0` });
  await session.detach();
}

/** How many CSS pixels the page is wider than its window; 0 when nothing scrolls sideways. */
export async function horizontalOverflowPx(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}
