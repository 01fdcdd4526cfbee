import { MARKS_LIMIT } from '../../../server/storage/copy-evidence-json.ts';
import { civilDay } from '../../../stamps/civil-day.ts';
import {
  BESIDE_EACH_SIDE,
  type CopyEvidence,
  type CopyModel,
  type CopyRule,
  NO_EVIDENCE,
  type ObservedCheck,
  type Stage,
  scoreStamp,
  withCheck,
} from '../../../stamps/copies/index.ts';
import { type Look, provinceCode } from './looks.ts';
import { PhoneMemories } from './memories.ts';
import type { SimulatedBatch } from './population.ts';

/** What the service would hold of one stamp. */
interface Watched {
  evidence: CopyEvidence;
  visits: number;
  late: number;
  /** Addresses of the day, the latest last, as many as the service keeps. */
  day: string;
  marks: Set<number>;
  /** Why it was last suspected. */
  reasons: readonly CopyRule[];
  claimed: boolean;
}

/** The points of a stamp after one look. */
export interface WatchedLook {
  readonly index: number;
  readonly timeMs: number;
  /** 0 when the look was a repeat. */
  readonly points: number;
  /** Empty until the stamp was suspected once. */
  readonly reasons: readonly CopyRule[];
}

/** Plays the looks of one batch, in their order, through what is stored of a check, and scores after each. */
export class BatchWatch {
  readonly #model: CopyModel;
  readonly #stamps: number;
  readonly #stock: ReadonlySet<number>;
  readonly #watched = new Map<number, Watched>();
  readonly #memories = new PhoneMemories();
  #checked = 0;
  #visits = 0;
  #late = 0;

  constructor(model: CopyModel, batch: Pick<SimulatedBatch, 'stamps' | 'stock'>) {
    this.#model = model;
    this.#stamps = batch.stamps;
    this.#stock = batch.stock;
  }

  /** What the service learns of the look, and the stamp's points afterwards. */
  see(look: Look): WatchedLook {
    const { index, timeMs } = look;
    const watched = this.#of(index);
    const check = observe(watched, look, this.#memories, this.#stock.has(index) ? 'stock' : 'market');
    if (look.claims) watched.claimed = true;
    const evidence = withCheck(watched.evidence, check);
    if (evidence === watched.evidence) return { index, timeMs, points: 0, reasons: watched.reasons };
    watched.evidence = evidence;
    const score = scoreStamp(
      watched.evidence,
      {
        batchQuantity: this.#stamps,
        batchStamps: this.#stamps - this.#stock.size,
        batchChecked: this.#checked,
        batchVisits: this.#visits,
        batchLate: this.#late,
        ...this.#beside(index),
      },
      this.#model,
    );
    const { total, late } = score.visits;
    this.#visits += total - watched.visits;
    this.#late += late - watched.late;
    watched.visits = total;
    watched.late = late;
    if (score.isSuspect) watched.reasons = score.reasons.map(({ rule }) => rule);
    return { index, timeMs, points: score.points, reasons: watched.reasons };
  }

  #beside(index: number): { besideStamps: number; besideLate: number } {
    const first = Math.max(0, index - BESIDE_EACH_SIDE);
    const last = Math.min(this.#stamps - 1, index + BESIDE_EACH_SIDE);
    let besideLate = 0;
    for (let beside = first; beside <= last; beside++) {
      if (beside !== index) besideLate += this.#watched.get(beside)?.late ?? 0;
    }
    return { besideStamps: last - first, besideLate };
  }

  #of(index: number): Watched {
    const known = this.#watched.get(index);
    if (known !== undefined) return known;
    const made: Watched = {
      evidence: NO_EVIDENCE,
      visits: 0,
      late: 0,
      day: '',
      marks: new Set(),
      reasons: [],
      claimed: false,
    };
    this.#watched.set(index, made);
    this.#checked += 1;
    return made;
  }
}

/** Cuts a look down to what the service learns of it; who was there is remembered as the service does. */
function observe(watched: Watched, look: Look, memories: PhoneMemories, unclaimed: Stage): ObservedCheck {
  const { timeMs, phone, tells } = look;
  const day = civilDay(timeMs);
  if (watched.day !== day) {
    watched.day = day;
    watched.marks = new Set();
  }
  // People behind one address are one visitor of the day.
  const mark = phone.network;
  const isKnownToday = watched.marks.has(mark);
  watched.marks.add(mark);
  const [oldest] = watched.marks;
  if (watched.marks.size > MARKS_LIMIT && oldest !== undefined) watched.marks.delete(oldest);
  return {
    timeMs,
    isKnownToday,
    seenBefore: memories.look(look),
    provinceCode: tells ? provinceCode(phone.province) : null,
    stage: watched.claimed ? 'claimed' : unclaimed,
  };
}
