import { DAY_MS } from './issuance-over.ts';

interface Span {
  readonly first: number;
  readonly last: number;
}

/** One step of a random life of a batch; `scan` is by the public, `wait` lets days pass. */
export type Operation =
  | { readonly action: 'print' | 'suspend' | 'resume'; readonly span: Span }
  | { readonly action: 'activate'; readonly span: Span; readonly lot: 'A' | 'B' }
  | { readonly action: 'void'; readonly span: Span; readonly reason: 'damaged' | 'lost' | 'stolen' }
  | { readonly action: 'undo'; readonly undoes: number }
  | { readonly action: 'scan'; readonly index: number }
  | { readonly action: 'wait'; readonly days: number };

interface Stamp {
  readonly phase: string;
  readonly voidReason: string | undefined;
  readonly lot: 'A' | 'B' | undefined;
  readonly suspended: boolean;
}

interface Done {
  readonly operation: Operation;
  readonly span: Span;
  readonly timeMs: number;
  /** What each stamp of the span was before. */
  readonly before: readonly Stamp[];
  undone: boolean;
}

const NEW: Stamp = { phase: 'allocated', voidReason: undefined, lot: undefined, suspended: false };

/** The rules of stamps followed one stamp at a time, with no intervals and no fold: what the real log is held against. */
export class StampByStamp {
  readonly #stamps: Stamp[];
  readonly #log: Done[] = [];
  readonly #scanned = new Set<number>();
  readonly #activated = { A: 0, B: 0 };
  readonly #lotQuantity: number;

  constructor(quantity: number, lotQuantity: number) {
    this.#stamps = Array.from({ length: quantity }, () => NEW);
    this.#lotQuantity = lotQuantity;
  }

  stateAt(index: number): Stamp {
    return this.#stamps[index] ?? NEW;
  }

  activatedFor(lot: 'A' | 'B'): number {
    return this.#activated[lot];
  }

  /** Does one step; false when it is refused and nothing happens. */
  apply(operation: Operation, nowMs: number): boolean {
    if (operation.action === 'wait') return true;
    if (operation.action === 'scan') {
      if (operation.index >= this.#stamps.length) return false;
      this.#scanned.add(operation.index);
      return true;
    }
    if (operation.action === 'undo') return this.#undo(operation, nowMs);
    const { span } = operation;
    const touched = this.#stamps.slice(span.first, span.last + 1);
    if (span.last >= this.#stamps.length) return false;
    if (!touched.every((stamp) => isLegal(operation.action, stamp))) return false;
    if (operation.action === 'activate') {
      if (this.#activated[operation.lot] + touched.length > this.#lotQuantity) return false;
      this.#activated[operation.lot] += touched.length;
    }
    for (const [place, stamp] of touched.entries())
      this.#stamps[span.first + place] = after(stamp, operation);
    this.#log.push({ operation, span, timeMs: nowMs, before: touched, undone: false });
    return true;
  }

  #undo(operation: Operation & { action: 'undo' }, nowMs: number): boolean {
    const place = operation.undoes - 1;
    const done = this.#log[place];
    if (done === undefined || done.undone || done.operation.action === 'undo') return false;
    if (done.operation.action === 'void' && done.operation.reason === 'stolen') return false;
    if (nowMs > done.timeMs + 10 * DAY_MS) return false;
    for (let index = done.span.first; index <= done.span.last; index += 1) {
      if (this.#scanned.has(index)) return false;
      for (const later of this.#log.slice(place + 1)) {
        const standing = later.operation.action !== 'undo' && !later.undone;
        if (standing && later.span.first <= index && index <= later.span.last) return false;
      }
    }
    for (const [offset, stamp] of done.before.entries()) this.#stamps[done.span.first + offset] = stamp;
    if (done.operation.action === 'activate') this.#activated[done.operation.lot] -= done.before.length;
    done.undone = true;
    this.#log.push({ operation, span: done.span, timeMs: nowMs, before: [], undone: false });
    return true;
  }
}

function isLegal(action: Operation['action'], { phase, suspended }: Stamp): boolean {
  if (phase === 'voided') return false;
  if (action === 'print') return phase === 'allocated' && !suspended;
  if (action === 'activate') return phase === 'printed' && !suspended;
  if (action === 'suspend') return !suspended;
  return action === 'resume' ? suspended : true;
}

function after(stamp: Stamp, operation: Operation): Stamp {
  switch (operation.action) {
    case 'print':
      return { ...stamp, phase: 'printed' };
    case 'activate':
      return { ...stamp, phase: 'activated', lot: operation.lot };
    case 'void':
      return { ...stamp, phase: 'voided', voidReason: operation.reason };
    case 'suspend':
      return { ...stamp, suspended: true };
    case 'resume':
      return { ...stamp, suspended: false };
    default:
      return stamp;
  }
}
