import type { Kysely } from 'kysely';
import { addDays, type CivilDay } from '../../stamps/civil-day.ts';
import { recognitionAt } from '../../stamps/verdict/index.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { type CountedCertificate, countedCertificates } from '../storage/recognised.ts';
import type { Database } from '../storage/schema.ts';
import type { FiguresScope } from '../storage/statistics.ts';

/** Days before a recognition ends at which an officer asks: the window for renewal opens, closes, and the last month. */
export const EXPIRING_DAYS = [180, 120, 30] as const;

/** A count of products that something has in common. */
export interface Counted<T> {
  readonly of: T;
  readonly products: number;
}

/** How many products are recognised on a day, by what tells them apart. */
export interface RecognisedFigures {
  readonly products: number;
  readonly byGroup: readonly Counted<string>[];
  readonly byStars: readonly Counted<number>[];
  readonly byProvince: readonly Counted<string>[];
  /** By commune of the producer; null: not known. */
  readonly byCommune: readonly (Counted<string | null> & { readonly name: string | null })[];
  /** By the year in which the certificate in force was given, and its stars. */
  readonly byYear: readonly { readonly year: number; readonly stars: number; readonly products: number }[];
  /** Recognitions that end within so many days without another that follows; each count includes the shorter ones. */
  readonly expiring: readonly { readonly withinDays: number; readonly products: number }[];
}

/** Rows that one statement reads. */
const PAGE_ROWS = 2_000;

/** Counts the products of a scope that are recognised today, each by the certificate that a check would show. */
export async function recognisedProducts(
  db: Kysely<Database>,
  scope: FiguresScope,
  today: CivilDay,
): Promise<RecognisedFigures> {
  const figures = new Figures(today);
  let open: CountedCertificate[] = [];
  for (;;) {
    const rows = await countedCertificates(db, scope, PAGE_ROWS, open.at(-1));
    for (const row of rows) {
      if (open[0] !== undefined && open[0].productId !== row.productId) {
        figures.add(open);
        open = [];
      }
      open.push(row);
    }
    if (rows.length < PAGE_ROWS) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  figures.add(open);
  return figures.result();
}

class Figures {
  readonly #today: CivilDay;
  #products = 0;
  readonly #groups = new Map<string, number>();
  readonly #stars = new Map<number, number>();
  readonly #provinces = new Map<string, number>();
  readonly #communes = new Map<string | null, { name: string | null; products: number }>();
  readonly #years = new Map<string, { year: number; stars: number; products: number }>();
  readonly #expiring = new Map<number, number>(EXPIRING_DAYS.map((days) => [days, 0]));

  constructor(today: CivilDay) {
    this.#today = today;
  }

  /** Takes in every certificate of one product. */
  add(certificates: readonly CountedCertificate[]): void {
    const facts = certificates.map(factsOf);
    const { stars, certificate } = recognitionAt(facts, this.#today);
    if (stars === undefined || certificate === undefined) return;
    const { row } = certificate;
    this.#products += 1;
    raise(this.#groups, row.productGroup);
    raise(this.#stars, stars);
    raise(this.#provinces, row.provinceCode);
    const commune = this.#communes.get(row.communeCode) ?? { name: row.communeName, products: 0 };
    this.#communes.set(row.communeCode, { ...commune, products: commune.products + 1 });
    const year = Number(row.issuedOn.slice(0, 4));
    const key = `${year} ${stars}`;
    const known = this.#years.get(key) ?? { year, stars, products: 0 };
    this.#years.set(key, { ...known, products: known.products + 1 });
    const last = certificate.extendedUntil ?? certificate.expiresOn;
    if (recognitionAt(facts, addDays(last, 1)).stars !== undefined) return;
    for (const days of EXPIRING_DAYS) if (last <= addDays(this.#today, days)) raise(this.#expiring, days);
  }

  result(): RecognisedFigures {
    return {
      products: this.#products,
      byGroup: counted(this.#groups),
      byStars: counted(this.#stars).toSorted((a, b) => b.of - a.of),
      byProvince: counted(this.#provinces),
      byCommune: [...this.#communes]
        .map(([of, { name, products }]) => ({ of, name, products }))
        .toSorted((a, b) => b.products - a.products || (a.of ?? '').localeCompare(b.of ?? '')),
      byYear: [...this.#years.values()].toSorted((a, b) => a.year - b.year || b.stars - a.stars),
      expiring: EXPIRING_DAYS.map((withinDays) => ({
        withinDays,
        products: this.#expiring.get(withinDays) ?? 0,
      })),
    };
  }
}

function factsOf(row: CountedCertificate) {
  const optional = (text: string | null) => (text === null ? null : storedDay(text));
  return {
    row,
    stars: row.stars,
    decisionNumber: '',
    authority: '',
    issuedOn: storedDay(row.issuedOn),
    startsOn: storedDay(row.startsOn),
    expiresOn: storedDay(row.expiresOn),
    extendedUntil: optional(row.extendedUntil),
    revokedOn: optional(row.revokedOn),
  };
}

function raise<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function counted<T>(counts: ReadonlyMap<T, number>): Counted<T>[] {
  return [...counts].map(([of, products]) => ({ of, products })).toSorted((a, b) => b.products - a.products);
}
