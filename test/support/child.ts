import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A running program of ours. */
export interface Child {
  readonly process: ChildProcess;
  /** The next line it prints. @throws Error when it ends without one. */
  nextLine(): Promise<string>;
  /** The lines it printed that were not read yet, once it has ended. */
  remainingLines(): Promise<string[]>;
  /** What it wrote to standard error so far. */
  errors(): string;
  /** Ends it at once, without a chance to tidy up. */
  kill(): Promise<void>;
  /** Its exit code; null when a signal ended it. */
  exit(): Promise<number | null>;
}

/** Starts a TypeScript file as a process of its own; killed at the end of the test if it still runs. */
export function startChild(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Child {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const exited = once(child, 'exit');
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`the process ended without another line: ${errors}`);
      return value;
    },
    async remainingLines() {
      const remaining: string[] = [];
      for (let line = await lines.next(); line.done !== true; line = await lines.next())
        remaining.push(line.value);
      return remaining;
    },
    errors: () => errors,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async exit() {
      await exited;
      return child.exitCode;
    },
  };
}
