import type { Locale } from '../../model.ts';
import { AUDIT_EN } from '../texts/audit.en.ts';
import type { AuditTexts } from '../texts/audit.ts';
import { AUDIT_VI } from '../texts/audit.vi.ts';
import { AUDIT_MEMBERS_EN } from '../texts/audit-members.en.ts';
import { AUDIT_MEMBERS_VI } from '../texts/audit-members.vi.ts';
import { AUDIT_WORDS_EN } from '../texts/audit-words.en.ts';
import type { AuditWords } from '../texts/audit-words.ts';
import { AUDIT_WORDS_VI } from '../texts/audit-words.vi.ts';

/** The sentences of the audit log, by language. */
export const AUDIT_TEXTS: Readonly<Record<Locale, AuditTexts>> = { vi: AUDIT_VI, en: AUDIT_EN };

/** Words for the codes in entries, by language. */
export const AUDIT_WORDS: Readonly<Record<Locale, AuditWords>> = { vi: AUDIT_WORDS_VI, en: AUDIT_WORDS_EN };

/** Names of the members that entries tell of, by language; one that is not there is shown as it is. */
export const AUDIT_MEMBERS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  vi: AUDIT_MEMBERS_VI,
  en: AUDIT_MEMBERS_EN,
};

/** Members of an entry by name. */
export type AuditMembers = Readonly<Record<string, unknown>>;

/** An entry as the pages show it. */
export interface AuditEntry {
  readonly seq: number;
  readonly timeMs: number;
  /** `account:<id>`, `token:<id>`, `local`, `system` or `public`. */
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly producerId: string | null;
  readonly producerName: string | null;
  readonly before: AuditMembers | null;
  readonly after: AuditMembers | null;
  readonly reason: string | null;
  readonly hash: string;
}
