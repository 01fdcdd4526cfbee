import type { Principal } from './principal.ts';

/** What may wait for somebody; pages have a sentence for each. */
export type TodoKind =
  | 'certificate-lapsed'
  | 'certificate-window'
  | 'certificate-late'
  | 'batch-deadline'
  | 'batch-to-activate'
  | 'batch-to-print'
  | 'print-stopped'
  | 'lot-nearly-full'
  | 'lot-recalled'
  | 'review-queue'
  | 'applications'
  | 'cases'
  | 'submission-returned'
  | 'submissions-waiting';

/** One thing that waits for whoever is looking. */
export interface Todo {
  readonly kind: TodoKind;
  readonly severity: 'danger' | 'warning' | 'notice';
  /** Values for the sentence of its kind. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Page of the console on which it is done. */
  readonly href: string;
}

/** Finds what waits for somebody; one for each area of the service. */
export type TodoSource = (principal: Principal, nowMs: number) => Promise<readonly Todo[]>;
