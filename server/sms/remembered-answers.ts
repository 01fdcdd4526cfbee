import type { Clock } from '../domain/clock.ts';

/** How long a gateway may send a message again and is answered as the first time. */
const REMEMBERED_MS = 86_400_000;

/** Answers remembered at once; past it the oldest is forgotten. */
const ANSWERS_LIMIT = 10_000;

/** Answers by message, in memory only: a message that is sent again, also while it is being answered, is answered the same. */
export interface RememberedAnswers {
  /** The answer to a message; `make` gives null for one that should be asked anew. */
  once(message: string, make: () => Promise<string | null>): Promise<string | null>;
}

/** Remembers answers on this clock. */
export function createRememberedAnswers(clock: Clock): RememberedAnswers {
  const answers = new Map<string, { readonly text: Promise<string | null>; readonly atMs: number }>();
  return {
    async once(message, make) {
      const known = answers.get(message);
      if (known !== undefined && clock() - known.atMs < REMEMBERED_MS) return await known.text;
      const text = make();
      answers.delete(message);
      answers.set(message, { text, atMs: clock() });
      if (answers.size > ANSWERS_LIMIT) {
        const [oldest] = answers.keys();
        if (oldest !== undefined) answers.delete(oldest);
      }
      const forget = () => {
        if (answers.get(message)?.text === text) answers.delete(message);
      };
      try {
        const answer = await text;
        if (answer === null) forget();
        return answer;
      } catch (error) {
        forget();
        throw error;
      }
    },
  };
}
