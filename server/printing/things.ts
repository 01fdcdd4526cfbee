import type { Kysely } from 'kysely';
import type { Static, TSchema } from 'typebox';
import Value from 'typebox/value';
import { type AuditEntry, actedBy, changedMembers } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { describesFor } from '../domain/province-scope.ts';
import { cleanLine } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { appendAudit, concerning } from '../storage/audit.ts';
import {
  findPrintThing,
  insertPrintThing,
  listPrintThings,
  updatePrintThing,
} from '../storage/print-things.ts';
import { findProducer } from '../storage/producers.ts';
import type { Database } from '../storage/schema.ts';
import type { PrintThingTable } from '../storage/tables/printing.ts';
import type { PrintingDeps } from './deps.ts';

/** A kind of thing that producers print with. */
export interface ThingKind<S extends TSchema = TSchema> {
  readonly kind: 'stock' | 'design' | 'printer';
  /** The noun in the audit log. */
  readonly noun: string;
  readonly data: S;
  /** Refuses data that has the right form and yet cannot be. */
  readonly check?: (data: Static<S>) => void;
}

/** One of the things as stored, with its data read. */
export interface Thing<T> {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly data: T;
}

/** Things of one kind that a producer keeps at most. */
export const THINGS_LIMIT = 100;

/** Characters of a thing's name. */
export const NAME_LIMIT = 60;

type Deps = Pick<PrintingDeps, 'db' | 'clock' | 'newId'>;

/** What a producer has of one kind, by name. */
export async function thingsOf<S extends TSchema>(
  db: Kysely<Database>,
  kind: ThingKind<S>,
  producerId: string,
): Promise<Thing<Static<S>>[]> {
  const rows = await listPrintThings(db, producerId, kind.kind, THINGS_LIMIT);
  return rows.map((row) => thingFrom(kind, row));
}

/** A producer's thing by its id; undefined when it has none of that kind. */
export async function thingOf<S extends TSchema>(
  db: Kysely<Database>,
  kind: ThingKind<S>,
  producerId: string,
  id: string,
): Promise<Thing<Static<S>> | undefined> {
  const row = await findPrintThing(db, id);
  return row?.kind === kind.kind && row.producerId === producerId ? thingFrom(kind, row) : undefined;
}

/** A thing that the caller may change. @throws not-found, forbidden */
export async function requireThing<S extends TSchema>(
  db: Kysely<Database>,
  kind: ThingKind<S>,
  principal: Principal,
  id: string,
): Promise<Thing<Static<S>>> {
  const row = await findPrintThing(db, id);
  if (row?.kind !== kind.kind) throw problem('not-found');
  await requireProducer(db, principal, row.producerId);
  return thingFrom(kind, row);
}

/**
 * The producer whose things are meant: the caller's own unless named.
 * @throws field-missing, producer-unknown, forbidden
 */
export async function requireProducer(
  db: Kysely<Database>,
  principal: Principal,
  producerId: string | undefined,
): Promise<string> {
  const id = producerId ?? principal.producerId;
  if (id === null) throw problem('field-missing', { field: 'producerId' });
  const producer = await findProducer(db, id);
  if (producer === undefined) throw problem('producer-unknown', { field: 'producerId' });
  if (!describesFor(principal, producer)) throw problem('forbidden');
  return id;
}

/** Keeps a new thing. @throws field-missing, producer-unknown, forbidden, text-empty, print-things-full, and what the kind's check throws */
export async function createThing<S extends TSchema>(
  deps: Deps,
  kind: ThingKind<S>,
  principal: Principal,
  given: { readonly producerId?: string; readonly name: string; readonly data: Static<S> },
): Promise<Thing<Static<S>>> {
  kind.check?.(given.data);
  const name = nameOf(given.name);
  return await deps.db.transaction().execute(async (db) => {
    const producerId = await requireProducer(db, principal, given.producerId);
    const there = await listPrintThings(db, producerId, kind.kind, THINGS_LIMIT);
    if (there.length >= THINGS_LIMIT) throw problem('print-things-full', { params: { limit: THINGS_LIMIT } });
    const nowMs = deps.clock();
    const row: PrintThingTable = {
      id: deps.newId(),
      producerId,
      kind: kind.kind,
      name,
      dataJson: JSON.stringify(given.data),
      createdMs: nowMs,
      updatedMs: nowMs,
      endedMs: null,
    };
    await insertPrintThing(db, row);
    await tell(db, kind, principal, row, 'create', { before: null, after: factsOf(row) });
    return thingFrom(kind, row);
  });
}

/** Changes a thing as a whole; print jobs keep what they were ordered with. @throws not-found, forbidden, and as {@link createThing} */
export async function changeThing<S extends TSchema>(
  deps: Deps,
  kind: ThingKind<S>,
  principal: Principal,
  id: string,
  given: { readonly name?: string; readonly data: Static<S> },
): Promise<Thing<Static<S>>> {
  kind.check?.(given.data);
  return await deps.db.transaction().execute(async (db) => {
    const row = await requireRow(db, kind, principal, id);
    const changed: PrintThingTable = {
      ...row,
      name: given.name === undefined ? row.name : nameOf(given.name),
      dataJson: JSON.stringify(given.data),
      updatedMs: Math.max(deps.clock(), row.updatedMs + 1),
    };
    await updatePrintThing(db, changed);
    const told = changedMembers(factsOf(row), factsOf(changed));
    if (told) await tell(db, kind, principal, changed, 'edit', told);
    return thingFrom(kind, changed);
  });
}

/** Takes a thing off the list; print jobs keep what they were ordered with. @throws not-found, forbidden */
export async function endThing(deps: Deps, kind: ThingKind, principal: Principal, id: string): Promise<void> {
  await deps.db.transaction().execute(async (db) => {
    const row = await requireRow(db, kind, principal, id);
    const endedMs = deps.clock();
    await updatePrintThing(db, { ...row, endedMs, updatedMs: Math.max(endedMs, row.updatedMs + 1) });
    await tell(db, kind, principal, row, 'end', { before: factsOf(row), after: null });
  });
}

async function requireRow(db: Kysely<Database>, kind: ThingKind, principal: Principal, id: string) {
  const row = await findPrintThing(db, id);
  if (row?.kind !== kind.kind) throw problem('not-found');
  await requireProducer(db, principal, row.producerId);
  return row;
}

function nameOf(text: string): string {
  const name = cleanLine(text);
  if (name === '') throw problem('text-empty', { field: 'name' });
  if (/\p{Cc}/u.test(name)) throw problem('text-control', { field: 'name' });
  return name;
}

function thingFrom<S extends TSchema>(kind: ThingKind<S>, row: PrintThingTable): Thing<Static<S>> {
  const { id, producerId, name, createdMs, updatedMs } = row;
  return {
    id,
    producerId,
    name,
    createdMs,
    updatedMs,
    data: Value.Parse(kind.data, JSON.parse(row.dataJson)),
  };
}

function factsOf({ name, dataJson }: PrintThingTable): object {
  return { name, ...JSON.parse(dataJson) };
}

async function tell(
  db: Kysely<Database>,
  kind: ThingKind,
  principal: Principal,
  row: PrintThingTable,
  verb: 'create' | 'edit' | 'end',
  told: Pick<AuditEntry, 'before' | 'after'>,
): Promise<void> {
  await appendAudit(db, {
    timeMs: row.updatedMs,
    ...actedBy(principal),
    action: `${kind.noun}.${verb}`,
    subjectKind: kind.noun,
    subjectId: row.id,
    ...(await concerning(db, row.producerId)),
    ...told,
    reason: null,
  });
}
