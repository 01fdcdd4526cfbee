import type { ConsoleRole } from '../model.ts';

/** Sentences of signing in. */
export interface EntryTexts {
  readonly title: string;
  readonly lead: string;
  readonly expired: string;
  readonly kept: string;
  readonly email: string;
  readonly password: string;
  readonly signIn: string;
  readonly forgotten: string;
  readonly forgottenTitle: string;
  readonly forgottenBody: readonly string[];
  readonly codeTitle: string;
  readonly codeLead: string;
  readonly code: string;
  readonly codeHint: string;
  readonly otherAccount: string;
  readonly confirmTitle: string;
  readonly confirmLead: string;
  readonly confirm: string;
  readonly resumeTitle: string;
  readonly resumeLead: string;
  readonly resume: string;
  readonly factorTitle: string;
  readonly factorRequired: string;
  readonly factorSteps: readonly string[];
  readonly factorSecret: string;
  readonly factorSymbol: string;
  readonly factorCode: string;
  readonly factorConfirm: string;
  readonly codesTitle: string;
  readonly codesLead: string;
  readonly codesKept: string;
  readonly linkTitles: Readonly<Record<'setup' | 'invitation' | 'reset', string>>;
  readonly linkLeads: Readonly<Record<'setup' | 'invitation' | 'reset', string>>;
  readonly linkFor: string;
  readonly newPassword: string;
  readonly passwordHint: string;
  readonly name: string;
  readonly choose: string;
}

/** Sentences about one's own account. */
export interface OwnTexts {
  readonly title: string;
  readonly done: Readonly<Record<string, string>>;
  readonly profile: string;
  readonly phone: string;
  readonly locale: string;
  readonly locales: Readonly<Record<'vi' | 'en', string>>;
  readonly emailNote: string;
  readonly password: string;
  readonly currentPassword: string;
  readonly change: string;
  readonly endsOthers: string;
  readonly factor: string;
  readonly factorOn: (left: number) => string;
  readonly factorOff: string;
  readonly factorSetUp: string;
  readonly factorReplace: string;
  readonly factorRemove: string;
  readonly newCodes: string;
  readonly sessions: string;
  readonly device: string;
  readonly since: string;
  readonly lastUsed: string;
  readonly thisOne: string;
  readonly end: string;
  readonly endOthers: string;
}

/** Sentences of the administration of accounts and tokens. */
export interface AdminTexts {
  readonly title: string;
  readonly lead: string;
  readonly invite: string;
  readonly letters: string;
  readonly tokens: string;
  readonly search: string;
  readonly anyRole: string;
  readonly anyState: string;
  readonly columns: {
    readonly name: string;
    readonly role: string;
    readonly scope: string;
    readonly state: string;
  };
  readonly states: Readonly<Record<'invited' | 'active' | 'ended', string>>;
  readonly erased: string;
  readonly noFactor: string;
  readonly empty: string;
  readonly wholeCountry: string;
  readonly role: string;
  readonly roleHints: Readonly<Record<ConsoleRole, string>>;
  readonly next: string;
  readonly findProducer: string;
  readonly producer: string;
  /** No producer is there, or none was found by the words searched by. */
  readonly noProducer: { readonly none: string; readonly notFound: string; readonly importThem: string };
  readonly province: string;
  readonly commune: string;
  readonly wholeProvince: string;
  readonly showCommunes: string;
  readonly email: string;
  readonly send: string;
  readonly linkTitle: string;
  readonly linkBody: string;
  readonly linkUntil: (time: string) => string;
  readonly linkSent: string;
  readonly linkShown: string;
  readonly back: string;
  readonly done: Readonly<Record<string, string>>;
  readonly facts: {
    readonly created: string;
    readonly lastSignIn: string;
    readonly never: string;
    readonly factor: string;
    readonly sessions: string;
    readonly tokens: string;
    readonly openLink: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly edit: string;
  readonly makeInvitation: string;
  readonly makeReset: string;
  readonly revokeLinks: string;
  readonly signOut: string;
  readonly resetFactor: string;
  readonly rebind: string;
  readonly nowRole: string;
  readonly nowScope: string;
  readonly newRole: string;
  readonly rebindButton: string;
  readonly rebindSignsOut: (sessions: number) => string;
  readonly will: string;
  readonly stays: string;
  readonly keepAccount: string;
  readonly endTitle: string;
  readonly endWill: (sessions: number, tokens: number, hasLink: boolean) => readonly string[];
  readonly endStays: readonly string[];
  readonly reason: string;
  readonly endButton: string;
  readonly eraseTitle: string;
  readonly eraseWill: readonly string[];
  readonly eraseStays: readonly string[];
  readonly eraseButton: string;
  readonly tokenLead: string;
  readonly tokenName: string;
  readonly tokenDays: string;
  readonly tokenDaysHint: string;
  readonly tokenMake: string;
  readonly tokenMade: string;
  readonly tokenKeep: string;
  readonly tokenShown: string;
  readonly tokenColumns: { readonly name: string; readonly until: string };
  readonly tokenRevoked: string;
  readonly tokenRevoke: string;
  readonly tokenEmpty: string;
  readonly forever: string;
}

/** All sentences about accounts. */
export interface AccountTexts {
  readonly entry: EntryTexts;
  readonly own: OwnTexts;
  readonly admin: AdminTexts;
}
