import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { findPrintChoice, keepPrintChoice } from '../storage/print-things.ts';
import type { Database } from '../storage/schema.ts';
import { OUTPUTS } from './print-settings.ts';

const Id = Type.Optional(Type.String());

/** What a producer printed with last, by the ids of its things and of shipped stocks. */
export const PrintChoice = Type.Object({
  output: Type.Enum([...OUTPUTS]),
  stock: Id,
  printer: Id,
  design: Id,
});

/** What a producer printed with last, by the ids of its things and of shipped stocks. */
export type PrintChoice = Static<typeof PrintChoice>;

const FIRST_CHOICE: PrintChoice = { output: 'sheet', stock: 'a4-65-38x21' };

/** What a producer printed with last; before its first print the most common sheet. */
export async function choiceOf(db: Kysely<Database>, producerId: string): Promise<PrintChoice> {
  const json = await findPrintChoice(db, producerId);
  return json === undefined ? FIRST_CHOICE : Value.Parse(PrintChoice, JSON.parse(json));
}

/** Remembers what a producer prints with; a geometry given on the spot has no name to remember. */
export async function rememberChoice(
  db: Kysely<Database>,
  producerId: string,
  { output, stock, printer, design }: PrintChoice,
  nowMs: number,
): Promise<void> {
  if (stock === undefined) return;
  const choice: PrintChoice = {
    output,
    stock,
    ...(printer === undefined ? {} : { printer }),
    ...(design === undefined ? {} : { design }),
  };
  await keepPrintChoice(db, producerId, JSON.stringify(choice), nowMs);
}
