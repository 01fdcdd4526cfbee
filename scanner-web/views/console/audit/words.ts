import type { Locale } from '../../model.ts';
import { AUDIT_TEXTS, AUDIT_WORDS, type AuditEntry } from './model.ts';

/** Characters of an id that tell it apart from others at a glance. */
const SHORT_ID = 8;

/** Ids that were drawn by chance or computed: they say nothing to people. */
const DRAWN_ID = /^[\w-]{16,}$/;

/** The id of a thing that stands for all of its kind. */
const ALL = '*';

type Subject = Pick<AuditEntry, 'subjectKind' | 'subjectId' | 'subjectName'>;

/** Somebody who acted, as far as who is looking may know. */
export interface NamedActor {
  readonly kind: 'person' | 'token' | 'erased' | 'hidden';
  readonly name: string | null;
  readonly role: string;
  /** The producer, province or commune that it acts for; null: the whole country. */
  readonly place: string | null;
}

/** Who is looking, and whom they know. */
export interface Viewer {
  /** Who is looking, as logs name actors. */
  readonly actor: string;
  readonly role: string;
  readonly known: ReadonlyMap<string, NamedActor>;
}

/** Why something was done, as it was written; a note that the service wrote itself is in the language of the page. */
export function noteText(note: string | null, locale: Locale): string | null {
  const job = /^print job ([\w-]+)$/.exec(note ?? '')?.[1];
  return job === undefined ? note : AUDIT_TEXTS[locale].printJob(job.slice(0, SHORT_ID));
}

/** Who acted, in words, with the role: `Lê Văn Minh (OCOP officer)`; `You` when it was who is looking. */
export function actorText(entry: Pick<AuditEntry, 'actor' | 'role'>, viewer: Viewer, locale: Locale): string {
  const known = viewer.known.get(entry.actor);
  const name = actorName(entry.actor, viewer, locale);
  const isPlain = entry.actor === viewer.actor || !/^(?:account|token|public)/.test(entry.actor);
  if (isPlain || known?.kind === 'hidden') return name;
  const role = AUDIT_WORDS[locale].roles[entry.role] ?? entry.role;
  return entry.actor === 'public' ? role : `${name} (${role})`;
}

/** Who acted: `Lê Văn Minh`, `Token Warehouse`, `OCOP officer, Lâm Đồng`; `You` when it was who is looking. */
export function actorName(actor: string, viewer: Viewer, locale: Locale): string {
  const { actors } = AUDIT_TEXTS[locale];
  if (actor === viewer.actor) return actors.you;
  const known = viewer.known.get(actor);
  if (known !== undefined) return knownText(known, locale);
  const [kind, id = ''] = actor.split(':', 2);
  if (kind === 'account') return `${actors.account} ${id.slice(0, SHORT_ID)}`;
  if (kind === 'token') return `${actors.token} ${id.slice(0, SHORT_ID)}`;
  return actor === 'local' ? actors.local : actor === 'public' ? actors.public : actors.system;
}

function knownText({ kind, name, role, place }: NamedActor, locale: Locale): string {
  const { actors } = AUDIT_TEXTS[locale];
  if (kind === 'erased') return actors.erased;
  if (kind === 'token') return `${actors.token} ${name ?? ''}`;
  if (kind === 'person') return name ?? actors.erased;
  const stands = AUDIT_WORDS[locale].roles[role] ?? role;
  return place === null ? stands : `${stands}, ${place}`;
}

/** The page of the thing that an entry is about; undefined where it has none, or not for who is looking. */
export function subjectHref(
  { subjectKind, subjectId, subjectName }: Subject,
  viewer: Viewer,
): string | undefined {
  if (subjectKind === 'account') {
    return viewer.role === 'admin' && subjectId !== ALL ? `/console/accounts/${subjectId}` : undefined;
  }
  const area = AREAS[subjectKind] ?? (viewer.role === 'producer' ? undefined : OFFICE_AREAS[subjectKind]);
  // What has no name today is not there any more.
  return area === undefined || subjectName === null ? undefined : `/console/${area}/${subjectId}`;
}

/** Kinds of things with pages that every reader of the log may open. */
const AREAS: Readonly<Record<string, string>> = {
  product: 'products',
  certificate: 'certificates',
  decision: 'decisions',
  lot: 'lots',
  batch: 'batches',
};

/** Kinds of things with pages for those who decide about them. */
const OFFICE_AREAS: Readonly<Record<string, string>> = {
  submission: 'review',
  case: 'cases',
  application: 'review/applications',
};

/** What was done, in words. */
export function actionText(action: string, locale: Locale): string {
  return AUDIT_WORDS[locale].actions[action] ?? action;
}

/** A kind of thing, in words. */
export function kindText(kind: string, locale: Locale): string {
  return AUDIT_WORDS[locale].kinds[kind] ?? kind;
}

/** The thing that an entry is about: its kind, and its name today, or the beginning of its id. */
export function subjectText(entry: Subject, viewer: Viewer, locale: Locale): string {
  const { subjectKind, subjectId, subjectName } = entry;
  const { subjects } = AUDIT_TEXTS[locale];
  if (subjectKind === 'account' && subjectId === ALL) return subjects.accountList;
  const table = subjectKind === 'table' ? subjects.tables[subjectId] : undefined;
  if (table !== undefined) return table;
  const known = viewer.known.get(`${subjectKind}:${subjectId}`);
  if (subjectKind === 'account' && known?.kind === 'erased') return subjects.erasedAccount;
  const kind = kindText(subjectKind, locale);
  if (subjectName === null) {
    if (known?.kind === 'hidden') return `${kind} ${knownText(known, locale)}`;
    return `${kind} ${DRAWN_ID.test(subjectId) ? `${subjectId.slice(0, SHORT_ID)}…` : subjectId}`;
  }
  // What people call by a code or a number goes by it, whatever it is about.
  const isCalledById = subjectKind === 'batch' || subjectKind === 'submission';
  return `${kind} ${isCalledById ? `${subjectId} · ` : ''}${subjectName}`;
}

/** Whether people can do something with the id of the thing: not with what stands for all, nor with a table's code. */
export function hasOwnId({ subjectKind, subjectId }: Subject): boolean {
  return subjectId !== ALL && subjectKind !== 'table';
}

/** Accounts and tokens that entries are about, as logs name actors. */
export function subjectActors(entries: readonly Subject[]): readonly { readonly actor: string }[] {
  return entries
    .filter((entry) => /^(?:account|token)$/.test(entry.subjectKind) && hasOwnId(entry))
    .map(({ subjectKind, subjectId }) => ({ actor: `${subjectKind}:${subjectId}` }));
}
