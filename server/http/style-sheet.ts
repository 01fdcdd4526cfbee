import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const STYLES = join(import.meta.dirname, '../../scanner-web/styles');

/** The style sheet of the public pages or of the console, with all that it imports, minified. */
export function styleSheet(name: 'page' | 'console'): string {
  return minifyCss(withImports(`${name}.css`));
}

/** A style sheet of the source with every sheet that it imports in the place of the import. */
function withImports(file: string): string {
  return readFileSync(join(STYLES, file), 'utf8').replace(/@import "([^"]+)";/g, (_line, imported: string) =>
    withImports(imported),
  );
}

/** Takes comments, indentation and line breaks out; the style sheets have no strings in which these would matter. */
function minifyCss(css: string): string {
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
