import type { LotView, ProducerView, ProductView } from '../../scanner-web/views/index.ts';
import { type CivilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import { type CertificateFacts, REVOCATION_GROUNDS } from '../../stamps/verdict/index.ts';
import { PRODUCER_KINDS, PRODUCT_GROUPS } from '../domain/ocop-terms.ts';
import { readBilingual, readExternalIds, readStandards } from '../domain/product-facts.ts';
import type { CertificateRow } from '../storage/certificates.ts';
import type { VariantFacts } from '../storage/facts.ts';
import type { LotRow } from '../storage/lots.ts';

/** The goods a batch was issued for, ready to be shown. */
export interface Goods {
  readonly product: ProductView;
  readonly producer: ProducerView;
  readonly certificates: readonly KnownCertificate[];
}

/** A certificate as recognition is computed from it. */
export interface KnownCertificate extends CertificateFacts {
  readonly decidedOn: string;
}

/** A lot, ready to be judged and shown. */
export interface KnownLot {
  readonly view: LotView;
  readonly expiresOn: CivilDay | null;
  readonly isRecalled: boolean;
}

/**
 * The goods of stored facts, with the GTIN that was frozen into the links of their batch; null for short links.
 * @throws when a column does not hold what it should
 */
export function goodsOf(facts: VariantFacts, gtin: string | null): Goods {
  const { variant, product, producer, images } = facts;
  const [image] = images;
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
      image:
        image === undefined
          ? null
          : {
              src: `/media/${image.mediaId}.webp`,
              alt: image.alt,
              widthPx: image.widthPx,
              heightPx: image.heightPx,
            },
      story: readBilingual(product.storyJson),
      ingredients: readBilingual(product.ingredientsJson),
      warnings: readBilingual(product.warningsJson),
      standards: readStandards(product.standardsJson),
      externalIds: readExternalIds(product.externalIdsJson),
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
    },
    certificates: facts.certificates.map(certificateOf),
  };
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

function certificateOf(row: CertificateRow): KnownCertificate {
  const optionalDay = (text: string | null) => (text === null ? null : dayOf(text));
  return {
    stars: row.stars,
    decisionNumber: row.decisionNumber,
    decidedOn: row.decisionSignedOn,
    authority: row.authority,
    issuedOn: dayOf(row.issuedOn),
    expiresOn: dayOf(row.expiresOn),
    extendedUntil: optionalDay(row.extendedUntil),
    revokedOn: optionalDay(row.revokedOn),
    revocationGround: REVOCATION_GROUNDS.find((ground) => ground === row.revocationGround) ?? null,
  };
}
