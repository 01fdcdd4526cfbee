import { builtScript, styleSheet } from './style-sheet.ts';

/** What the public pages are dressed with. */
export interface WebAssets {
  /** The style sheet, inlined into every page: one round trip less before the first paint. */
  readonly css: string;
  /** Address of the scan page's module; null when the assets were not built: every page works without it. */
  readonly scriptHref: string | null;
}

/** Reads the style sheet from the source and the module's hashed name from the build's manifest in `webRoot`. */
export function loadWebAssets(webRoot: string): WebAssets {
  return { css: styleSheet('page'), scriptHref: builtScript(webRoot, 'scanner-web/scan/main.ts') };
}
