import type { Verdict } from '../../stamps/verdict/index.ts';
import type { VerdictPage } from './model.ts';
import type { Texts } from './texts/texts.ts';

/** Verdicts of what was not issued here, or not at this address. */
const NOT_OURS: ReadonlySet<Verdict> = new Set(['forged', 'foreign-host', 'unknown', 'malformed']);

/** Verdicts with which nothing stands against the stamp: only then is an award told. */
const NOTHING_AGAINST: ReadonlySet<Verdict> = new Set(['authentic', 'claimed']);

/**
 * The product as machines read it (schema.org, JSON-LD), as a data block that no policy has to allow; empty for a stamp that
 * is not ours and for a preview. The award is told only while the recognition counts and nothing
 * stands against the stamp: a copied, recalled or withdrawn one must not earn a product its stars in a search.
 */
export function structuredData(page: VerdictPage, texts: Texts): string {
  const { product, producer, recognition, frame } = page;
  if (product === null || NOT_OURS.has(page.verdict) || frame.preview !== undefined) return '';
  const isRecognised =
    NOTHING_AGAINST.has(page.verdict) &&
    (recognition?.status === 'valid' || recognition?.status === 'extended');
  const organization =
    producer === null
      ? undefined
      : { '@type': 'Organization', name: producer.name, address: producer.address };
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    alternateName: product.nameEn ?? undefined,
    productID: product.id,
    gtin: product.gtin ?? undefined,
    image: product.image === null ? undefined : frame.origin + product.image.src,
    brand: organization === undefined ? undefined : { '@type': 'Brand', name: organization.name },
    manufacturer: organization,
    award:
      isRecognised && recognition?.stars != null
        ? `OCOP ${texts.fields.stars(recognition.stars)}`
        : undefined,
  };
  // Within a script element nothing but `<` could end it.
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}
