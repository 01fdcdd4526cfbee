import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import { parseGtin } from '../../stamps/gs1/index.ts';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import { recognitionAt } from '../../stamps/verdict/index.ts';
import type { BatchRow } from '../storage/batches.ts';
import { certificateFacts } from '../storage/certificate-facts.ts';
import { findVariantFacts, type VariantFacts } from '../storage/facts.ts';
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

/** What may be said about the goods of a batch, as it is today. */
export interface BatchTexts {
  readonly productName: string;
  readonly productNameEn?: string;
  /** The pack: its net content, else its name; undefined when it says nothing beside the product's name. */
  readonly netContent?: string;
  readonly producerName: string;
  /** The producer's own, unless it has none. */
  readonly logo?: { readonly mediaId: string; readonly widthPx: number; readonly heightPx: number };
  /** Whether its stamps carry a code under a scratch layer. */
  readonly hasHiddenCode: boolean;
  /** Only while recognition is in force. */
  readonly stars?: number;
}

/** What may be said about the goods of a batch today. @throws TypeError when the batch has no variant */
export async function batchTexts(db: Kysely<Database>, batch: BatchRow, nowMs: number): Promise<BatchTexts> {
  const facts = await findVariantFacts(db, batch.variantId);
  if (facts === undefined) throw new TypeError(`batch ${batch.code} has no variant`);
  return textsOf(facts, nowMs, batch.hiddenKeyId !== null);
}

/** What may be said about goods today. */
export function textsOf(facts: VariantFacts, nowMs: number, hasHiddenCode: boolean): BatchTexts {
  const { product, variant, producer, certificates, mediaSizes } = facts;
  const mediaId = producer.logoMediaId;
  const logoSize = mediaId === null ? undefined : mediaSizes.get(mediaId);
  const { stars } = recognitionAt(certificates.map(certificateFacts), civilDay(nowMs));
  const pack = variant.netContent ?? variant.name;
  return {
    productName: product.name,
    ...(product.nameEn === null ? {} : { productNameEn: product.nameEn }),
    ...(pack === product.name ? {} : { netContent: pack }),
    producerName: producer.name,
    hasHiddenCode,
    ...(mediaId === null || logoSize === undefined ? {} : { logo: { mediaId, ...logoSize } }),
    ...(stars === undefined ? {} : { stars }),
  };
}
