import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { PrintThingTable } from './tables/printing.ts';

/** Adds something that a producer prints with; its id is new. */
export async function insertPrintThing(db: Kysely<Database>, row: PrintThingTable): Promise<void> {
  await db.insertInto('printThing').values(row).execute();
}

/** The thing of that id, unless it was ended. */
export async function findPrintThing(db: Kysely<Database>, id: string): Promise<PrintThingTable | undefined> {
  return await db
    .selectFrom('printThing')
    .selectAll()
    .where('id', '=', id)
    .where('endedMs', 'is', null)
    .executeTakeFirst();
}

/** What a producer has of one kind, by name; at most `limit`. */
export async function listPrintThings(
  db: Kysely<Database>,
  producerId: string,
  kind: string,
  limit: number,
): Promise<PrintThingTable[]> {
  return await db
    .selectFrom('printThing')
    .selectAll()
    .where('producerId', '=', producerId)
    .where('kind', '=', kind)
    .where('endedMs', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Changes what a thing is called, what it is, or that it has ended. */
export async function updatePrintThing(
  db: Kysely<Database>,
  { id, name, dataJson, updatedMs, endedMs }: PrintThingTable,
): Promise<void> {
  await db
    .updateTable('printThing')
    .set({ name, dataJson, updatedMs, endedMs })
    .where('id', '=', id)
    .execute();
}

/** What a producer printed with last, as JSON. */
export async function findPrintChoice(db: Kysely<Database>, producerId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('printChoice')
    .select('choiceJson')
    .where('producerId', '=', producerId)
    .executeTakeFirst();
  return row?.choiceJson;
}

/** Remembers what a producer printed with. */
export async function keepPrintChoice(
  db: Kysely<Database>,
  producerId: string,
  choiceJson: string,
  updatedMs: number,
): Promise<void> {
  await db
    .insertInto('printChoice')
    .values({ producerId, choiceJson, updatedMs })
    .onConflict((conflict) => conflict.column('producerId').doUpdateSet({ choiceJson, updatedMs }))
    .execute();
}
