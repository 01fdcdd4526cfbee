import type { Assumptions } from './assumptions.ts';
import type { Chance } from './chance.ts';
import { anyProvince, DAY_MS, type Look, lookBy, newPhone, phoneBeside } from './looks.ts';

/** One sold thing with a stamp on it, genuine or not: buyers cannot tell. */
export interface Unit {
  readonly index: number;
  readonly soldMs: number;
  readonly province: number;
  /** How likely its buyer looks. */
  readonly buyerChecks: number;
  readonly hasHiddenCode: boolean;
}

/** What became of a unit, beside its looks. */
export interface UnitLife {
  readonly looks: readonly Look[];
  readonly wasGift: boolean;
}

/** The looks of everybody who ordinarily comes by one unit: staff, dealers, the buyer, the family, who gets it as a gift. */
export function lifeOf(chance: Chance, assumptions: Assumptions, unit: Unit): UnitLife {
  const { units } = assumptions;
  const looks: Look[] = [];
  const { index, soldMs, province } = unit;
  const add = (phone: Look['phone'], timeMs: number, claims = false) => {
    const look = lookBy(chance, assumptions, index, phone, timeMs);
    looks.push(claims ? { ...look, claims } : look);
  };
  if (chance.happens(units.dealerChecks)) {
    add(
      newPhone(chance, assumptions, anyProvince(chance)),
      soldMs - chance.exponential(units.shelfDays) * DAY_MS,
    );
  }
  if (chance.happens(units.staffChecks)) {
    const staff = newPhone(chance, assumptions, province);
    for (let time = chance.poisson(units.staffRepeats); time >= 0; time--) {
      add(staff, soldMs - chance.next() * 10 * DAY_MS);
    }
  }
  const checks = (isLikely: number, atMs: number, inProvince: number, mayClaim: boolean) => {
    if (!chance.happens(Math.min(isLikely, 0.95))) return;
    const phone = newPhone(chance, assumptions, inProvince);
    const firstMs = atMs + chance.exponential(units.checkAfterSaleDays) * DAY_MS;
    add(phone, firstMs, mayClaim && unit.hasHiddenCode && chance.happens(units.claimsAtFirstCheck));
    while (chance.happens(units.checksAgain)) {
      const isAway = chance.happens(units.travelShare);
      const where = isAway ? anyProvince(chance) : inProvince;
      add({ ...phone, province: where }, firstMs + chance.next() * units.checksAgainWithinDays * DAY_MS);
    }
    if (!chance.happens(units.familyShows)) return;
    for (let others = 1 + chance.below(units.familyPhones); others > 0; others--) {
      const family = phoneBeside(chance, assumptions, phone);
      add(family, firstMs + chance.exponential(units.familyWithinDays) * DAY_MS);
    }
  };
  const wasGift = chance.happens(units.giftShare);
  checks(unit.buyerChecks, soldMs, province, !wasGift);
  if (wasGift) {
    const receivedMs = soldMs + chance.exponential(units.giftAfterDays) * DAY_MS;
    checks(unit.buyerChecks * units.giftCheckFactor, receivedMs, anyProvince(chance), true);
  }
  return { looks, wasGift };
}
