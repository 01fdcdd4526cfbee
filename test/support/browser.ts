import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { type ChromiumBinary, resolveChromium } from './chromium.ts';

/** Window sizes in CSS pixels: the phone that pages are designed for first, and a desk screen. */
export const VIEWPORTS = {
  phone: { width: 360, height: 800 },
  desk: { width: 1280, height: 900 },
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
  if (!running?.isConnected()) {
    running = await chromium.launch({
      executablePath: binary.executablePath,
      args: LAUNCH_ARGS,
      env: { ...definedOnly(process.env), ...binary.env },
    });
  }
  const browser = running;
  const contexts: BrowserContext[] = [];
  return {
    browser,
    source: binary.source,
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

/** WCAG 2.2 A and AA faults of the page as it stands; empty when there are none. Needs a page with script on. */
export async function accessibilityFaults(page: Page): Promise<AccessibilityFault[]> {
  const result = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // No page has frames of other origins; the mode that also reads those opens a second page for each analysis.
    .setLegacyMode()
    .analyze();
  return result.violations.map((violation) => ({
    rule: violation.id,
    impact: violation.impact ?? 'unknown',
    targets: violation.nodes.map((node) => node.target.join(' ')),
  }));
}

/** How many CSS pixels the page is wider than its window; 0 when nothing scrolls sideways. */
export async function horizontalOverflowPx(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}
