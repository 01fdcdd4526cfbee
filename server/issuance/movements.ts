import { type CivilDay, civilDay } from '../../stamps/civil-day.ts';
import type { RangeEntry, StateMove } from '../../stamps/state/index.ts';
import { MOVEMENTS, type Movement } from '../storage/tallies.ts';

/** The month of a moment, `YYYY-MM`, by Vietnamese civil days. */
export function monthOf(timeMs: number): string {
  return civilDay(timeMs).slice(0, 7);
}

/** Movements with the given members, the others 0. */
export function movement(some: Partial<Movement> = {}): Movement {
  return {
    ordered: 0,
    printed: 0,
    activated: 0,
    damaged: 0,
    lost: 0,
    stolen: 0,
    expired: 0,
    withdrawn: 0,
    ...some,
  };
}

/** Two movements together. */
export function sumOf(a: Movement, b: Movement): Movement {
  return movement(Object.fromEntries(MOVEMENTS.map((name) => [name, a[name] + b[name]])));
}

/** What movements leave in stock: printed, less what left. */
export function netOf({ printed, activated, damaged, lost, stolen, expired }: Movement): number {
  return printed - activated - damaged - lost - stolen - expired;
}

/**
 * What an entry of the log moves in the stock of printed stamps that can still be activated. The stock loses what is not
 * activated on the last day of activation; what an undo brings back after that day expires in the same moment, so that
 * later movements of such a batch cancel out.
 */
export function movementOf(
  moves: readonly StateMove[],
  entry: Pick<RangeEntry, 'timeMs'>,
  { deadline, undone }: { readonly deadline: CivilDay; readonly undone: RangeEntry | undefined },
): Movement {
  const isPast = ({ timeMs }: Pick<RangeEntry, 'timeMs'>) => civilDay(timeMs) > deadline;
  const past = isPast(entry);
  const wasPast = undone !== undefined && isPast(undone);
  return moves.map((move) => movementOfMove(move, past, wasPast)).reduce(sumOf, movement());
}

function movementOfMove({ from, to, count }: StateMove, past: boolean, wasPast: boolean): Movement {
  const reasonOf = ({ voidReason = 'damaged' }: StateMove['from']) => voidReason;
  switch (`${from.phase} ${to.phase}` as const) {
    case 'allocated printed':
      return movement({ printed: count });
    case 'printed allocated':
      return movement({ printed: -count, expired: past ? -count : 0 });
    case 'printed activated':
      return movement({ activated: count });
    case 'activated printed':
      return movement({ activated: -count, expired: past ? count : 0 });
    case 'printed voided':
      // What has expired left the stock then.
      return past ? movement() : movement({ [reasonOf(to)]: count });
    case 'voided printed':
      return wasPast ? movement() : movement({ [reasonOf(from)]: -count, expired: past ? count : 0 });
    case 'activated voided':
      return movement({ withdrawn: count });
    case 'voided activated':
      return movement({ withdrawn: -count });
    default:
      return movement();
  }
}
