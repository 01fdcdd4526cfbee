import type { Principal } from '../domain/principal.ts';
import { Problem } from '../http/problems.ts';
import { insertRefusal } from '../storage/refusals.ts';
import type { IssuanceDeps } from './deps.ts';

/** What a request was about, filled in while it is looked at, so that its refusal can say so. */
export interface Attempt {
  /** `issue`, an action of the range log, `lot`, `recall` or `amend`. */
  readonly action: string;
  batchCode?: string;
  productId?: string;
  lotId?: string;
  /** The request's own figures, e.g. its range. */
  detail?: Readonly<Record<string, unknown>>;
}

/**
 * Runs a request and, when it is refused, records why before the refusal goes on its way. The record is written
 * after the request's own transaction was rolled back.
 */
export async function recordingRefusals<T>(
  deps: Pick<IssuanceDeps, 'db' | 'clock'>,
  principal: Principal,
  attempt: Attempt,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Problem && error.statusCode < 500) {
      await insertRefusal(deps.db, {
        timeMs: deps.clock(),
        actor: principal.actor,
        action: attempt.action,
        code: error.code,
        batchCode: attempt.batchCode ?? null,
        productId: attempt.productId ?? null,
        lotId: attempt.lotId ?? null,
        detailJson: JSON.stringify({ ...attempt.detail, ...error.details.params }),
      });
    }
    throw error;
  }
}
