import type { Kysely } from 'kysely';
import { type AuditEntry, actedBy, changedMembers, rowFacts, shown } from '../domain/audit.ts';
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
    after,
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
    ...changed,
  });
}

/** Tells the audit log which images a product shows now, inside the transaction of the change. */
export async function auditImages(
  deps: EditingDeps,
  db: Kysely<Database>,
  product: { readonly id: string; readonly producerId: string },
  before: readonly ShownImage[],
  after: readonly ShownImage[],
): Promise<void> {
  const changed = changedMembers({ images: before.map(imageFacts) }, { images: after.map(imageFacts) });
  if (changed === null) return;
  await append(deps, db, product.producerId, {
    action: 'product.images',
    subjectKind: 'product',
    subjectId: product.id,
    ...changed,
  });
}

interface ShownImage {
  readonly mediaId: string;
  readonly alt: string;
}

function imageFacts({ mediaId, alt }: ShownImage) {
  return { mediaId, alt };
}

/** A phone rings at a person; of a household, everything that names or finds it is the data of a person. */
function personalMembers(kind: Kind, row: Row): readonly string[] {
  if (kind !== 'producer') return [];
  const isHousehold = 'kind' in row && row.kind === 'household';
  return isHousehold ? ['name', 'identifier', 'phone', 'website', 'address', 'formerAddress'] : ['phone'];
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
