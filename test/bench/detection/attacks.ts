import type { Assumptions } from './assumptions.ts';
import type { Chance } from './chance.ts';
import { anyProvince, DAY_MS, type Look, lookBy, newPhone } from './looks.ts';
import { honestBatch, type SimulatedBatch } from './population.ts';
import { lifeOf } from './units.ts';

/** A way of copying. */
export interface Attack {
  readonly name: string;
  /** Genuine stamps that were photographed. */
  readonly codes: number;
  /** Copies of each. */
  readonly copies: number;
  readonly provinces: number;
  readonly days: number;
  /** Its codes stand all over the batch, not beside each other. */
  readonly isScattered: boolean;
  /** Phones that opened each code on one day before its copies were sold. */
  readonly decoys: number;
  /** The genuine one was sold and its hidden code used before. */
  readonly isReplay: boolean;
  /** Nobody had put the genuine ones on goods. */
  readonly isStock: boolean;
  readonly isSlow: boolean;
}

/** An attacked batch. */
export interface AttackedBatch {
  readonly batch: SimulatedBatch;
  readonly looks: readonly Look[];
  /** Indexes of the stamps that were copied. */
  readonly copied: ReadonlySet<number>;
  readonly marketMs: number;
}

/** All ways of copying that these assumptions name. */
export function attacksOf({ attackers, batches }: Assumptions): Attack[] {
  const {
    units,
    severalProvinces,
    saleDays,
    slowDays,
    slowCopies,
    sheetCopies,
    stockCopies,
    scatteredCopies,
    decoyPhones,
    decoyUnits,
    replayedCopies,
  } = attackers;
  const plain = { isReplay: false, isStock: false, isSlow: false, isScattered: false, decoys: 0 };
  const one = { ...plain, codes: 1, days: saleDays };
  return [
    ...units.map((copies) => ({
      ...one,
      name: `one code on ${copies}, several provinces`,
      copies,
      provinces: severalProvinces,
    })),
    ...units.map((copies) => ({ ...one, name: `one code on ${copies}, one province`, copies, provinces: 1 })),
    ...slowCopies.map((copies) => ({
      ...one,
      name: `slow drip of ${copies} over ${slowDays} days`,
      copies,
      provinces: severalProvinces,
      days: slowDays,
      isSlow: true,
    })),
    ...sheetCopies.map((copies) => ({
      ...one,
      name: `whole sheet, ${copies} of each`,
      codes: batches.sheetStamps,
      copies,
      provinces: severalProvinces,
    })),
    ...stockCopies.map((copies) => ({
      ...one,
      name: `whole sheet never activated, ${copies} of each`,
      codes: batches.sheetStamps,
      copies,
      provinces: severalProvinces,
      isStock: true,
    })),
    ...scatteredCopies.map((copies) => ({
      ...one,
      name: `as many codes from all over a batch, ${copies} of each`,
      codes: batches.sheetStamps,
      copies,
      provinces: severalProvinces,
      isScattered: true,
    })),
    ...decoyUnits.map((copies) => ({
      ...one,
      name: `one code on ${copies} after ${decoyPhones} phones opened it, several provinces`,
      copies,
      provinces: severalProvinces,
      decoys: decoyPhones,
    })),
    ...replayedCopies.map((copies) => ({
      ...one,
      name: `replay of ${copies} after the claim`,
      copies,
      provinces: severalProvinces,
      isReplay: true,
    })),
  ];
}

/** An honest batch with an attack on some of its stamps. */
export function attackedBatch(chance: Chance, assumptions: Assumptions, attack: Attack): AttackedBatch {
  const { attackers, batches } = assumptions;
  const sheet = chance.below(Math.floor(attackers.batchStamps / batches.sheetStamps));
  const batch = honestBatch(chance, assumptions, {
    stamps: attackers.batchStamps,
    startMs: 0,
    hasHiddenCode: attack.isReplay,
    ...(attack.isStock ? { sheetInDrawer: sheet } : {}),
  });
  const marketMs = chance.between(30, 120) * DAY_MS;
  const first = sheet * batches.sheetStamps + (attack.codes === 1 ? chance.below(batches.sheetStamps) : 0);
  const places = Array.from({ length: attack.provinces }, () => anyProvince(chance));
  const looks: Look[] = [];
  const copied = new Set<number>();
  for (let code = 0; code < attack.codes; code++) {
    const index = attack.isScattered
      ? Math.floor(((code + 0.5) * attackers.batchStamps) / attack.codes)
      : first + code;
    copied.add(index);
    for (let decoy = 0; decoy < attack.decoys; decoy++) {
      const phone = newPhone(chance, assumptions, anyProvince(chance));
      looks.push(lookBy(chance, assumptions, index, phone, marketMs - chance.next() * DAY_MS));
    }
    for (let copy = 0; copy < attack.copies; copy++) {
      const unit = {
        index,
        soldMs: marketMs + saleDay(chance, attack.days, attackers.rampShare) * DAY_MS,
        province: places[chance.below(places.length)] ?? 0,
        buyerChecks: batch.buyerChecks,
        hasHiddenCode: false,
      };
      looks.push(...lifeOf(chance, assumptions, unit).looks.filter(({ timeMs }) => timeMs >= marketMs));
    }
  }
  const claim = attack.isReplay ? claimBefore(chance, assumptions, first, marketMs, batch.buyerChecks) : [];
  const all = [...batch.looks, ...looks, ...claim].sort((one, other) => one.timeMs - other.timeMs);
  return { batch, looks: all, copied, marketMs };
}

/** Sales grow over the first part of the time and stay level then. */
function saleDay(chance: Chance, days: number, rampShare: number): number {
  const rampMass = rampShare / 2;
  const at = chance.next() * (1 - rampMass);
  return at < rampMass ? days * Math.sqrt(2 * at * rampShare) : days * (at + rampMass);
}

function claimBefore(
  chance: Chance,
  assumptions: Assumptions,
  index: number,
  marketMs: number,
  buyerChecks: number,
): Look[] {
  const soldMs = marketMs - 10 * DAY_MS;
  const unit = { index, soldMs, province: anyProvince(chance), buyerChecks, hasHiddenCode: true };
  for (;;) {
    const { looks } = lifeOf(chance, assumptions, unit);
    const claim = looks.find(({ claims }) => claims);
    if (claim !== undefined) return [{ ...claim, timeMs: soldMs }];
  }
}
