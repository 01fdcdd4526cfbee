import type { CliIo } from './cli-io.ts';

/** Writes done and total, such as `390/650`. */
export type Figures = (done: number, total: number) => string;

/** A bar that shows how far a command is; silent unless the operator looks at a terminal. */
export interface Progress {
  /** Draws it anew: 0 to the total; nothing is drawn while the total is 0. */
  show(label: string, done: number, total: number, figures?: Figures): void;
  /** Takes it off the screen. */
  end(): void;
}

/** What the service says of how far it is. */
export interface Reached {
  readonly done: number;
  readonly total: number;
}

const WIDTH = 30;
const REDRAW_MS = 100;
const ASK_EVERY_MS = 200;
/** Work that the service has not begun yet, or just began, is asked for sooner. */
const ASK_AGAIN_MS = 25;
const COLUMNS = 80;

/** A bar on stderr, such as `Rendering [######····] 60 % 390/650`; drawn at most ten times a second. */
export function openProgress(io: CliIo): Progress {
  const { err } = io;
  if (err.isTTY !== true) return { show: () => undefined, end: () => undefined };
  let drawnMs = Number.NEGATIVE_INFINITY;
  let drawnLabel: string | undefined;
  return {
    show(label, done, total, figures = counted) {
      const nowMs = io.clock();
      const isDue = nowMs - drawnMs >= REDRAW_MS || done >= total || label !== drawnLabel;
      if (total <= 0 || !isDue) return;
      drawnMs = nowMs;
      drawnLabel = label;
      err.write(`\r${bar(label, done, total, figures, err.columns || COLUMNS)}\u001b[K`);
    },
    end: () => {
      if (drawnLabel !== undefined) err.write('\r\u001b[K');
      drawnLabel = undefined;
    },
  };
}

/** Draws how far the service is with `work`, by asking it until the work is done. */
export async function watching<T>(
  io: CliIo,
  label: string,
  ask: () => Promise<Reached>,
  work: () => Promise<T>,
): Promise<T> {
  if (io.err.isTTY !== true) return await work();
  const progress = openProgress(io);
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    ask().then(
      ({ done, total }) => {
        if (isOver) return;
        progress.show(label, done, total);
        timer = setTimeout(look, total > 0 ? ASK_EVERY_MS : ASK_AGAIN_MS);
      },
      () => {
        // Nothing to see yet, or not any more; whether the work went well is told by its own answer.
        if (!isOver) timer = setTimeout(look, ASK_AGAIN_MS);
      },
    );
  };
  look();
  try {
    return await work();
  } finally {
    isOver = true;
    clearTimeout(timer);
    progress.end();
  }
}

/** Bytes as megabytes. */
export const megabytes: Figures = (done, total) => `${inMegabytes(done)}/${inMegabytes(total)} MB`;

const counted: Figures = (done, total) => `${done}/${total}`;

function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/** One line of a terminal: a label that is too long for it loses its end. */
function bar(label: string, done: number, total: number, figures: Figures, columns: number): string {
  const share = Math.min(1, Math.max(0, done / total));
  const filled = Math.round(share * WIDTH);
  const drawn = ` [${'#'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} % ${figures(done, total)}`;
  const room = Math.max(0, columns - 1 - drawn.length);
  return (label.length > room ? `${label.slice(0, Math.max(0, room - 1))}…` : label) + drawn;
}
