import type { CliIo } from './cli-io.ts';

/** Shows how far a command is; silent unless the operator looks at a terminal. */
export interface Progress {
  /** @param done 0 to the total */
  update(done: number): void;
  end(): void;
}

const WIDTH = 30;
const REDRAW_MS = 100;

/** A bar on stderr, such as `Rendering [######····] 60 % 390/650`; draws at most ten times a second. */
export function startProgress(io: CliIo, label: string, total: number): Progress {
  if (io.err.isTTY !== true || total <= 0) return { update: () => undefined, end: () => undefined };
  let drawnMs = Number.NEGATIVE_INFINITY;
  return {
    update(done) {
      const nowMs = io.clock();
      if (nowMs - drawnMs < REDRAW_MS && done < total) return;
      drawnMs = nowMs;
      io.err.write(`\r${bar(label, done, total)}`);
    },
    end: () => io.err.write('\r\u001b[K'),
  };
}

function bar(label: string, done: number, total: number): string {
  const share = Math.min(1, Math.max(0, done / total));
  const filled = Math.round(share * WIDTH);
  return `${label} [${'#'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} % ${done}/${total}`;
}
