import type { Locale } from '../../model.ts';
import { AUDIT_TEXTS, AUDIT_WORDS, type AuditEntry } from './model.ts';

/** Characters of an id that tell it apart from others at a glance. */
const SHORT_ID = 8;

/** Who acted, in words: `OCOP officer (account 3fT9kQ2m)`; `You` when it was who is looking. */
export function actorText(entry: Pick<AuditEntry, 'actor' | 'role'>, viewer: string, locale: Locale): string {
  const { actors } = AUDIT_TEXTS[locale];
  if (entry.actor === viewer) return actors.you;
  if (entry.actor === 'local') return actors.local;
  if (entry.actor === 'system') return actors.system;
  const role = AUDIT_WORDS[locale].roles[entry.role] ?? entry.role;
  const [kind, id = ''] = entry.actor.split(':', 2);
  const by = kind === 'account' ? actors.account : kind === 'token' ? actors.token : undefined;
  return by === undefined ? role : `${role} (${by} ${id.slice(0, SHORT_ID)})`;
}

/** Who acted where the role is not known: `account 3fT9kQ2m`; `You` when it was who is looking. */
export function actorName(actor: string, viewer: string, locale: Locale): string {
  const { actors } = AUDIT_TEXTS[locale];
  if (actor === viewer) return actors.you;
  const [kind, id = ''] = actor.split(':', 2);
  if (kind === 'account') return `${actors.account} ${id.slice(0, SHORT_ID)}`;
  if (kind === 'token') return `${actors.token} ${id.slice(0, SHORT_ID)}`;
  return actor === 'local' ? actors.local : actors.system;
}

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
