import type { Writable } from 'node:stream';
import type { Language } from '../domain/language.ts';
import { CLI_TEXTS, type CliTexts } from './texts/index.ts';

/** What a command reads and writes besides files: given by the process, or by a test. */
export interface ProcessIo {
  /** Results only; stays empty when a command fails. */
  readonly out: Writable;
  /** Faults, notes and progress. */
  readonly err: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: () => number;
  /** Resolves when the operator asks the process to stop. */
  readonly stopped: Promise<void>;
}

/** The same with the language that is spoken, and how the command ends. */
export interface CliIo extends ProcessIo {
  readonly language: Language;
  readonly texts: CliTexts;
  /** What the process ends with; 0 unless a command sets it. */
  exitCode: number;
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly json?: true;
  readonly dataDir?: string;
}

/** Gives a command its language. */
export function speaking(io: ProcessIo, language: Language): CliIo {
  return { ...io, language, texts: CLI_TEXTS[language], exitCode: 0 };
}

/** Writes a result: as one JSON document with `--json`, else as lines for people. */
export function writeResult(
  io: CliIo,
  options: CommonOptions,
  value: unknown,
  lines: readonly string[],
): void {
  io.out.write(
    options.json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
  );
}

/** Writes a remark that is not part of the result. */
export function writeNote(io: CliIo, text: string): void {
  io.err.write(`${text}\n`);
}

/** The environment with the options that stand for settings put in. */
export function settingsOf(io: CliIo, options: CommonOptions): Record<string, string | undefined> {
  return options.dataDir === undefined ? { ...io.env } : { ...io.env, DATA_DIR: options.dataDir };
}

/** What a service is told of the reader, so that its own sentences are in the same language. */
export function spokenHeaders(io: CliIo): Record<string, string> {
  return { 'accept-language': io.language };
}
