import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** An account or a token that acted: what it is called today, and what it stands for. */
export interface ActorRow {
  /** As logs name it: `account:<id>` or `token:<id>`. */
  readonly actor: string;
  /** The person's name, or the token's; null once the person is erased. */
  readonly name: string | null;
  readonly role: string;
  readonly producerId: string | null;
  readonly producerName: string | null;
  /** Where the producer is, or what an officer or inspector is bound to. */
  readonly provinceCode: string | null;
  readonly provinceName: string | null;
  readonly communeCode: string | null;
  readonly communeName: string | null;
}

/** Who these actors are, in one query for accounts and one for tokens; the service itself and the unknown are left out. */
export async function readActors(db: Kysely<Database>, actors: readonly string[]): Promise<ActorRow[]> {
  const [accounts, tokens] = [idsOf(actors, 'account:'), idsOf(actors, 'token:')];
  const people =
    accounts.length === 0
      ? []
      : await db
          .selectFrom('account as by')
          .leftJoin('person', 'person.accountId', 'by.id')
          .leftJoin('producer', 'producer.id', 'by.producerId')
          .leftJoin('province', (join) =>
            join.on(({ eb, fn, ref }) =>
              eb(ref('province.code'), '=', fn.coalesce('producer.provinceCode', 'by.provinceCode')),
            ),
          )
          .leftJoin('commune', 'commune.code', 'by.communeCode')
          .select(({ fn }) => [
            'by.id',
            'by.role',
            'by.producerId',
            'by.communeCode as boundCommune',
            'person.name',
            'producer.name as producerName',
            'producer.communeCode as producerCommune',
            fn.coalesce('producer.provinceCode', 'by.provinceCode').as('provinceCode'),
            'province.name as provinceName',
            'commune.name as communeName',
          ])
          .where('by.id', 'in', accounts)
          .execute();
  const software =
    tokens.length === 0
      ? []
      : await db
          .selectFrom('apiToken as by')
          .leftJoin('producer', 'producer.id', 'by.producerId')
          .leftJoin('province', (join) =>
            join.on(({ eb, fn, ref }) =>
              eb(ref('province.code'), '=', fn.coalesce('producer.provinceCode', 'by.provinceCode')),
            ),
          )
          .leftJoin('commune', 'commune.code', 'by.communeCode')
          .select(({ fn }) => [
            'by.id',
            'by.role',
            'by.producerId',
            'by.communeCode as boundCommune',
            'by.name',
            'producer.name as producerName',
            'producer.communeCode as producerCommune',
            fn.coalesce('producer.provinceCode', 'by.provinceCode').as('provinceCode'),
            'province.name as provinceName',
            'commune.name as communeName',
          ])
          .where('by.id', 'in', tokens)
          .execute();
  return [
    ...people.map(({ id, ...row }) => rowOf(`account:${id}`, row)),
    ...software.map(({ id, ...row }) => rowOf(`token:${id}`, row)),
  ];
}

function rowOf(
  actor: string,
  {
    boundCommune,
    producerCommune,
    ...row
  }: Omit<ActorRow, 'actor' | 'communeCode'> & {
    readonly boundCommune: string | null;
    readonly producerCommune: string | null;
  },
): ActorRow {
  return { actor, ...row, communeCode: boundCommune ?? producerCommune };
}

function idsOf(actors: readonly string[], prefix: string): string[] {
  const ids = actors.filter((actor) => actor.startsWith(prefix)).map((actor) => actor.slice(prefix.length));
  return [...new Set(ids)];
}
