import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One text file of the repository; `path` is relative to its root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Something a rule objects to. `line` is 1-based; 0 means the whole file. */
export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

const IGNORED = new Set(['node_modules', '.git', 'dist', 'data', 'coverage']);
const TEXT = /(\.(ts|js|json|md|css|html|svg|csv|yml|yaml|txt|sh|webmanifest)|\/run|^LICENSE|rc|ignore)$/;

/** Every text file below `root` except what is generated or installed, in path order. */
export function readTree(root: string): SourceFile[] {
  return listPaths(root, root)
    .filter((path) => TEXT.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function listPaths(root: string, folder: string): string[] {
  const paths: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (IGNORED.has(entry.name) && folder === root) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...listPaths(root, path));
    else if (entry.isFile()) paths.push(relative(root, path).split('\\').join('/'));
  }
  return paths.sort();
}

/** Names directly below `root`, without what is generated or installed. */
export function topLevelNames(root: string): string[] {
  return readdirSync(root)
    .filter((name) => !IGNORED.has(name) && !name.endsWith('.log'))
    .sort();
}

/** The files that are our own TypeScript. */
export function typeScriptOnly(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((file) => file.path.endsWith('.ts') && !file.path.endsWith('.d.ts'));
}

/** The 1-based line of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
