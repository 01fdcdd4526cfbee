import type { Kysely } from 'kysely';
import { type LongWork, longWorkOf } from './long-work.ts';
import type { Database } from './schema.ts';

/** Answers that a long work keeps by key: what it asked, learnt beforehand, or wrote itself. */
export interface KnownRows<T> {
  /** What is known, or else the answer of the database, which is known from then on; outside of a long work it is asked. */
  readonly find: (db: Kysely<Database>, key: string) => Promise<T>;
  /** Keeps an answer until the step of the transaction that learns it is undone; nothing outside of a long work. */
  readonly learn: (db: Kysely<Database>, key: string, value: T) => void;
  /** The next one who wants to know asks again: about this key, or without one about every key. */
  readonly forget: (db: Kysely<Database>, key?: string) => void;
}

/** Answers to one question about rows; whoever writes the rows tells it what they say now, or that it changed. */
export function knownRows<T>(ask: (db: Kysely<Database>, key: string) => Promise<T>): KnownRows<T> {
  const works = new WeakMap<LongWork, Map<string, { readonly value: T }>>();
  const learn = (db: Kysely<Database>, key: string, value: T) => {
    const work = longWorkOf(db);
    if (work === undefined) return;
    const known = works.get(work) ?? new Map<string, { readonly value: T }>();
    works.set(work, known);
    known.set(key, { value });
    work.undo.push(() => known.delete(key));
  };
  return {
    learn,
    find: async (db, key) => {
      const work = longWorkOf(db);
      const known = work === undefined ? undefined : works.get(work)?.get(key);
      if (known !== undefined) return known.value;
      const value = await ask(db, key);
      learn(db, key, value);
      return value;
    },
    forget: (db, key) => {
      const work = longWorkOf(db);
      const known = work === undefined ? undefined : works.get(work);
      if (key === undefined) known?.clear();
      else known?.delete(key);
    },
  };
}

/** A key of several parts. */
export function joinedKey(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
