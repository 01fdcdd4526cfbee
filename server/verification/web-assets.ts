import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the public pages are dressed with. */
export interface WebAssets {
  /** The style sheet, inlined into every page: one round trip less before the first paint. */
  readonly css: string;
  /** Address of the scan page's module; null when the assets were not built: every page works without it. */
  readonly scriptHref: string | null;
}

const STYLE_SHEET = new URL('../../scanner-web/styles/page.css', import.meta.url);

const SCRIPT_SOURCE = 'scanner-web/scan/main.ts';

/** Reads the style sheet from the source and the module's hashed name from the build's manifest in `webRoot`. */
export function loadWebAssets(webRoot: string): WebAssets {
  return { css: minifyCss(readFileSync(STYLE_SHEET, 'utf8')), scriptHref: scriptHref(webRoot) };
}

/** Takes comments, indentation and line breaks out; the style sheet has no strings in which these would matter. */
export function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .trim();
}

function scriptHref(webRoot: string): string | null {
  try {
    const manifest: Record<string, { file?: string } | undefined> = JSON.parse(
      readFileSync(join(webRoot, '.vite', 'manifest.json'), 'utf8'),
    );
    const file = manifest[SCRIPT_SOURCE]?.file;
    return file === undefined ? null : `/${file}`;
  } catch {
    return null;
  }
}
