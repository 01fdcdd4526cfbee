import { problem } from './problems.ts';

const RETRY_AFTER_SECONDS = 5;

/** Lets work run when its turn comes. @throws overloaded when too much waits */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Turns for work that takes much memory: so many pieces run at a time, so many more wait, and what comes then is refused. */
export function createTurns(limits: { readonly running: number; readonly waiting: number }): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < limits.running) running += 1;
    else if (waiting.length < limits.waiting) await new Promise<void>((resolve) => waiting.push(resolve));
    else {
      const params = { seconds: RETRY_AFTER_SECONDS };
      throw problem('overloaded', { params, retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The turn is handed on: the number of those running stays the same.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
