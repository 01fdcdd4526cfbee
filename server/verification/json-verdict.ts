import { type Static, Type } from 'typebox';
import {
  type LotView,
  leadOf,
  type PhotoView,
  type ProducerView,
  type ProductView,
  type StorySectionView,
  type VerdictPage,
} from '../../scanner-web/views/index.ts';
import type { Finding } from '../../stamps/verdict/index.ts';
import type { JudgedStamp } from './verifier.ts';

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Words = Type.Object({ vi: Text, en: Type.Optional(Text) });
const Bilingual = OrNull(Words);

const PhotoBody = Type.Object({
  url: Text,
  alt: Text,
  altEn: Type.Optional(Text),
  caption: Type.Optional(Words),
  widthPx: Type.Integer(),
  heightPx: Type.Integer(),
});

/** One finding with what is known about it. */
const FindingBody = Type.Object({
  verdict: Text,
  reason: Type.Optional(Text),
  reasons: Type.Optional(Type.Array(Text)),
  fault: Type.Optional(Text),
  damage: Type.Optional(Text),
  group: Type.Optional(Type.Integer()),
  length: Type.Optional(Type.Integer()),
  host: Type.Optional(Text),
  lotId: Type.Optional(Text),
  claimedAtMs: Type.Optional(Type.Integer()),
  unusedDeadlineOn: Type.Optional(Text),
});

/** The answer to a check of one stamp. */
export const VerdictBody = Type.Object({
  verdict: Type.String({
    description:
      'authentic, claimed, not-activated, suspect-copy, expired-unused, suspended, withdrawn, recalled, forged, foreign-host, unknown or malformed',
  }),
  severity: Type.String({ description: 'Of the verdict: ok, notice, warning or danger' }),
  pageSeverity: Type.String({ description: 'The worst of verdict, recognition and best-before' }),
  proof: Type.String({ description: 'What was checked: signature, tag or none' }),
  findings: Type.Array(FindingBody, { description: 'All findings in the order of the checks' }),
  text: Type.Object({
    language: Text,
    title: Text,
    meaning: Text,
    action: Text,
    also: Type.Array(Text),
  }),
  checkedMs: Type.Integer(),
  serial: OrNull(Text),
  batchCode: OrNull(Text),
  index: OrNull(Type.Integer()),
  link: OrNull(Type.String({ description: 'The digital link without its signature' })),
  recognition: OrNull(
    Type.Object({
      status: Type.String({ description: 'valid, extended, expired, revoked or none' }),
      severity: Text,
      stars: OrNull(Type.Integer()),
      decisionNumber: OrNull(Text),
      decidedOn: OrNull(Text),
      authority: OrNull(Text),
      validUntil: OrNull(Text),
      revokedOn: OrNull(Text),
      revocationGround: OrNull(Text),
    }),
  ),
  bestBefore: OrNull(Type.Object({ on: Text, isPast: Type.Boolean() })),
  product: OrNull(
    Type.Object({
      id: Text,
      name: Text,
      nameEn: OrNull(Text),
      group: Text,
      pack: Text,
      netContent: OrNull(Text),
      gtin: OrNull(Text),
      ocopCode: OrNull(Text),
      imageUrl: OrNull(Text),
      story: Type.Array(
        Type.Object({
          heading: Type.Optional(Words),
          text: Type.Optional(Words),
          photos: Type.Array(PhotoBody),
        }),
      ),
      ingredients: Bilingual,
      instructions: Bilingual,
      storage: Bilingual,
      warnings: Bilingual,
      standards: Type.Array(
        Type.Object({
          name: Text,
          number: Type.Optional(Text),
          issuer: Type.Optional(Text),
          validUntil: Type.Optional(Text),
        }),
      ),
      externalIds: Type.Array(Type.Object({ system: Text, id: Text })),
      buyLinks: Type.Array(Type.Object({ label: Text, url: Text })),
    }),
  ),
  producer: OrNull(
    Type.Object({
      name: Text,
      kind: Text,
      identifier: OrNull(Text),
      phone: OrNull(Text),
      website: OrNull(Text),
      address: Text,
      formerAddress: OrNull(Text),
      provinceCode: Text,
      province: Text,
      provinceEn: Text,
      about: Bilingual,
      logoUrl: OrNull(Text),
      photos: Type.Array(PhotoBody),
    }),
  ),
  lot: OrNull(
    Type.Object({
      number: Text,
      producedOn: Text,
      expiresOn: OrNull(Text),
      stages: Type.Array(
        Type.Object({
          name: Text,
          nameEn: Type.Optional(Text),
          place: Type.Optional(Text),
          locationCode: Type.Optional(Text),
          productCode: Type.Optional(Text),
          on: Text,
        }),
      ),
      recall: OrNull(Type.Object({ atMs: Type.Integer(), notice: Bilingual })),
    }),
  ),
  counts: OrNull(
    Type.Object(
      { scans: Type.Integer(), firstMs: OrNull(Type.Integer()) },
      { description: 'Counted checks so far; asking does not count' },
    ),
  ),
  scanToken: OrNull(
    Type.String({
      description:
        'Only in the answer of a stamp link, and not to scripts of other sites: single-use token for POST /api/v1/scans, to be posted once somebody really sees the verdict',
    }),
  ),
});

