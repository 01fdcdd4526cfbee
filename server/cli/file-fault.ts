import { inBoth, type Sentence } from '../domain/language.ts';
import { CLI_TEXTS, type CliTexts } from './texts/index.ts';

type Say = (t: CliTexts['frame']['faults'], path: string) => string;

const FILE_FAULTS: Readonly<Record<string, Say>> = {
  ENOENT: (t, path) => t.noSuchFile(path),
  EACCES: (t, path) => t.forbiddenFile(path),
  EISDIR: (t, path) => t.isFolder(path),
  ENOTDIR: (t, path) => t.noFolder(path),
  ENOSPC: (t, path) => t.diskFull(path),
};

/** What the system says of a file, as a sentence; undefined for other faults. */
export function fileFault(
  error: Error & { readonly code?: unknown; readonly path?: unknown },
): Sentence | undefined {
  const say = FILE_FAULTS[String(error.code)];
  const { path } = error;
  if (say === undefined || typeof path !== 'string') return undefined;
  return inBoth(CLI_TEXTS, ({ frame }) => say(frame.faults, path));
}
