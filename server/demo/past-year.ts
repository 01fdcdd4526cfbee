import { Type } from 'typebox';
import { addDays, addMonths, civilDay } from '../../stamps/civil-day.ts';
import { BatchAnswer, LotAnswer } from '../cli/answers.ts';
import type { Sold } from './checks.ts';
import type { Product } from './demo-api.ts';
import type { People } from './people.ts';
import type { Asking } from './person.ts';
import { packOf } from './stories.ts';

const DAY_MS = 86_400_000;

/** Something of the year that ended today, and how many days ago it happened. */
export interface PastAct {
  readonly daysAgo: number;
  readonly run: () => Promise<void>;
}

/** What the year is told with. */
export interface PastYear {
  readonly people: Pick<People, 'producer' | 'officer'>;
  /** The producer's own software, which orders stamps and declares lots. */
  readonly software: Asking;
  /** Sold all year round. */
  readonly steady: Product;
  /** Sold more and more; its recognition ends within 180 days. */
  readonly growing: Product;
  /** Hears of stamps that came into buyers' hands. */
  readonly onSold: (sold: Sold) => void;
  /** The time that the service goes by. */
  readonly nowMs: () => number;
}

const Submitted = Type.Object({ number: Type.Integer(), updatedMs: Type.Integer() });
const Anything = Type.Unknown();

/** Days between two orders of one product. */
const ORDER_EVERY_DAYS = 30;

/** When the first and the second lot of an order are made; each takes half of its stamps. */
const LOTS = [{ afterDays: 3 }, { afterDays: 12 }] as const;

/** Stamps of an order of the last weeks that no lot has taken yet, in percent. */
const WAITING_PERCENT = 40;

/** Orders as old as this are used up. */
const USED_UP_DAYS = 60;

/** Labels that a jammed printer spoils in each order. */
const SPOILED = 3;

/** A year of a cooperative's work, in the order in which it happened: orders, printing, lots, damage, edits and decisions. */
export function pastYear(year: PastYear): readonly PastAct[] {
  const orders = Array.from({ length: 13 }, (_, place) => place).flatMap((place) => [
    ...orderActs(year, year.steady, 382 - place * ORDER_EVERY_DAYS, 300, `OL-${place + 1}`),
    ...orderActs(year, year.growing, 377 - place * ORDER_EVERY_DAYS, 150 + place * 40, `KL-${place + 1}`),
  ]);
  return [...orders, ...editActs(year)].toSorted((a, b) => b.daysAgo - a.daysAgo);
}

function orderActs(
  { software, onSold, nowMs }: PastYear,
  product: Product,
  daysAgo: number,
  quantity: number,
  lotNumber: string,
): readonly PastAct[] {
  let code = '';
  let used = 0;
  const change = (body: object) => software.send('POST', `batches/${code}/ranges`, Anything, body);
  const order = async () => {
    const body = { variantId: packOf(product).id, quantity };
    code = (await software.send('POST', 'batches', BatchAnswer, body)).code;
    await change({ action: 'print', first: 0, last: quantity - 1 });
    const spoiled = { action: 'void', first: quantity - SPOILED, last: quantity - 1, reason: 'damaged' };
    await change({ ...spoiled, note: 'Kẹt giấy khi in (dữ liệu minh họa)' });
  };
  const waiting = daysAgo < USED_UP_DAYS ? Math.round((quantity * WAITING_PERCENT) / 100) : 0;
  const wanted = quantity - SPOILED - waiting;
  const lots = LOTS.map(({ afterDays }, place) => ({
    daysAgo: daysAgo - afterDays,
    run: async () => {
      const size = place === 0 ? Math.floor(wanted / 2) : wanted - used;
      const [first, last] = [used, used + size - 1];
      used += size;
      const producedOn = addDays(civilDay(nowMs()), -1);
      const number = `${lotNumber}${'AB'[place]}`;
      const expiresOn = addMonths(producedOn, 24);
      const body = { productId: product.id, number, producedOn, expiresOn, declaredQuantity: size };
      await software.send('POST', 'lots', LotAnswer, body);
      await change({ action: 'activate', first, last, lotNumber: number });
      const unused = Array.from({ length: quantity - SPOILED - used }, (_, index) => used + index);
      onSold({ batchCode: code, first, last, unused, soldMs: nowMs() + DAY_MS });
    },
  }));
  return [{ daysAgo, run: order }, ...lots].filter((act) => act.daysAgo > 0);
}

/** Edits of what buyers read: two approved, one returned that the producer has to mend, one that waits for the officer. */
function editActs({ people, growing, steady }: PastYear): readonly PastAct[] {
  const { producer, officer } = people;
  const propose = async (product: Product, body: object) => {
    await producer.person.signIn(producer.account);
    return await producer.person.send('PATCH', `products/${product.id}`, Submitted, body);
  };
  const decide = async ({ number, updatedMs }: { number: number; updatedMs: number }, body: object) => {
    await officer.person.signIn(officer.account);
    const decision = { version: updatedMs, ...body };
    await officer.person.send('POST', `submissions/${number}/decision`, Anything, decision);
  };
  const proposed = new Map<string, { number: number; updatedMs: number }>();
  const edit = (name: string, daysAgo: number, product: Product, body: object): PastAct => ({
    daysAgo,
    run: async () => {
      proposed.set(name, await propose(product, body));
    },
  });
  const decision = (name: string, daysAgo: number, body: object): PastAct => ({
    daysAgo,
    run: async () => {
      const submission = proposed.get(name);
      if (submission === undefined) throw new TypeError(`${name} was not proposed`);
      await decide(submission, body);
    },
  });
  const storage = (vi: string, en: string) => ({ storage: { vi, en } });
  return [
    edit('dry', 210, growing, storage('Để nơi khô ráo (minh họa).', 'Keep dry (illustrative).')),
    decision('dry', 208, { decision: 'approve' }),
    edit(
      'sealed',
      95,
      growing,
      storage('Để nơi khô ráo, buộc kín (minh họa).', 'Keep dry and sealed (illustrative).'),
    ),
    decision('sealed', 94, { decision: 'approve' }),
    edit('claim', 9, growing, {
      ingredients: {
        vi: 'Khoai lang 100 %, giúp ngủ ngon (minh họa).',
        en: '100 % sweet potato, helps to sleep (illustrative).',
      },
    }),
    decision('claim', 6, {
      decision: 'return',
      grounds: ['claim-medical'],
      reason: 'Bỏ câu nói về công dụng với sức khỏe (minh họa).',
    }),
    edit('english', 2, steady, { nameEn: 'Highland oolong tea (illustrative product)' }),
  ];
}
