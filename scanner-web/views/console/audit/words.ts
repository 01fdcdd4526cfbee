import type { Locale } from '../../model.ts';
import { AUDIT_TEXTS, AUDIT_WORDS, type AuditEntry } from './model.ts';

/** Characters of an id that tell it apart from others at a glance. */
const SHORT_ID = 8;

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
  { subjectKind, subjectId, subjectName }: Pick<AuditEntry, 'subjectKind' | 'subjectId' | 'subjectName'>,
  viewer: Viewer,
): string | undefined {
  if (subjectKind === 'account') {
    return viewer.role === 'admin' && subjectId !== '*' ? `/console/accounts/${subjectId}` : undefined;
  }
  const area = AREAS[subjectKind];
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

/** What was done, in words. */
export function actionText(action: string, locale: Locale): string {
  return AUDIT_WORDS[locale].actions[action] ?? action;
}

/** A kind of thing, in words. */
export function kindText(kind: string, locale: Locale): string {
  return AUDIT_WORDS[locale].kinds[kind] ?? kind;
}

/** The thing that an entry is about: its kind, and its name today or its id. */
export function subjectText(
  { subjectKind, subjectId, subjectName }: Pick<AuditEntry, 'subjectKind' | 'subjectId' | 'subjectName'>,
  locale: Locale,
): string {
  // A batch is known by its code, whatever it is a batch of.
  const name =
    subjectKind === 'batch' && subjectName !== null ? `${subjectId} · ${subjectName}` : subjectName;
  return `${kindText(subjectKind, locale)} ${name ?? subjectId}`;
}
