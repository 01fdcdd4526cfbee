import type { Kysely } from 'kysely';
import type { ProducerKind } from '../domain/ocop-terms.ts';
import type { Bilingual } from '../domain/product-facts.ts';
import type { BuyLink } from '../domain/public-content.ts';
import { searchText } from '../domain/spelling.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { imagesOfProducer, replaceProducerImages } from '../storage/media.ts';
import { keepMediaUses } from '../storage/media-uses.ts';
import { findCommune, findProvince } from '../storage/places.ts';
import { findProducerByKey, insertProducer, updateProducer } from '../storage/producers.ts';
import type { Database } from '../storage/schema.ts';
import { moveSubmissions } from '../storage/submissions.ts';
import type { ProducerTable } from '../storage/tables/registry.ts';
import { auditEdit, auditImages, auditRegistration } from './audited.ts';
import { keptBuyLinks } from './buy-links.ts';
import { findCommuneNamed } from './communes.ts';
import type { EditingDeps, RegisteringDeps } from './deps.ts';
import { type ImageFields, placedImages, requireMedia } from './media.ts';
import { organisationKey, organisationKind } from './organisation-name.ts';
import { bilingualJson, listJson, optionalLine, requireLine, TEXT_LIMITS } from './text.ts';

/** What is said of a producer when it is registered; in an edit, absent members stay and null empties. */
export interface ProducerFields {
  readonly name: string;
  /** Undefined: what the name says. */
  readonly kind?: ProducerKind | undefined;
  readonly identifier?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly address?: string | undefined;
  readonly formerAddress?: string | null | undefined;
  /** Two digits. */
  readonly provinceCode: string;
  /** Five digits, or the name of a commune of the province. */
  readonly commune?: string | null | undefined;
  /** What it tells of itself. */
  readonly about?: Bilingual | null | undefined;
  readonly buyLinks?: readonly BuyLink[] | undefined;
  readonly logoId?: string | null | undefined;
  /** Photos of the place and its work, in the order in which they are shown. */
  readonly images?: readonly ImageFields[] | undefined;
}

/**
 * Registers a producer inside a transaction; one that was withdrawn is taken up again.
 * @throws producer-exists, province-unknown, commune-unknown, commune-ambiguous, communes-missing, image-unknown, link-invalid, text-*
 */
export async function registerProducer(
  deps: RegisteringDeps,
  db: Kysely<Database>,
  fields: ProducerFields,
): Promise<ProducerTable> {
  const now = deps.clock();
  const blank = {
    identifier: null,
    phone: null,
    website: null,
    address: '',
    formerAddress: null,
    aboutJson: null,
    buyLinksJson: null,
    logoMediaId: null,
  };
  const producer = await withFields(db, fields, {
    ...blank,
    id: deps.newId(),
    name: fields.name,
    kind: organisationKind(fields.name),
    communeCode: null,
    provinceCode: fields.provinceCode,
    matchKey: '',
    searchKey: '',
    withdrawnMs: null,
    createdMs: now,
    updatedMs: now,
  });
  const known = await findProducerByKey(db, producer.matchKey);
  if (known !== undefined) {
    if (known.withdrawnMs === null) throw problem('producer-exists', { field: 'name' });
    return await editProducer(deps, db, known, {
      ...fields,
      kind: fields.kind ?? organisationKind(fields.name),
    });
  }
  await insertProducer(db, producer);
  await auditRegistration(deps, db, 'producer', producer.id, producer);
  await keepPhotos(deps, db, producer, fields);
  return producer;
}

/**
 * Changes a registered producer inside a transaction.
 * @throws producer-exists, province-unknown, commune-unknown, commune-ambiguous, communes-missing, image-unknown, link-invalid, text-*
 */
