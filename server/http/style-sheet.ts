import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const STYLES = join(import.meta.dirname, '../../scanner-web/styles');

/** The style sheets of these names from the source, one after the other, minified. */
export function styleSheet(...names: readonly ('tokens' | 'page' | 'console')[]): string {
  return minifyCss(names.map((name) => readFileSync(join(STYLES, `${name}.css`), 'utf8')).join('\n'));
}

/** Takes comments, indentation and line breaks out; the style sheets have no strings in which these would matter. */
export function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .trim();
}

/**
 * Address of the built module of a source file such as `scanner-web/scan/main.ts`, from the build's manifest in
 * `webRoot`; null when the assets were not built: every page works without its module.
 */
export function builtScript(webRoot: string, source: string): string | null {
  try {
    const manifest: Record<string, { file?: string } | undefined> = JSON.parse(
      readFileSync(join(webRoot, '.vite', 'manifest.json'), 'utf8'),
    );
    const file = manifest[source]?.file;
    return file === undefined ? null : `/${file}`;
  } catch {
    return null;
  }
}
