import type { Assumptions } from './assumptions.ts';
import type { Chance } from './chance.ts';
import { anyProvince, DAY_MS, type Look, lookBy, newPhone } from './looks.ts';

const HOUR_MS = 3_600_000;

/** People who browse in a tourist shop and put it back. */
export function touristLooks(
  chance: Chance,
  assumptions: Assumptions,
  unit: { index: number; soldMs: number; province: number },
): Look[] {
  const { tourists } = assumptions;
  return times(1 + chance.below(tourists.mostLooks), () =>
    lookBy(
      chance,
      assumptions,
      unit.index,
      newPhone(chance, assumptions, unit.province),
      unit.soldMs - chance.next() * tourists.withinDays * DAY_MS,
    ),
  );
}

/** A unit on a counter, at a fair or on a restaurant's table. */
export function displayLooks(
  chance: Chance,
  assumptions: Assumptions,
  unit: { index: number; soldMs: number; province: number },
): Look[] {
  const { onDisplay } = assumptions;
  const count = Math.round(chance.logBetween(onDisplay.leastLooks, onDisplay.mostLooks));
  const days = chance.between(onDisplay.leastDays, onDisplay.mostDays);
  return times(count, () =>
    lookBy(
      chance,
      assumptions,
      unit.index,
      newPhone(chance, assumptions, unit.province),
      unit.soldMs + chance.next() * days * DAY_MS,
    ),
  );
}

/** A link or a photo in a group chat. */
export function chatLooks(chance: Chance, assumptions: Assumptions, index: number, atMs: number): Look[] {
  const { chats } = assumptions;
  const count = Math.round(chance.between(chats.leastViewers, chats.mostViewers));
  return times(count, () =>
    lookBy(
      chance,
      assumptions,
      index,
      newPhone(chance, assumptions, anyProvince(chance)),
      atMs + chance.exponential(chats.meanHours) * HOUR_MS,
    ),
  );
}

/** A post that many see, and sometimes a second one. */
export function viralLooks(chance: Chance, assumptions: Assumptions, index: number, atMs: number): Look[] {
  const { virals } = assumptions;
  const wave = (startMs: number, most: number) => {
    const count = Math.round(chance.logBetween(virals.leastViewers, most));
    const halfLife = chance.between(virals.leastHalfLifeHours, virals.mostHalfLifeHours);
    return times(count, () =>
      lookBy(
        chance,
        assumptions,
        index,
        newPhone(chance, assumptions, anyProvince(chance)),
        startMs + chance.exponential(halfLife / Math.LN2) * HOUR_MS,
      ),
    );
  };
  const first = wave(atMs, virals.mostViewers);
  if (!chance.happens(virals.secondWave)) return first;
  return [
    ...first,
    ...wave(
      atMs + chance.exponential(virals.secondWaveAfterDays) * DAY_MS,
      first.length + virals.leastViewers,
    ),
  ];
}

/** A crawler that runs pages and is not known by its name: another visitor each time. */
export function robotLooks(chance: Chance, assumptions: Assumptions, index: number, fromMs: number): Look[] {
  const { robots } = assumptions;
  const where = anyProvince(chance);
  return times(robots.visits, (visit) => {
    const phone = { ...newPhone(chance, assumptions, where), memory: 'forgotten' as const };
    return lookBy(chance, assumptions, index, phone, fromMs + visit * robots.everyDays * DAY_MS);
  });
}

function times(count: number, make: (place: number) => Look): Look[] {
  return Array.from({ length: count }, (_, place) => make(place));
}