/** The answer as a value. */
export type VerdictAnswer = Omit<Static<typeof VerdictBody>, 'product' | 'producer' | 'lot'> & {
  readonly product: ProductAnswer | null;
  readonly producer: ProducerAnswer | null;
  readonly lot: LotView | null;
};

type PhotoAnswer = Static<typeof PhotoBody>;

type ProductAnswer = Omit<ProductView, 'image' | 'story'> & {
  readonly imageUrl: string | null;
  readonly story: readonly (Omit<StorySectionView, 'photos'> & { readonly photos: readonly PhotoAnswer[] })[];
};

type ProducerAnswer = Omit<ProducerView, 'logo' | 'photos'> & {
  readonly logoUrl: string | null;
  readonly photos: readonly PhotoAnswer[];
};

/** The JSON answer for a page's facts. */
export function verdictAnswer(judged: JudgedStamp, page: VerdictPage): VerdictAnswer {
  const { product, producer, lot, frame } = page;
  const { texts } = frame;
  const lead = leadOf(page, texts);
  return {
    verdict: page.verdict,
    severity: page.verdictSeverity,
    pageSeverity: page.severity,
    proof: page.proof,
    findings: judged.outcome.findings.map(findingBody),
    text: {
      language: texts.code,
      title: lead.word,
      meaning: lead.meaning,
      action: lead.action,
      also: [...lead.also],
    },
    checkedMs: judged.atMs,
    serial: judged.outcome.serial ?? null,
    batchCode: page.stamp?.batchCode ?? null,
    index: page.stamp?.index ?? null,
    link: page.stamp?.link ?? null,
    recognition: page.recognition,
    bestBefore:
      lot === null || lot.expiresOn === null || page.freshness === null
        ? null
        : { on: lot.expiresOn, isPast: page.freshness === 'past' },
    product: product === null ? null : productAnswer(product, frame.origin),
    producer: producer === null ? null : producerAnswer(producer, frame.origin),
    lot,
    counts: page.counts,
    scanToken: page.counting?.token ?? null,
  };
}

/** The answer as bytes. Fields that are the same for many stamps are written once and kept with their object. */
export function serializeVerdict(answer: VerdictAnswer): Buffer {
  const { product, producer, lot, ...rest } = answer;
  const own = JSON.stringify(rest).slice(0, -1);
  return Buffer.from(
    `${own},"product":${sharedJson(product)},"producer":${sharedJson(producer)},"lot":${sharedJson(lot)}}`,
  );
}

const written = new WeakMap<object, string>();

function sharedJson(value: object | null): string {
  if (value === null) return 'null';
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  written.set(value, text);
  return text;
}

const productAnswers = new WeakMap<ProductView, ProductAnswer>();
const producerAnswers = new WeakMap<ProducerView, ProducerAnswer>();

function productAnswer(product: ProductView, origin: string): ProductAnswer {
  const known = productAnswers.get(product);
  if (known !== undefined) return known;
  const { image, story, ...rest } = product;
  const answer = {
    ...rest,
    story: story.map((section) => ({
      ...section,
      photos: section.photos.map((photo) => photoAnswer(photo, origin)),
    })),
    imageUrl: image === null ? null : origin + image.src,
  };
  productAnswers.set(product, answer);
  return answer;
}

function producerAnswer(producer: ProducerView, origin: string): ProducerAnswer {
  const known = producerAnswers.get(producer);
  if (known !== undefined) return known;
  const { logo, photos, ...rest } = producer;
  const answer = {
    ...rest,
    logoUrl: logo === null ? null : origin + logo.src,
    photos: photos.map((photo) => photoAnswer(photo, origin)),
  };
  producerAnswers.set(producer, answer);
  return answer;
}

function photoAnswer({ src, ...photo }: PhotoView, origin: string): PhotoAnswer {
  return { url: origin + src, ...photo };
}

function findingBody(finding: Finding): Static<typeof FindingBody> {
  return finding.verdict === 'suspect-copy' ? { ...finding, reasons: [...finding.reasons] } : finding;
}
