import { civilDay } from '../../stamps/civil-day.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { maySee } from './access.ts';
import { batchWithOwner } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { unprintableIn } from './printable.ts';
import type { Span } from './spans.ts';

/** What printing some stamps of a batch would meet. */
export interface PrintOutlook {
  /** The first run of stamps that nobody has printed; undefined when all have been. */
  readonly next: Span | undefined;
  /** Stamps of the span that were printed before: they need a reason. */
  readonly printedBefore: number;
  /** The first stamps of the span that are never printed again; undefined when there are none. */
  readonly voided: Span | undefined;
  /** Stamps of the span that cannot be printed, in order: what an order leaves out that says to skip them. */
  readonly unprintable: readonly Span[];
}

/** What printing a span of a batch, or its next unprinted stamps, would meet. @throws not-found, forbidden */
export async function printOutlook(
  deps: Pick<IssuanceDeps, 'db' | 'states' | 'clock'>,
  principal: Principal,
  batchCode: string,
  span?: Span,
): Promise<PrintOutlook> {
  const { batch, owner } = await batchWithOwner(deps.db, batchCode);
  if (!maySee(principal, owner)) throw problem('forbidden');
  const states = await deps.states.at(deps.db, batch);
  let next: Span | undefined;
  for (const { first, last, state } of states.intervals(0, batch.quantity - 1)) {
    if (state.phase !== 'allocated') continue;
    next = { first, last };
    break;
  }
  const asked = span ?? next;
  let printedBefore = 0;
  let voided: Span | undefined;
  const last = Math.min(asked?.last ?? -1, batch.quantity - 1);
  if (asked !== undefined && asked.first <= last) {
    for (const run of states.intervals(asked.first, last)) {
      if (run.state.phase === 'voided') voided ??= { first: run.first, last: run.last };
      else if (run.state.phase !== 'allocated') printedBefore += run.last - run.first + 1;
    }
  }
  const unprintable =
    asked !== undefined && asked.first <= last
      ? unprintableIn({ states, batch, today: civilDay(deps.clock()) }, { first: asked.first, last })
      : [];
  return { next, printedBefore, voided, unprintable };
}
