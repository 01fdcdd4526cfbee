/** The six OCOP product groups. */
export const PRODUCT_GROUPS = [
  'food',
  'beverage',
  'medicinal',
  'handicraft',
  'ornamental',
  'tourism',
] as const;
/** One of {@link PRODUCT_GROUPS}. */
export type ProductGroup = (typeof PRODUCT_GROUPS)[number];

/** What a producer (chủ thể OCOP) is. */
export const PRODUCER_KINDS = [
  'cooperative',
  'cooperative-group',
  'company',
  'household',
  'farm',
  'association',
  'other',
] as const;
/** One of {@link PRODUCER_KINDS}. */
export type ProducerKind = (typeof PRODUCER_KINDS)[number];

/** Who may recognise a product; districts did until they were abolished on 1 July 2025. */
export const AUTHORITY_LEVELS = ['district', 'province', 'ministry'] as const;
/** One of {@link AUTHORITY_LEVELS}. */
export type AuthorityLevel = (typeof AUTHORITY_LEVELS)[number];

/** A certificate runs this long from its issue, Art. 4.3. */
export const CERTIFICATE_MONTHS = 36;

/** An extension ends at most this long after the expiry, Art. 12.3. */
export const EXTENSION_DAYS_LIMIT = 180;
