import { PROVINCES } from '../../../server/domain/province-names.ts';
import type { Assumptions } from './assumptions.ts';
import type { Chance } from './chance.ts';

/** A phone in the simulated country. */
export interface Phone {
  readonly province: number;
  readonly network: number;
  readonly userAgent: number;
  readonly memory: 'kept' | 'forgotten' | 'without-script';
}

/** One look at a stamp through a page that counts. */
export interface Look {
  readonly timeMs: number;
  readonly index: number;
  readonly phone: Phone;
  /** Only some people tell. */
  readonly tells: boolean;
  /** Set when this look uses the hidden code. */
  readonly claims?: boolean;
}

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

const HOUR_MS = 3_600_000;
const RISING_HOUR = 6;
const SLEEPING_HOUR = 23;

/** Ha Noi and Ho Chi Minh City buy more than their share. */
const CITIES = [0, 27];

/** Any province, the two cities oftener. */
export function anyProvince(chance: Chance): number {
  return chance.happens(0.35) ? (CITIES[chance.below(2)] ?? 0) : chance.below(PROVINCES.length);
}

/** The code by which a phone tells a province. */
export function provinceCode(province: number): string {
  return PROVINCES[province]?.[0] ?? '01';
}

/** A phone bought, set up and connected like any other there. */
export function newPhone(chance: Chance, { phones }: Assumptions, province: number): Phone {
  const isMobile = chance.happens(phones.mobileShare);
  const network = isMobile
    ? province * phones.mobileNetworksPerProvince + chance.below(phones.mobileNetworksPerProvince)
    : 10_000 + chance.below(phones.homeNetworks);
  const userAgent = Math.floor(chance.logBetween(1, phones.userAgents));
  const luck = chance.next();
  const memory =
    luck < phones.withoutScript
      ? 'without-script'
      : luck < phones.withoutScript + phones.forget
        ? 'forgotten'
        : 'kept';
  return { province, network, userAgent, memory };
}

/** Another phone in the same home: the same address, another model. */
export function phoneBeside(chance: Chance, assumptions: Assumptions, beside: Phone): Phone {
  return { ...newPhone(chance, assumptions, beside.province), network: beside.network };
}

/** The moment itself when people are awake then, else one in the first hours of the morning that follows. */
export function awake(chance: Chance, timeMs: number): number {
  const day = Math.floor((timeMs + 7 * HOUR_MS) / DAY_MS) * DAY_MS - 7 * HOUR_MS;
  const hour = (timeMs - day) / HOUR_MS;
  if (hour >= RISING_HOUR && hour < SLEEPING_HOUR) return timeMs;
  const morning = hour < RISING_HOUR ? day : day + DAY_MS;
  return morning + (RISING_HOUR + chance.exponential(1)) * HOUR_MS;
}

/** One look by this phone. */
export function lookBy(
  chance: Chance,
  { phones }: Assumptions,
  index: number,
  phone: Phone,
  timeMs: number,
): Look {
  return { timeMs: awake(chance, timeMs), index, phone, tells: chance.happens(phones.tellProvince) };
}
