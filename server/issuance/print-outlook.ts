import { civilDay } from '../../stamps/civil-day.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { maySee } from './access.ts';
import { batchWithOwner } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { unprintableIn, without } from './printable.ts';
import { type Span, totalOf } from './spans.ts';

/** What printing some stamps of a batch would meet. */
export interface PrintOutlook {
  /** The first run of stamps that nobody has printed; undefined when all have been. */
  readonly next: Span | undefined;
  /** Stamps of the span that were printed before and can be printed again: they need a reason. */
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
  const last = Math.min(asked?.last ?? -1, batch.quantity - 1);
  if (asked === undefined || asked.first > last)
    return { next, printedBefore: 0, voided: undefined, unprintable: [] };
  const range = { first: asked.first, last };
  const unprintable = unprintableIn({ states, batch, today: civilDay(deps.clock()) }, range);
  const printable = without(range, unprintable).flatMap((run) => [...states.intervals(run.first, run.last)]);
  const voided = [...states.intervals(range.first, last)].find(({ state }) => state.phase === 'voided');
  return {
    next,
    printedBefore: totalOf(printable.filter(({ state }) => state.phase !== 'allocated')),
    voided: voided && { first: voided.first, last: voided.last },
    unprintable,
  };
}
