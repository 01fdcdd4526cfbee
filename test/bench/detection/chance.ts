/** Seeded chance: the same seed gives the same run. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.next();
  }

  /** An integer from 0 to one less than `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Each decade as likely as every other. */
  logBetween(least: number, most: number): number {
    return Math.exp(this.between(Math.log(least), Math.log(most)));
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count += 1;
    return count;
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Mean 1, variance 1 ÷ shape; `shape` is a positive integer. */
  gamma(shape: number): number {
    let sum = 0;
    for (let part = 0; part < shape; part++) sum += this.exponential(1 / shape);
    return sum;
  }

  /** Of a share with this mean, as sure as `certainty` observations make it. */
  share(mean: number, certainty: number): number {
    const yes = this.gamma(Math.max(1, Math.round(mean * certainty))) * mean;
    const no = this.gamma(Math.max(1, Math.round((1 - mean) * certainty))) * (1 - mean);
    return yes / (yes + no);
  }
}
