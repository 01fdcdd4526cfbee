import type { CopyReason } from '../../../stamps/copies/index.ts';
import type { VoidReason } from '../../../stamps/state/index.ts';
import type {
  RecognitionStatus,
  RevocationGround,
  StampFault,
  Verdict,
} from '../../../stamps/verdict/index.ts';
import type { FaultView, Locale, ProducerKind, ProductGroup } from '../model.ts';
import type { ClaimTexts } from './claim.ts';
import type { LanguageForms } from './forms.ts';
import type { PrivacyTexts } from './privacy.ts';
import type { ReportTexts } from './report.ts';
import type { ScannerTexts } from './scanner.ts';

/** What a result says: a few words, one sentence of meaning, one of what to do. */
export interface Statement {
  readonly word: string;
  readonly meaning: string;
  readonly action: string;
}

/** Values that a statement about one stamp may mention; dates and times come formatted. */
export interface StatementFacts {
  readonly host: string;
  readonly lotNumber: string | null;
  readonly claimedAt: string | null;
  readonly unusedDeadline: string | null;
  readonly voidReason: VoidReason | null;
  readonly fault: FaultView | null;
}

/** Values that a statement about the recognition may mention. */
export interface RecognitionFacts {
  readonly stars: number | null;
  readonly validUntil: string | null;
  readonly revokedOn: string | null;
  readonly ground: string | null;
}

/** What a recognition says on its card, and behind the verdict when it is worse than the verdict. */
export interface RecognitionStatement extends Statement {
  /** Continues the verdict's words, e.g. `, but its recognition was revoked`. */
  readonly but: string;
}

/** A language of the public pages: all that they say, and how it is written. A missing or a further key does not compile. */
export interface Texts {
  /** BCP 47, as `lang` says it and `?lang=` asks for it: `vi`, `zh-Hant`. */
  readonly code: string;
  /** What the language calls itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** In which of the two languages of producers its readers would rather read what these write. */
  readonly reads: Locale;
  readonly forms: LanguageForms;
  readonly product: {
    readonly siteName: string;
    readonly siteTask: string;
    readonly skip: string;
  };
  readonly verdicts: Readonly<Record<Verdict, (facts: StatementFacts) => Statement>>;
  readonly faults: Readonly<Record<StampFault, (facts: StatementFacts) => Statement>>;
  readonly copyReasons: Readonly<Record<CopyReason, string>>;
  readonly alsoVerdicts: Readonly<Record<Verdict, string>>;
  readonly recognitions: Readonly<
    Record<RecognitionStatus, (facts: RecognitionFacts) => RecognitionStatement>
  >;
  readonly grounds: Readonly<Record<RevocationGround, string>>;
  readonly pastBestBefore: (on: string) => RecognitionStatement;
  readonly proofTagOnly: string;
  readonly throttled: (seconds: number) => Statement;
  readonly counts: {
    /** This page view is the first, or the `nth` one; `firstAt` is formatted, null on the first. */
    readonly thisCheck: (nth: number, firstAt: string | null) => string;
    /** Before this page view is counted. */
    readonly soFar: (scans: number, firstAt: string | null) => string;
    readonly button: string;
    readonly buttonHint: string;
    readonly province: string;
    readonly provinceNone: string;
    readonly provinceHint: string;
    readonly seenHere: (at: string) => string;
    readonly todayAt: (time: string) => string;
    readonly failed: string;
  };
  readonly compare: { readonly title: string; readonly hint: string };
  readonly fields: {
    readonly product: string;
    readonly pack: string;
    readonly netContent: string;
    readonly group: string;
    readonly gtin: string;
    readonly lot: string;
    readonly producedOn: string;
    readonly expiresOn: string;
    readonly noExpiry: string;
    readonly serial: string;
    readonly traceabilityCode: string;
    readonly uniqueId: string;
    readonly productId: string;
    readonly ocopCode: string;
    readonly externalIds: string;
    readonly producer: string;
    readonly identifier: string;
    readonly address: string;
    readonly formerAddress: string;
    readonly origin: string;
    readonly country: (province: string) => string;
    readonly phone: string;
    readonly website: string;
    readonly activatedAt: string;
    readonly ingredients: string;
    readonly instructions: string;
    readonly storage: string;
    readonly warnings: string;
    readonly decision: (number: string, on: string | null, authority: string | null) => string;
    readonly stars: (stars: number) => string;
    readonly standardUntil: (on: string) => string;
    readonly standardNumber: (number: string) => string;
    readonly locationCode: string;
    readonly productCode: string;
    readonly gtinHint: string;
    readonly copy: string;
    readonly copied: string;
  };
  readonly sections: {
    readonly recognition: string;
    readonly producer: string;
    readonly stages: string;
    readonly story: string;
    readonly about: string;
    readonly buy: string;
    readonly contents: string;
    readonly standards: string;
    readonly codes: string;
    readonly limits: string;
    readonly truePage: string;
    readonly privacy: string;
    readonly recallNotice: string;
    readonly also: string;
    readonly copyReasons: string;
    readonly check: string;
    readonly checkAnother: string;
  };
  readonly groups: Readonly<Record<ProductGroup, string>>;
  readonly kinds: Readonly<Record<ProducerKind, string>>;
  readonly stageActivated: string;
  readonly storyVietnameseOnly: string;
  /** Below the places of sale. */
  readonly buyHint: string;
  readonly limits: readonly string[];
  readonly truePage: { readonly lead: string; readonly rules: readonly string[] };
  readonly privacy: (retentionDays: number) => readonly string[];
  readonly form: {
    readonly label: string;
    readonly hint: string;
    readonly button: string;
    readonly placeholder: string;
    /** Feedback while typing; `{n}` is the number of characters. */
    readonly progress: string;
    readonly good: string;
    readonly wrongCheck: string;
    /** `{group}` is the group of four, counted from 1. */
    readonly wrongCharacter: string;
    readonly tooLong: string;
  };
  readonly home: {
    readonly title: string;
    readonly lead: string;
    readonly steps: readonly string[];
    readonly camera: string;
  };
  readonly scanner: ScannerTexts;
  readonly privacyPage: PrivacyTexts;
  readonly claim: ClaimTexts;
  readonly report: ReportTexts;
  readonly footer: { readonly lead: string };
  readonly preview: { readonly stamp: string; readonly home: string };
}
