/** What can be done to a certificate, or to begin one. */
export type CertificateAct =
  | 'issue'
  | 'extension'
  | 'renewal'
  | 'upgrade'
  | 'revocation'
  | 'correction'
  | 'withdrawal';

/** What a certificate is today. */
export type CertificateStatus =
  | 'valid'
  | 'extended'
  | 'upcoming'
  | 'followed'
  | 'expired'
  | 'revoked'
  | 'withdrawn';

/** Sentences of one act. */
export interface ActTexts {
  /** Link or button that leads to it. */
  readonly action: string;
  readonly title: string;
  readonly lead: string;
  /** Button of the last step. */
  readonly confirm: string;
  /** Told once it is done. */
  readonly done: string;
}

/** Sentences about certificates and decisions. */
export interface CertificateTexts {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly stars: (stars: number) => string;
  readonly until: (day: string) => string;
  readonly statuses: Readonly<Record<CertificateStatus, string>>;
  readonly downloadXlsx: string;
  readonly downloadCsv: string;
  readonly filters: {
    readonly title: string;
    readonly q: string;
    readonly qHint: string;
    readonly group: string;
    readonly anyGroup: string;
    readonly stars: string;
    readonly anyStars: string;
    readonly state: string;
    readonly anyState: string;
    readonly authority: string;
    readonly anyAuthority: string;
    readonly province: string;
    readonly anyProvince: string;
    readonly commune: string;
    readonly anyCommune: string;
    readonly ends: string;
    readonly anyEnd: string;
    readonly endsWithin: (days: number) => string;
  };
  readonly columns: {
    readonly product: string;
    readonly producer: string;
    readonly stars: string;
    readonly decision: string;
    readonly until: string;
    readonly status: string;
  };
  readonly facts: {
    readonly product: string;
    readonly producer: string;
    readonly group: string;
    readonly stars: string;
    readonly decision: string;
    readonly decisionOf: (number: string, day: string, authority: string) => string;
    readonly issuedOn: string;
    readonly startsOn: string;
    readonly expiresOn: string;
    readonly extendedUntil: string;
    readonly revokedOn: string;
    readonly ground: string;
    readonly conclusion: string;
    readonly follows: string;
    readonly followsAs: Readonly<Record<'renewal' | 'upgrade', string>>;
    readonly followedBy: string;
    readonly from: (day: string) => string;
  };
  readonly stamps: {
    readonly title: string;
    readonly none: string;
    readonly batches: string;
    readonly all: string;
    readonly waiting: string;
    readonly activated: string;
    readonly see: string;
  };
  readonly timeline: {
    readonly title: string;
    readonly acts: Readonly<Record<'record' | 'extend' | 'revoke' | 'correct' | 'withdraw', string>>;
    readonly said: (stars: number, from: string, until: string) => string;
  };
  readonly shown: {
    readonly title: string;
    readonly lead: string;
    readonly day: string;
    readonly submit: string;
    readonly answer: (day: string, what: string) => string;
    readonly statuses: Readonly<Record<'valid' | 'extended' | 'expired' | 'revoked' | 'none', string>>;
  };
  readonly acts: Readonly<Record<CertificateAct, ActTexts>>;
  readonly fields: {
    readonly product: string;
    readonly productSearch: string;
    readonly productSearchHint: string;
    readonly choose: string;
    readonly noProduct: string;
    readonly stars: string;
    readonly number: string;
    readonly numberHint: string;
    readonly signedOn: string;
    readonly authority: string;
    readonly authorityHint: string;
    readonly issuedOn: string;
    readonly issuedOnHint: string;
    readonly startsOn: string;
    readonly startsOnHint: string;
    readonly expiresOn: string;
    readonly expiresOnHint: string;
    readonly until: string;
    readonly untilHint: (last: string) => string;
    readonly extensionDecision: string;
    readonly extensionReason: string;
    readonly extensionReasonHint: string;
    readonly ground: string;
    readonly grounds: Readonly<Record<'a' | 'b' | 'c' | 'd' | 'dd' | 'e', string>>;
    readonly revokedOn: string;
    readonly revokedOnHint: string;
    readonly conclusion: string;
    readonly conclusionHint: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly takeBackRevocation: string;
    readonly takeBackExtension: string;
    readonly next: string;
    readonly change: string;
  };
  readonly consequences: {
    readonly title: string;
    readonly becomes: (status: string, stars: number, from: string, until: string) => string;
    readonly shownNow: (what: string) => string;
    readonly shownThen: (what: string) => string;
    readonly unchanged: (what: string) => string;
    readonly starts: (day: string) => string;
    readonly cannotActivate: (stamps: string, batches: string) => string;
    readonly inMarket: (stamps: string, what: string) => string;
    readonly canActivate: (stamps: string) => string;
    readonly noStamps: string;
    readonly followed: (day: string) => string;
    readonly onRecord: string;
  };
  readonly decisions: {
    readonly title: string;
    readonly lead: string;
    readonly one: (number: string) => string;
    readonly empty: string;
    readonly kinds: Readonly<Record<'recognition' | 'extension' | 'revocation', string>>;
    readonly kind: string;
    readonly anyKind: string;
    readonly number: string;
    readonly signedOn: string;
    readonly authority: string;
    readonly certificates: string;
    readonly recognised: string;
    readonly extended: string;
    readonly revoked: string;
    readonly superseded: string;
    readonly supersededBy: string;
    readonly correct: string;
    readonly correctTitle: string;
    readonly correctLead: (certificates: string) => string;
    readonly corrected: string;
    readonly noCertificates: string;
    readonly import: string;
  };
}
