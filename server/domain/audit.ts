import type { Principal, Role } from './principal.ts';

/** What an actor stood as: a role, the service itself, or somebody who is not signed in. */
export type AuditRole = Role | 'system' | 'public';

/** One act as the audit log keeps it: who, when, from what to what, why. Never the data of a person, never a secret. */
export interface AuditEntry {
  readonly timeMs: number;
  readonly actor: string;
  readonly role: AuditRole;
  /** The noun and the verb, e.g. `product.edit`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The producer whom it concerns. */
  readonly producerId: string | null;
  /** The province whom it concerns. */
  readonly provinceCode: string | null;
  /** The changed members as they were; null for what is new. */
  readonly before: object | null;
  /** The changed members as they are now; null for what ended. */
  readonly after: object | null;
  readonly reason: string | null;
}

/** The service itself, for what it does without being asked. */
export const SYSTEM = { actor: 'system', role: 'system' } as const;

/** In whose name a service acts that changes something. */
export interface Acting {
  readonly by: Principal;
}

/** The members of an entry that say who acted. */
export function actedBy({ actor, role }: Principal): Pick<AuditEntry, 'actor' | 'role'> {
  return { actor, role };
}

/** Acts that change nothing of the thing that they are about: reads that the log tells. */
export const READING_ACTIONS = [
  'account.list',
  'account.read',
  'application.read',
  'case.read',
  'handover.download',
  'table.export',
] as const;

/** What stands in the log for a value that it must not hold: the change of personal data is told, not the data. */
export const HIDDEN = { hidden: true } as const;

/** What a change left different: `before` and `after` with the differing members only; null when nothing differs. */
export function changedMembers(
  before: object,
  after: object,
  hidden: readonly string[] = [],
): Pick<AuditEntry, 'before' | 'after'> | null {
  const was = new Map(Object.entries(before));
  const is = new Map(Object.entries(after));
  const names = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)),
  );
  if (names.length === 0) return null;
  const only = (members: ReadonlyMap<string, unknown>) =>
    shown(Object.fromEntries(names.map((name) => [name, members.get(name) ?? null])), hidden);
  return { before: only(was), after: only(is) };
}

/** The members with those named in `hidden` masked, unless they are null. */
export function shown(members: object, hidden: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      hidden.includes(name) && value !== null && value !== undefined ? HIDDEN : value,
    ]),
  );
}

/** Members that are kept for the database's own sake, and tell no reader anything. */
const TECHNICAL = ['id', 'matchKey', 'searchKey', 'createdMs', 'createdBy', 'updatedMs'];

/** What a stored row says, as an entry tells it: without technical members, `*Json` columns as what they hold. */
export function rowFacts(row: object): Readonly<Record<string, unknown>> {
  const members = Object.entries(row).filter(([name]) => !TECHNICAL.includes(name));
  return Object.fromEntries(
    members.map(([name, value]) =>
      name.endsWith('Json')
        ? [name.slice(0, -'Json'.length), typeof value === 'string' ? JSON.parse(value) : null]
        : [name, value],
    ),
  );
}