export async function editProducer(
  deps: EditingDeps,
  db: Kysely<Database>,
  before: ProducerTable,
  fields: Partial<ProducerFields>,
): Promise<ProducerTable> {
  const after = {
    ...(await withFields(db, fields, before)),
    withdrawnMs: null,
    updatedMs: nextVersion(deps.clock(), before),
  };
  const namesake = await findProducerByKey(db, after.matchKey);
  if (namesake !== undefined && namesake.id !== before.id)
    throw problem('producer-exists', { field: 'name' });
  if (!(await updateProducer(db, after, before.updatedMs))) throw problem('version-conflict');
  await auditEdit(deps, db, 'producer', before.id, before, after);
  await keepPhotos(deps, db, after, fields);
  await moveSubmissions(db, after.id, after);
  return after;
}

/** Makes what was given the producer's photos, and notes all that it uses. */
async function keepPhotos(
  deps: EditingDeps,
  db: Kysely<Database>,
  { id, logoMediaId }: ProducerTable,
  { images, logoId }: Partial<ProducerFields>,
): Promise<void> {
  if (images === undefined && logoId === undefined) return;
  if (images !== undefined) {
    const ids = images.map((image) => image.id);
    await requireMedia(db, ids, (place) => `images[${place}].id`);
    const before = await imagesOfProducer(db, id);
    const after = placedImages(images);
    await replaceProducerImages(db, id, after);
    await auditImages(deps, db, { kind: 'producer', id, producerId: id }, before, after);
  }
  const shown = await imagesOfProducer(db, id);
  const logo = logoMediaId === null ? [] : [logoMediaId];
  await keepMediaUses(db, { kind: 'producer', id }, [...logo, ...shown.map(({ mediaId }) => mediaId)]);
}

async function withFields(
  db: Kysely<Database>,
  fields: Partial<ProducerFields>,
  before: ProducerTable,
): Promise<ProducerTable> {
  const name = requireLine(fields.name ?? before.name, 'name', TEXT_LIMITS.name);
  const provinceCode = fields.provinceCode ?? before.provinceCode;
  if ((await findProvince(db, provinceCode)) === undefined) {
    throw problem('province-unknown', { field: 'provinceCode' });
  }
  const { about, buyLinks, logoId } = fields;
  if (typeof logoId === 'string') await requireMedia(db, [logoId], () => 'logoId');
  const line = (key: 'identifier' | 'phone' | 'website' | 'formerAddress', limit: number) =>
    fields[key] === undefined ? before[key] : optionalLine(fields[key], key, limit);
  return {
    ...before,
    name,
    kind: fields.kind ?? before.kind,
    identifier: line('identifier', TEXT_LIMITS.short),
    phone: line('phone', TEXT_LIMITS.short),
    website: line('website', TEXT_LIMITS.address),
    address:
      fields.address === undefined
        ? before.address
        : (optionalLine(fields.address, 'address', TEXT_LIMITS.address) ?? ''),
    formerAddress: line('formerAddress', TEXT_LIMITS.address),
    aboutJson: about === undefined ? before.aboutJson : bilingualJson(about, 'about'),
    buyLinksJson: buyLinks === undefined ? before.buyLinksJson : listJson(keptBuyLinks(buyLinks)),
    logoMediaId: logoId === undefined ? before.logoMediaId : logoId,
    provinceCode,
    communeCode: await communeOf(db, fields.commune, provinceCode, before),
    matchKey: organisationKey(name, provinceCode),
    searchKey: searchText(name),
  };
}

/** A producer that moves to another province without naming its commune there has none until it does. */
async function communeOf(
  db: Kysely<Database>,
  named: string | null | undefined,
  provinceCode: string,
  before: ProducerTable,
): Promise<string | null> {
  if (named === null) return null;
  if (named !== undefined) return (await findCommuneNamed(db, provinceCode, named, 'commune')).code;
  if (before.communeCode === null) return null;
  const known = await findCommune(db, before.communeCode);
  return known?.provinceCode === provinceCode ? before.communeCode : null;
}
