import type {
  ImageView,
  LotView,
  PhotoView,
  ProducerView,
  ProductView,
  StorySectionView,
} from '../../scanner-web/views/index.ts';
import { type CivilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import { PRODUCER_KINDS, PRODUCT_GROUPS } from '../domain/ocop-terms.ts';
import { readBilingual, readExternalIds, readStandards } from '../domain/product-facts.ts';
import { readBuyLinks, readStory } from '../domain/public-content.ts';
import { certificateFacts, type KnownCertificate } from '../storage/certificate-facts.ts';
import type { VariantFacts } from '../storage/facts.ts';
import type { LotRow } from '../storage/lots.ts';

/** The goods a batch was issued for, ready to be shown. */
export interface Goods {
  readonly product: ProductView;
  readonly producer: ProducerView;
  readonly certificates: readonly KnownCertificate[];
}

/** A lot, ready to be judged and shown. */
export interface KnownLot {
  readonly view: LotView;
  readonly expiresOn: CivilDay | null;
  readonly isRecalled: boolean;
}

/**
 * The goods of stored facts, with the GTIN that was frozen into the links of their batch; null for short links. Photos
 * come from where everybody sees them unless `sourceOf` says otherwise.
 * @throws when a column does not hold what it should
 */
export function goodsOf(facts: VariantFacts, gtin: string | null, sourceOf = publicSource): Goods {
  const photoOf = (image: VariantFacts['images'][number]) => pictureOf(image, sourceOf);
  const { variant, product, producer, images } = facts;
  const [image] = images;
  const own = readBuyLinks(product.buyLinksJson);
  return {
    product: {
      id: product.id,
      name: product.name,
      nameEn: product.nameEn,
      group: PRODUCT_GROUPS.find((known) => known === product.productGroup) ?? 'food',
      pack: variant.name,
      netContent: variant.netContent,
      gtin,
      ocopCode: product.ocopCode,
      image: image === undefined ? null : photoOf(image),
      story: storyOf(facts, sourceOf),
      ingredients: readBilingual(product.ingredientsJson),
      instructions: readBilingual(product.instructionsJson),
      storage: readBilingual(product.storageJson),
      warnings: readBilingual(product.warningsJson),
      standards: readStandards(product.standardsJson),
      externalIds: readExternalIds(product.externalIdsJson),
      buyLinks: own.length > 0 ? own : readBuyLinks(producer.buyLinksJson),
    },
    producer: {
      name: producer.name,
      kind: PRODUCER_KINDS.find((known) => known === producer.kind) ?? 'other',
      identifier: producer.identifier,
      phone: producer.phone,
      website: producer.website,
      address: [producer.address, facts.communeName, facts.provinceName]
        .filter((part) => part !== null && part !== '')
        .join(', '),
      formerAddress: producer.formerAddress,
      provinceCode: producer.provinceCode,
      province: facts.provinceName,
      provinceEn: facts.provinceNameEn,
      about: readBilingual(producer.aboutJson),
      logo: logoOf(facts, sourceOf),
      photos: facts.producerImages.map(photoOf),
    },
    certificates: facts.certificates.map(certificateFacts),
  };
}

/** Where a photo is fetched from, by its id. */
type SourceOf = (mediaId: string) => string;

function pictureOf(
  { mediaId, alt, altEn, widthPx, heightPx }: VariantFacts['images'][number],
  sourceOf: SourceOf,
): PhotoView {
  return { src: sourceOf(mediaId), alt, ...(altEn === null ? {} : { altEn }), widthPx, heightPx };
}

function storyOf({ product, mediaSizes }: VariantFacts, sourceOf: SourceOf): StorySectionView[] {
  return readStory(product.storyJson).map((section) => ({
    ...section,
    photos: section.photos.flatMap(({ id, ...words }): PhotoView[] => {
      const size = mediaSizes.get(id);
      return size === undefined ? [] : [{ src: sourceOf(id), ...words, ...size }];
    }),
  }));
}

function logoOf({ producer, mediaSizes }: VariantFacts, sourceOf: SourceOf): ImageView | null {
  if (producer.logoMediaId === null) return null;
  const size = mediaSizes.get(producer.logoMediaId);
  return size === undefined ? null : { src: sourceOf(producer.logoMediaId), alt: producer.name, ...size };
}

function publicSource(mediaId: string): string {
  return `/media/${mediaId}.webp`;
}

/** A stored lot. @throws when a column does not hold what it should */
export function knownLotOf(lot: LotRow): KnownLot {
  const stages: LotView['stages'] = JSON.parse(lot.stagesJson);
  return {
    view: {
      number: lot.number,
      producedOn: lot.producedOn,
      expiresOn: lot.expiresOn,
      stages,
      recall:
        lot.recalledMs === null
          ? null
          : { atMs: lot.recalledMs, notice: readBilingual(lot.recallNoticeJson) },
    },
    expiresOn: lot.expiresOn === null ? null : dayOf(lot.expiresOn),
    isRecalled: lot.recalledMs !== null,
  };
}

/** A stored day. @throws TypeError when it is none */
export function dayOf(text: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === undefined) throw new TypeError(`${text} is no day`);
  return day;
}
