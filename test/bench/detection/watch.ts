import { civilDay } from '../../../stamps/civil-day.ts';
import {
  BESIDE_EACH_SIDE,
  type CopyEvidence,
  type CopyModel,
  isRepeat,
  NO_EVIDENCE,
  type ObservedCheck,
  scoreStamp,
  withCheck,
} from '../../../stamps/copies/index.ts';
import { type Look, provinceCode } from './looks.ts';

/** What the service would hold of one stamp. */
interface Watched {
  evidence: CopyEvidence;
  visits: number;
  late: number;
  /** Marks of the day, as the service still has them. */
  day: string;
  marks: Set<number>;
  claimed: boolean;
  /** What phones themselves remember; the service is told no more than `seenBefore`. */
  memories: Map<number, string>;
}

/** The points of a stamp after one look. */
export interface WatchedLook {
  readonly index: number;
  readonly timeMs: number;
  readonly points: number;
}

/** Plays the looks of one batch, in their order, through what is stored of a check, and scores after each. */
export class BatchWatch {
  readonly #model: CopyModel;
  readonly #stamps: number;
  readonly #watched = new Map<number, Watched>();
  #checked = 0;
  #visits = 0;
  #late = 0;

  constructor(model: CopyModel, batch: { readonly stamps: number }) {
    this.#model = model;
    this.#stamps = batch.stamps;
  }

  /** What the service learns of the look, and the stamp's points afterwards. */
  see(look: Look): WatchedLook {
    const { index, timeMs } = look;
    const watched = this.#of(index);
    const check = observe(watched, look);
    if (look.claims) watched.claimed = true;
    if (isRepeat(check)) return { index, timeMs, points: 0 };
    watched.evidence = withCheck(watched.evidence, check);
    const score = scoreStamp(
      watched.evidence,
      {
        batchStamps: this.#stamps,
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
    return { index, timeMs, points: score.points };
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
      claimed: false,
      memories: new Map(),
    };
    this.#watched.set(index, made);
    this.#checked += 1;
    return made;
  }
}

/** Cuts a look down to what the service stores of it. */
function observe(watched: Watched, { timeMs, phone, tells }: Look): ObservedCheck {
  const day = civilDay(timeMs);
  if (watched.day !== day) {
    watched.day = day;
    watched.marks = new Set();
  }
  // People behind one address are one visitor of the day.
  const mark = phone.network;
  const isKnownToday = watched.marks.has(mark);
  watched.marks.add(mark);
  const identity = phone.userAgent * 2_000_000 + phone.network;
  const last = phone.memory === 'kept' ? watched.memories.get(identity) : undefined;
  if (phone.memory === 'kept') watched.memories.set(identity, day);
  const remembered = last === undefined ? 'no' : last === day ? 'today' : 'earlier';
  return {
    timeMs,
    isKnownToday,
    seenBefore: phone.memory === 'without-script' ? null : remembered,
    provinceCode: tells ? provinceCode(phone.province) : null,
    stage: watched.claimed ? 'claimed' : 'market',
  };
}
