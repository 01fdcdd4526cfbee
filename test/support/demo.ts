import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoSummary } from '../../server/demo/run-demo.ts';
import { freeTestPort, type RunningChild, runningChild, startProgram } from './cli.ts';
import { SCRATCH } from './scratch.ts';

/** A demo that runs as a process of its own. */
export interface RunningDemo extends RunningChild {
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** What `demo.json` says. */
  readonly summary: DemoSummary;
  /** What it has written to standard output so far. */
  output(): string;
  /** Removes its data folder; stop it first. */
  remove(): Promise<void>;
}

/** Runs the demo as `npm run demo` does and waits until it has told its links. */
export async function startDemo(dataDir?: string, args: readonly string[] = []): Promise<RunningDemo> {
  const folder = dataDir ?? join(await mkdtemp(join(SCRATCH, 'tq-')), 'demo');
  const env = { DATA_DIR: folder, PORT: String(await freeTestPort()) };
  const child = startProgram(['server/cli/main.ts', 'demo', ...args], env);
  let output = '';
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('Ctrl-C stops')) resolve();
    });
    child.once('close', (code) => reject(new Error(`the demo ended with ${code}: ${errors}`)));
  });
  const summary: DemoSummary = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8'));
  return {
    ...runningChild(child),
    dataDir: folder,
    env,
    summary,
    output: () => output,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
