/** What a column of an annex may mean, in the order in which it is offered. */
export const IMPORT_COLUMNS = [
  'product_name',
  'group',
  'producer',
  'commune',
  'province',
  'address',
  'identifier',
  'stars',
  'expires_on',
  'ocop_code',
  'variant',
  'net_content',
  'gtin',
] as const;

/** One of {@link IMPORT_COLUMNS}. */
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
