import { createHash } from 'node:crypto';

/** The policy of whatever is no page (data, files, refusals): it loads nothing and is never in a frame. */
export const BARE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a page needs beyond the files of this server. */
export interface PageNeeds {
  /** From {@link cspHash}, one for each inline `<style>`. */
  readonly styleHashes?: readonly string[];
  /** From {@link cspHash}, one for each inline `<script>` (structured data and such need none). */
  readonly scriptHashes?: readonly string[];
  /** Scanner pages compile the code reader. */
  readonly isWasmAllowed?: boolean;
}

/** The CSP source of an inline element: the hash of its exact text content. */
export function cspHash(content: string): string {
  return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
}

/**
 * The content security policy of a page: nothing but files of this server, no inline script or style except
 * those whose hash the page names, never in a frame. `isHttps` adds `upgrade-insecure-requests`, which would make
 * a plain-http installation unusable.
 */
export function contentPolicy(isHttps: boolean, needs: PageNeeds = {}): string {
  const { styleHashes = [], scriptHashes = [], isWasmAllowed = false } = needs;
  const wasm = isWasmAllowed ? ["'wasm-unsafe-eval'"] : [];
  return [
    "default-src 'none'",
    ['script-src', "'self'", ...wasm, ...scriptHashes].join(' '),
    ['style-src', "'self'", ...styleHashes].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
