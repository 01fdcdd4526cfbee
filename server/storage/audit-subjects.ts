import type { Kysely } from 'kysely';
import type { AuditEntryRow } from './audit.ts';
import type { Database } from './schema.ts';

/** What the things that entries are about are called today, by kind and id. */
export class SubjectNames {
  readonly #names: ReadonlyMap<string, string>;

  constructor(names: ReadonlyMap<string, string>) {
    this.#names = names;
  }

  /** These names and those of more things. */
  with(more: Iterable<{ readonly kind: string; readonly id: string; readonly name: string }>): SubjectNames {
    const added = [...more].map(({ kind, id, name }) => [keyOf(kind, id), name] as const);
    return new SubjectNames(new Map([...this.#names, ...added]));
  }

  /** Null for a kind that has no names, and for what is not there. */
  of(kind: string, id: string | null): string | null {
    return id === null ? null : (this.#names.get(keyOf(kind, id)) ?? null);
  }
}

type Named = Pick<AuditEntryRow, 'subjectKind' | 'subjectId' | 'producerId'>;

/** Reads the names of everything that some entries are about: a query for each kind, whatever their number. */
export async function subjectNames(db: Kysely<Database>, entries: readonly Named[]): Promise<SubjectNames> {
  const names = new Map<string, string>();
  for (const [kind, read] of Object.entries(READERS)) {
    const ids = entries.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId);
    const owners = kind === 'producer' ? entries.flatMap(({ producerId }) => producerId ?? []) : [];
    const wanted = [...new Set([...ids, ...owners])];
    if (wanted.length === 0) continue;
    for (const { id, name } of await read(db, wanted)) names.set(keyOf(kind, id), name);
  }
  return new SubjectNames(names);
}

type Read = (
  db: Kysely<Database>,
  ids: readonly string[],
) => Promise<readonly { readonly id: string; readonly name: string }[]>;

const printThing: Read = (db, ids) =>
  db.selectFrom('printThing').select(['id', 'name']).where('id', 'in', ids).execute();

const READERS: Readonly<Record<string, Read>> = {
  producer: (db, ids) => db.selectFrom('producer').select(['id', 'name']).where('id', 'in', ids).execute(),
  product: (db, ids) => db.selectFrom('product').select(['id', 'name']).where('id', 'in', ids).execute(),
  variant: (db, ids) => db.selectFrom('variant').select(['id', 'name']).where('id', 'in', ids).execute(),
  lot: (db, ids) => db.selectFrom('lot').select(['id', 'number as name']).where('id', 'in', ids).execute(),
  decision: (db, ids) =>
    db.selectFrom('decision').select(['id', 'number as name']).where('id', 'in', ids).execute(),
  certificate: (db, ids) =>
    db
      .selectFrom('certificate')
      .innerJoin('product', 'product.id', 'certificate.productId')
      .select(['certificate.id', 'product.name'])
      .where('certificate.id', 'in', ids)
      .execute(),
  batch: (db, ids) =>
    db
      .selectFrom('batch')
      .innerJoin('product', 'product.id', 'batch.productId')
      .select(['batch.code as id', 'product.name'])
      .where('batch.code', 'in', ids)
      .execute(),
  // Once an applicant is erased the application has no name.
  application: (db, ids) =>
    db
      .selectFrom('application')
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .where('name', '!=', '')
      .execute(),
  submission: (db, ids) =>
    db
      .selectFrom('submission')
      .select(({ cast }) => [cast<string>('number', 'text').as('id'), 'title as name'])
      .where('number', 'in', ids.map(Number))
      .execute(),
  case: (db, ids) =>
    db.selectFrom('suspicionCase').select(['id', 'id as name']).where('id', 'in', ids).execute(),
  import: (db, ids) =>
    db.selectFrom('tableImport').select(['id', 'fileName as name']).where('id', 'in', ids).execute(),
  annex: (db, ids) =>
    db.selectFrom('annex').select(['id', 'fileName as name']).where('id', 'in', ids).execute(),
  handover: (db, ids) =>
    db.selectFrom('printHandover').select(['id', 'recipient as name']).where('id', 'in', ids).execute(),
  'label-stock': printThing,
  'label-design': printThing,
  printer: printThing,
  commune: (db, ids) =>
    db.selectFrom('commune').select(['code as id', 'name']).where('code', 'in', ids).execute(),
  province: (db, ids) =>
    db.selectFrom('province').select(['code as id', 'name']).where('code', 'in', ids).execute(),
};

function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`;
}
