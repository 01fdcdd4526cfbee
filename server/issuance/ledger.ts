import type { Kysely } from 'kysely';
import { addDays, type CivilDay } from '../../stamps/civil-day.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { type LedgerProduct, productExpiries, productMovements, productReprints } from '../storage/ledger.ts';
import type { Database } from '../storage/schema.ts';
import { monthAfter, monthStartMs } from './months.ts';
import { monthOf, movement, netOf, sumOf } from './movements.ts';

/** One month of a product's stamp ledger; `docs/how-to/stamps.md` defines every column. */
export interface LedgerMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly opening: number;
  readonly ordered: number;
  readonly printed: number;
  readonly reprinted: number;
  readonly activated: number;
  readonly damaged: number;
  readonly lost: number;
  readonly stolen: number;
  readonly expired: number;
  readonly withdrawn: number;
  readonly closing: number;
}

/** The ledger of one product: months without a gap, each opening with what the one before closed with. */
export interface ProductLedger {
  readonly product: LedgerProduct;
  readonly months: readonly LedgerMonth[];
  /** All months together: the opening of the first, the closing of the last, the sums of the others. */
  readonly total: Omit<LedgerMonth, 'month'>;
}

/**
 * The ledgers of some products over some months that follow each other. What a month closes with is what it opened with
 * and its movements, whatever they are; the first month opens with all movements before it.
 */
export async function readLedgers(
  db: Kysely<Database>,
  products: readonly LedgerProduct[],
  months: readonly string[],
  today: CivilDay,
): Promise<readonly ProductLedger[]> {
  const ids = products.map(({ productId }) => productId);
  const [first, last] = [months[0], months.at(-1)];
  if (ids.length === 0 || first === undefined || last === undefined) return [];
  const moved = new MonthlySums();
  for (const { productId, month, ...more } of await productMovements(db, ids))
    moved.add(productId, month, more);
  for (const { productId, unusedDeadlineOn, expired } of await productExpiries(db, ids, today)) {
    const month = addDays(storedDay(unusedDeadlineOn), 1).slice(0, 7);
    moved.add(productId, month, { expired });
  }
  const reprints = new Map<string, number>();
  const [fromMs, beforeMs] = [monthStartMs(first), monthStartMs(monthAfter(last, 1))];
  for (const { productId, createdMs, reprinted } of await productReprints(db, ids, fromMs, beforeMs)) {
    const key = `${productId} ${monthOf(createdMs)}`;
    reprints.set(key, (reprints.get(key) ?? 0) + reprinted);
  }
  return products.map((product) => {
    let opening = netOf(moved.before(product.productId, first));
    const lines = months.map((month): LedgerMonth => {
      const movements = moved.in(product.productId, month);
      const line = {
        month,
        opening,
        reprinted: reprints.get(`${product.productId} ${month}`) ?? 0,
        ...movements,
        closing: opening + netOf(movements),
      };
      opening = line.closing;
      return line;
    });
    return { product, months: lines, total: totalOf(lines) };
  });
}

function totalOf(lines: readonly LedgerMonth[]): Omit<LedgerMonth, 'month'> {
  const sums = lines
    .map(({ month: _, opening: __, closing: ___, ...moved }) => moved)
    .reduce(sumOf, movement());
  return {
    opening: lines[0]?.opening ?? 0,
    ...sums,
    reprinted: lines.reduce((sum, { reprinted }) => sum + reprinted, 0),
    closing: lines.at(-1)?.closing ?? 0,
  };
}

/** Movements by product and month. */
class MonthlySums {
  readonly #sums = new Map<string, Map<string, ReturnType<typeof movement>>>();

  add(productId: string, month: string, more: Parameters<typeof movement>[0]): void {
    const months = this.#sums.get(productId) ?? new Map();
    this.#sums.set(productId, months.set(month, sumOf(months.get(month) ?? movement(), movement(more))));
  }

  in(productId: string, month: string) {
    return this.#sums.get(productId)?.get(month) ?? movement();
  }

  before(productId: string, month: string) {
    const earlier = [...(this.#sums.get(productId) ?? [])].filter(([other]) => other < month);
    return earlier.map(([, moved]) => moved).reduce(sumOf, movement());
  }
}
