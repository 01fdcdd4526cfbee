import type { Kysely } from 'kysely';
import { type AuditEntry, actedBy, changedMembers, HIDDEN, rowFacts, shown } from '../domain/audit.ts';
import type { KeptSection } from '../domain/public-content.ts';
import { appendAudit, concerning } from '../storage/audit.ts';
import type { Database } from '../storage/schema.ts';
import type { EditingDeps } from './deps.ts';

/** What the registry keeps rows of. */
type Kind = 'producer' | 'product' | 'variant';

/** A stored row of the registry. */
interface Row {
  readonly id: string;
}

/** Tells the audit log that a row was registered, inside the transaction that registers it. */
export async function auditRegistration(
  deps: EditingDeps,
  db: Kysely<Database>,
  kind: Kind,
  producerId: string,
  row: Row,
): Promise<void> {
  const after = shown(rowFacts(row), personalMembers(kind, row));
  await append(deps, db, producerId, {
    action: `${kind}.register`,
    subjectKind: kind,
    subjectId: row.id,
    before: null,
    after: withoutPhotoWords(after),
  });
}

/** Tells the audit log what an edit of a row changed, inside its transaction; nothing when it changed nothing. */
export async function auditEdit(
  deps: EditingDeps,
  db: Kysely<Database>,
  kind: Kind,
  producerId: string,
  before: Row,
  after: Row,
): Promise<void> {
  const hidden = [...personalMembers(kind, before), ...personalMembers(kind, after)];
  const changed = changedMembers(rowFacts(before), rowFacts(after), hidden);
  if (changed === null) return;
  await append(deps, db, producerId, {
    action: `${kind}.edit`,
    subjectKind: kind,
    subjectId: after.id,
    before: withoutPhotoWords(changed.before ?? {}),
    after: withoutPhotoWords(changed.after ?? {}),
  });
}

/** Tells the audit log which photos a product or producer shows now, inside the transaction of the change. */
export async function auditImages(
  deps: EditingDeps,
  db: Kysely<Database>,
  owner: { readonly kind: Kind; readonly id: string; readonly producerId: string },
  before: readonly ShownImage[],
  after: readonly ShownImage[],
): Promise<void> {
  const changed = changedMembers({ images: before.map(imageFacts) }, { images: after.map(imageFacts) });
  if (changed === null) return;
  await append(deps, db, owner.producerId, {
    action: `${owner.kind}.images`,
    subjectKind: owner.kind,
    subjectId: owner.id,
    before: { images: before.map(unnamed) },
    after: { images: after.map(unnamed) },
  });
}

interface ShownImage {
  readonly mediaId: string;
  readonly alt: string;
  readonly altEn: string | null;
}

function imageFacts({ mediaId, alt, altEn }: ShownImage) {
  return { mediaId, alt, altEn };
}

/** The words of a photo may name who is in it, and photos can be erased: the log tells which photo it was, not the words. */
function unnamed({ mediaId }: ShownImage) {
  return { mediaId, alt: HIDDEN };
}

function withoutPhotoWords(facts: object): object {
  if (!('story' in facts) || !Array.isArray(facts.story)) return facts;
  const story = facts.story.map((section: KeptSection) => ({
    ...section,
    photos: section.photos.map(({ id }) => ({ id, alt: HIDDEN })),
  }));
  return { ...facts, story };
}

/** A phone rings at a person; of a household, everything that names or finds it is the data of a person. */
function personalMembers(kind: Kind, row: Row): readonly string[] {
  if (kind !== 'producer') return [];
  const isHousehold = 'kind' in row && row.kind === 'household';
  return isHousehold
    ? ['name', 'identifier', 'phone', 'website', 'address', 'formerAddress', 'about']
    : ['phone'];
}

async function append(
  { by, clock }: EditingDeps,
  db: Kysely<Database>,
  producerId: string,
  told: Pick<AuditEntry, 'action' | 'subjectKind' | 'subjectId' | 'before' | 'after'>,
): Promise<void> {
  const concerned = await concerning(db, producerId);
  await appendAudit(db, { ...actedBy(by), ...concerned, ...told, timeMs: clock(), reason: null });
}
