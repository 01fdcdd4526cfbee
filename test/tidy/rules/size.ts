import type { Fault, SourceFile } from '../source-tree.ts';

/** The most lines a file may have. */
export const MAX_LINES = 300;

/** Files longer than `MAX_LINES` with the reason why each is one thing. */
export type LengthAllowance = Readonly<Record<string, string>>;

/** Files that are too long without a stated reason, and reasons that nothing needs any more. */
export function fileLengthFaults(files: readonly SourceFile[], allowed: LengthAllowance): Fault[] {
  const long = files.filter((file) => lineCount(file) > MAX_LINES);
  const longPaths = new Set(long.map((file) => file.path));
  const tooLong = long
    .filter((file) => !(file.path in allowed))
    .map((file) => ({ path: file.path, line: 0, message: `${lineCount(file)} lines, at most ${MAX_LINES}` }));
  const stale = Object.keys(allowed)
    .filter((path) => !longPaths.has(path))
    .map((path) => ({ path, line: 0, message: 'allowed to be long, but is not' }));
  return [...tooLong, ...stale];
}

/** The median number of lines; 0 without files. */
export function medianLines(files: readonly SourceFile[]): number {
  const counts = files.map(lineCount).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

function lineCount(file: SourceFile): number {
  return file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
}
