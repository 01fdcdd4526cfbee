/** How far a rendering is. */
export interface Rendering {
  readonly state: 'rendering' | 'done' | 'stopped';
  readonly stampsDone: number;
  readonly stampsTotal: number;
}

/** Finished renderings that are still remembered. */
const REMEMBERED = 1_000;

/** The progress of print jobs in this process, by job id; of what ran before, the database knows whether it came to its end. */
export class ProgressBoard {
  readonly #jobs = new Map<string, Rendering>();

  /** Undefined when the job was not rendered here lately. */
  of(id: string): Rendering | undefined {
    return this.#jobs.get(id);
  }

  /** Jobs whose file is being written. */
  running(): string[] {
    return [...this.#jobs].filter(([, { state }]) => state === 'rendering').map(([id]) => id);
  }

  set(id: string, rendering: Rendering): void {
    this.#jobs.delete(id);
    this.#jobs.set(id, rendering);
    for (const [oldest, { state }] of this.#jobs) {
      if (this.#jobs.size <= REMEMBERED) break;
      if (state !== 'rendering') this.#jobs.delete(oldest);
    }
  }
}
