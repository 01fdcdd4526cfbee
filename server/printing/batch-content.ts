import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import { parseGtin } from '../../stamps/gs1/index.ts';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import type { LabelContent } from '../../stamps/sheet/index.ts';
import { recognitionAt } from '../../stamps/verdict/index.ts';
import type { BatchRow } from '../storage/batches.ts';
import { certificateFacts } from '../storage/certificate-facts.ts';
import { findVariantFacts } from '../storage/facts.ts';
import type { Database } from '../storage/schema.ts';
import type { StampBatch } from './stamp-maker.ts';

/** What a stored batch's stamps have in common. @throws TypeError when the row is none of ours */
export function stampBatch(row: BatchRow): StampBatch {
  const batchCode = parseBatchCode(row.code);
  if (batchCode === undefined) throw new TypeError(`${row.code} is no batch code`);
  if (row.gtin === null) return { batchCode, origin: row.origin, target: { form: 'short' } };
  const parsed = parseGtin(row.gtin);
  if (!parsed.ok) throw new TypeError(`the GTIN of batch ${row.code} is not valid`);
  return { batchCode, origin: row.origin, target: { form: 'gs1', gtin: parsed.gtin } };
}

/** What the labels of a batch say today: the product, its pack, and its stars only while recognition is in force. */
export async function labelContent(
  db: Kysely<Database>,
  batch: BatchRow,
  options: { readonly nowMs: number; readonly stars: boolean },
): Promise<LabelContent> {
  const facts = await findVariantFacts(db, batch.variantId);
  if (facts === undefined) throw new TypeError(`batch ${batch.code} has no variant`);
  const { product, variant, certificates } = facts;
  const { stars } = recognitionAt(certificates.map(certificateFacts), civilDay(options.nowMs));
  const subtitle = variant.netContent ?? variant.name;
  return {
    title: product.name,
    ...(subtitle === product.name ? {} : { subtitle }),
    ...(options.stars && stars !== undefined ? { stars } : {}),
  };
}
