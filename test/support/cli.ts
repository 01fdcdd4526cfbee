import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { nanoid } from 'nanoid';
import { runCommandLine } from '../../server/cli/run.ts';
import { loadConfig } from '../../server/config.ts';
import { formatWrappingKey } from '../../server/domain/wrapping-key.ts';
import { type Service, startService } from '../../server/service.ts';
import { SCRATCH } from './scratch.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** How a command ended and what it wrote. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A data folder with the settings of a service on it, for real child processes. */
export interface CliHome {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs `temque` to its end. */
  run(...args: string[]): Promise<CliResult>;
  /** Runs the command line in this process, which beside a running server is many times faster. */
  here(...args: string[]): Promise<CliResult>;
  /** What `here(… --json)` prints; it has to succeed. */
  json(...args: string[]): Promise<unknown>;
  /** Starts `server/main.ts` and waits until it listens. */
  serve(): Promise<RunningChild>;
  /** Runs the service in this process, for commands alone: reached through its local socket. */
  serveHere(): Promise<Service>;
  remove(): Promise<void>;
}

/** A process of ours that runs until it is told to stop. */
export interface RunningChild {
  readonly child: ChildProcess;
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Makes a home with a wrapping key, a free port and settings; nothing runs in it yet. */
export async function makeCliHome(settings: Readonly<Record<string, string>> = {}): Promise<CliHome> {
  const folder = await mkdtemp(join(SCRATCH, 'tq-'));
  const port = String(await freeTestPort());
  const env = {
    DATA_DIR: join(folder, 'data'),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PORT: port,
    WRAPPING_KEY: formatWrappingKey(randomBytes(32)),
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const here = (...args: string[]) => runHere(args, env);
  return {
    folder,
    env,
    run: (...args) => runCommand(['server/cli/main.ts', ...args], env),
    here,
    async json(...args) {
      const { code, stdout, stderr } = await here(...args, '--json');
      if (code !== 0) throw new Error(`temque ${args.join(' ')} ended with ${code}: ${stderr}`);
      return JSON.parse(stdout);
    },
    serve: () => startServer(env),
    serveHere: () =>
      startService({
        config: loadConfig(env),
        clock: Date.now,
        newId: () => nanoid(),
        randomBytes,
        pid: process.pid,
        reach: 'local',
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A TCP port that was free a moment ago. */
export async function freeTestPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

/** Starts a program of the repository, with nothing of our environment but the path. */
export function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  program: string = process.execPath,
): ChildProcess {
  return spawn(program, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', TMPDIR: tmpdir(), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a program of the repository to its end. */
export function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CliResult> {
  return resultOf(startProgram(args, env));
}

/** Runs a line of bash in the repository to its end. */
export function runShell(line: string, env: Readonly<Record<string, string>>): Promise<CliResult> {
  return resultOf(startProgram(['-c', line], env, 'bash'));
}

async function resultOf(child: ChildProcess): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

/**
 * Runs a command line in this process: for tables of cases, where starting a process each would take minutes.
 *
 * @param terminal what a terminal tells of itself when standard error is one; null: it is none
 */
export async function runHere(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  terminal: { readonly columns?: number } | null = null,
): Promise<CliResult> {
  const out = new PassThrough();
  const err = Object.assign(new PassThrough(), terminal === null ? {} : { isTTY: true, ...terminal });
  const stopped = new Promise<void>(() => undefined);
  const code = await runCommandLine(args, { out, err, env, clock: Date.now, stopped });
  const textOf = (stream: PassThrough): string => String(stream.read() ?? '');
  return { code, stdout: textOf(out), stderr: textOf(err) };
}

/** Wraps a child that is to be stopped later. */
export function runningChild(child: ChildProcess): RunningChild {
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** The server says when it listens: asking it again and again would slow down its start. */
async function startServer(env: Readonly<Record<string, string>>): Promise<RunningChild> {
  const child = startProgram(['server/main.ts'], { ...env, LOG_LEVEL: 'info' });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('"msg":"listening"')) resolve();
      });
    }
    child.once('close', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  return runningChild(child);
}
