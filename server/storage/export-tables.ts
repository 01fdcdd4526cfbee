/** What a column of an exported table holds; `time` is Unix milliseconds, `day` a civil day. */
export type ExportKind = 'text' | 'number' | 'day' | 'time';

/** One column of an exported table. */
export interface ExportColumn {
  readonly name: string;
  readonly sql: string;
  readonly kind: ExportKind;
}

/** A table as it is exported; `producer` is joined in each, so that it can be narrowed to whose it is. */
export interface ExportTable {
  readonly from: string;
  readonly columns: readonly ExportColumn[];
  /** Columns that tell its rows apart, in whose order they are read. */
  readonly key: readonly string[];
}

const text = (name: string, sql: string): ExportColumn => ({ name, sql, kind: 'text' });
const number = (name: string, sql: string): ExportColumn => ({ name, sql, kind: 'number' });
const day = (name: string, sql: string): ExportColumn => ({ name, sql, kind: 'day' });
const time = (name: string, sql: string): ExportColumn => ({ name, sql, kind: 'time' });

const OF_PRODUCT =
  'join product on product.id = $1.product_id join producer on producer.id = product.producer_id';
const ofProduct = (table: string) => `${table} ${OF_PRODUCT.replaceAll('$1', table)}`;
const PRODUCER = text('producerName', 'producer.name');
const PRODUCT = text('productName', 'product.name');

/** Every table that is exported here, by its name in addresses. */
export const EXPORT_TABLES = {
  producers: {
    from: '(select * from producer where withdrawn_ms is null) as producer left join commune on commune.code = producer.commune_code join province on province.code = producer.province_code',
    key: ['producer.id'],
    columns: [
      text('name', 'producer.name'),
      text('kind', 'producer.kind'),
      text('identifier', 'producer.identifier'),
      text('phone', 'producer.phone'),
      text('website', 'producer.website'),
      text('address', 'producer.address'),
      text('communeName', 'commune.name'),
      text('provinceName', 'province.name'),
      time('createdMs', 'producer.created_ms'),
      text('id', 'producer.id'),
    ],
  },
  products: {
    from: '(select * from product where withdrawn_ms is null) as product join producer on producer.id = product.producer_id',
    key: ['product.id'],
    columns: [
      text('name', 'product.name'),
      text('nameEn', 'product.name_en'),
      text('productGroup', 'product.product_group'),
      text('ocopCode', 'product.ocop_code'),
      PRODUCER,
      number('annualQuantity', 'product.annual_quantity'),
      text('annualQuantityUnit', 'product.annual_quantity_unit'),
      time('createdMs', 'product.created_ms'),
      text('id', 'product.id'),
    ],
  },
  variants: {
    from: ofProduct('variant'),
    key: ['variant.id'],
    columns: [
      PRODUCT,
      text('name', 'variant.name'),
      text('netContent', 'variant.net_content'),
      text('gtin', 'variant.gtin'),
      PRODUCER,
      text('id', 'variant.id'),
    ],
  },
  lots: {
    from: ofProduct('lot'),
    key: ['lot.id'],
    columns: [
      text('number', 'lot.number'),
      PRODUCT,
      PRODUCER,
      day('producedOn', 'lot.produced_on'),
      day('expiresOn', 'lot.expires_on'),
      number('declaredQuantity', 'lot.declared_quantity'),
      number('activatedQuantity', 'lot.activated_quantity'),
      time('recalledMs', 'lot.recalled_ms'),
      text('recallReason', 'lot.recall_reason'),
      time('createdMs', 'lot.created_ms'),
      text('id', 'lot.id'),
    ],
  },
  batches: {
    from: `${ofProduct('batch')} join variant on variant.id = batch.variant_id`,
    key: ['batch.code'],
    columns: [
      text('code', 'batch.code'),
      PRODUCT,
      text('variantName', 'variant.name'),
      PRODUCER,
      number('quantity', 'batch.quantity'),
      text('profile', 'batch.profile'),
      text('gtin', 'batch.gtin'),
      text('certificateId', 'batch.certificate_id'),
      day('unusedDeadlineOn', 'batch.unused_deadline_on'),
      time('createdMs', 'batch.created_ms'),
    ],
  },
  'range-entries': {
    from: `range_entry join batch on batch.code = range_entry.batch_code join product on product.id = batch.product_id
      join producer on producer.id = product.producer_id left join lot on lot.id = range_entry.lot_id`,
    key: ['range_entry.batch_code', 'range_entry.seq'],
    columns: [
      text('batchCode', 'range_entry.batch_code'),
      number('seq', 'range_entry.seq'),
      text('action', 'range_entry.action'),
      number('firstNumber', 'range_entry.first_index + 1'),
      number('lastNumber', 'range_entry.last_index + 1'),
      text('lotNumber', 'lot.number'),
      text('reason', 'range_entry.reason'),
      text('note', 'range_entry.note'),
      number('undoes', 'range_entry.undoes'),
      text('actor', 'range_entry.actor'),
      time('timeMs', 'range_entry.time_ms'),
      PRODUCT,
      PRODUCER,
    ],
  },
  'print-jobs': {
    from: `print_job join batch on batch.code = print_job.batch_code join product on product.id = batch.product_id
      join producer on producer.id = product.producer_id`,
    key: ['print_job.id'],
    columns: [
      text('batchCode', 'print_job.batch_code'),
      text('kind', 'print_job.kind'),
      number('firstNumber', 'print_job.first_index + 1'),
      number('lastNumber', 'print_job.last_index + 1'),
      number('startSlot', 'print_job.start_slot'),
      text('reprintReason', 'print_job.reprint_reason'),
      text('actor', 'print_job.actor'),
      time('createdMs', 'print_job.created_ms'),
      PRODUCT,
      PRODUCER,
      text('id', 'print_job.id'),
    ],
  },
  refusals: {
    from: 'refusal left join product on product.id = refusal.product_id left join producer on producer.id = product.producer_id',
    key: ['refusal.id'],
    columns: [
      time('timeMs', 'refusal.time_ms'),
      text('action', 'refusal.action'),
      text('code', 'refusal.code'),
      text('batchCode', 'refusal.batch_code'),
      PRODUCT,
      PRODUCER,
      text('actor', 'refusal.actor'),
      number('id', 'refusal.id'),
    ],
  },
  scans: {
    from: ofProduct('scan_day_product'),
    key: ['scan_day_product.product_id', 'scan_day_product.day', 'scan_day_product.verdict'],
    columns: [
      day('day', 'scan_day_product.day'),
      PRODUCT,
      PRODUCER,
      text('verdict', 'scan_day_product.verdict'),
      number('scans', 'scan_day_product.scans'),
    ],
  },
} as const satisfies Readonly<Record<string, ExportTable>>;

/** Name of a table that is exported here. */
export type ExportName = keyof typeof EXPORT_TABLES;
