import type { Assumptions } from './assumptions.ts';
import type { Chance } from './chance.ts';
import { chatLooks, displayLooks, robotLooks, touristLooks, viralLooks } from './crowds.ts';
import { anyProvince, DAY_MS, type Look } from './looks.ts';
import { lifeOf } from './units.ts';

/** What most marks the life of a genuine stamp. */
export type HonestLife =
  | 'ordinary'
  | 'gift'
  | 'tourists'
  | 'on-display'
  | 'chat'
  | 'viral'
  | 'robot'
  | 'forgotten';

/** A simulated batch and everything that happened to its stamps. */
export interface SimulatedBatch {
  readonly stamps: number;
  readonly sheetStamps: number;
  readonly hasHiddenCode: boolean;
  /** Indexes that nobody activated: of sheets that were sold without, or still lie in a drawer. */
  readonly stock: ReadonlySet<number>;
  /** How likely a buyer of this product looks. */
  readonly buyerChecks: number;
  readonly startMs: number;
  /** By time. */
  readonly looks: readonly Look[];
  /** The life of each stamp that was looked at. */
  readonly lives: ReadonlyMap<number, HonestLife>;
}

/** Settings of one batch, drawn when not given. */
export interface BatchWishes {
  readonly stamps: number;
  readonly startMs: number;
  readonly hasHiddenCode?: boolean;
  /** A sheet that nobody activated and nothing was sold with, by its place in the batch. */
  readonly sheetInDrawer?: number;
}

/** An honest batch. */
export function honestBatch(chance: Chance, assumptions: Assumptions, wishes: BatchWishes): SimulatedBatch {
  const { batches, units } = assumptions;
  const { stamps, startMs } = wishes;
  const hasHiddenCode = wishes.hasHiddenCode ?? chance.happens(batches.hiddenCodeShare);
  const isForTourists = chance.happens(batches.touristShare);
  const buyerChecks = chance.share(units.buyerChecks.mean, units.buyerChecks.certainty);
  const home = anyProvince(chance);
  const lives = new Map<number, HonestLife>();
  const stock = new Set<number>();
  const looks: Look[] = [];
  let sheet = { province: home, share: buyerChecks, arrivesMs: startMs, isForgotten: false };
  for (let index = 0; index < stamps; index++) {
    if (index % batches.sheetStamps === 0) {
      sheet = {
        province: chance.happens(units.farShare) ? anyProvince(chance) : home,
        share: Math.min(buyerChecks * chance.gamma(units.sheetSpread), 0.9),
        arrivesMs: startMs + (index / stamps) * batches.lifeDays * DAY_MS + chance.exponential(5) * DAY_MS,
        isForgotten: chance.happens(batches.forgottenShare),
      };
    }
    const isInDrawer = Math.floor(index / batches.sheetStamps) === wishes.sheetInDrawer;
    if (isInDrawer || sheet.isForgotten) stock.add(index);
    if (isInDrawer) continue;
    const soldMs = sheet.arrivesMs + chance.exponential(units.shelfDays) * DAY_MS;
    const unit = { index, soldMs, province: sheet.province, buyerChecks: sheet.share, hasHiddenCode };
    const { looks: own, wasGift } = lifeOf(chance, assumptions, unit);
    let life: HonestLife = wasGift ? 'gift' : sheet.isForgotten ? 'forgotten' : 'ordinary';
    const more: Look[] = [];
    if (isForTourists && chance.happens(assumptions.tourists.unitShare)) {
      life = 'tourists';
      more.push(...touristLooks(chance, assumptions, unit));
    }
    if (own.length > 0 && chance.happens(assumptions.chats.checkedShare)) {
      life = 'chat';
      more.push(...chatLooks(chance, assumptions, index, soldMs));
    }
    if (chance.happens(assumptions.robots.unitShare)) {
      life = 'robot';
      more.push(...robotLooks(chance, assumptions, index, soldMs));
    }
    if (chance.happens(assumptions.onDisplay.unitShare)) {
      life = 'on-display';
      more.push(...displayLooks(chance, assumptions, unit));
    }
    if (chance.happens(assumptions.virals.unitShare)) {
      life = 'viral';
      more.push(...viralLooks(chance, assumptions, index, soldMs));
    }
    if (own.length + more.length > 0) lives.set(index, life);
    looks.push(...own, ...more);
  }
  looks.sort((one, other) => one.timeMs - other.timeMs);
  const { sheetStamps } = batches;
  return { stamps, sheetStamps, hasHiddenCode, stock, buyerChecks, startMs, looks, lives };
}
