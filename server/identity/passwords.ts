import { hash, verify } from '@node-rs/argon2';
import { problem } from '../http/problems.ts';

/**
 * argon2id (RFC 9106) with 64 MiB and 3 passes: the "second recommended" memory and passes, on one lane, since several
 * people may sign in at once. About a tenth of a second of one core; where memory is dear, it is the bound below that
 * holds it, not weaker hashes.
 */
const COST: PasswordCost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** What one hash takes: memory in KiB, passes over it, lanes. */
export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** Hashes at once: 128 MiB at most. */
const MAX_RUNNING = 2;

/** Waiting for a turn: whom the account knows, and everybody else. */
const MAX_WAITING = { known: 64, unknown: 24 } as const;

/** Whether somebody who waits is known to the account by their browser: they are served first. */
export type Queue = keyof typeof MAX_WAITING;

/** Hashes and compares passwords outside the main thread, a few at a time. */
export class Passwords {
  readonly #cost: PasswordCost;
  #running = 0;
  readonly #waiting: Record<Queue, (() => void)[]> = { known: [], unknown: [] };
  /** What nobody's password is compared with, so that an unknown address takes as long as a wrong password. */
  #nobody: Promise<string> | undefined;

  /** @param cost less than what is said above only where no password protects anything */
  constructor(cost: PasswordCost = COST) {
    this.#cost = cost;
  }

  /** The stored form of a password. @throws overloaded */
  async hash(password: string, queue: Queue): Promise<string> {
    return await this.#inTurn(queue, () => hash(comparable(password), this.#cost));
  }

  /**
   * Whether this is the password with that hash; with null it takes as long and is false.
   * @throws overloaded
   */
  async isRight(password: string, stored: string | null, queue: Queue): Promise<boolean> {
    this.#nobody ??= hash('nobody', this.#cost);
    const compared = stored ?? (await this.#nobody);
    const isSame = await this.#inTurn(queue, () => verify(compared, comparable(password)));
    return isSame && stored !== null;
  }

  /** Whether a hash was made with other parameters than today's. */
  isOutdated(stored: string): boolean {
    const { memoryCost, timeCost, parallelism } = this.#cost;
    return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
  }

  async #inTurn<T>(queue: Queue, work: () => Promise<T>): Promise<T> {
    if (this.#running >= MAX_RUNNING) await this.#wait(queue);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.known.shift() ?? this.#waiting.unknown.shift();
      // The turn is handed on: the number of those running stays the same.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  #wait(queue: Queue): Promise<void> {
    const waiting = this.#waiting[queue];
    if (waiting.length >= MAX_WAITING[queue]) throw problem('overloaded', { retryAfterSeconds: 2 });
    return new Promise((resolve) => waiting.push(resolve));
  }
}

/** A password as every keyboard and system gives it: `é` typed as one character or as two is the same. */
function comparable(password: string): string {
  return password.normalize('NFKC');
}
