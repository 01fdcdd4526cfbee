import type { CopyReason } from '../../stamps/copies/index.ts';
import type { LinkDamage } from '../../stamps/link/index.ts';
import type { VoidReason } from '../../stamps/state/index.ts';
import type {
  Proof,
  RecognitionStatus,
  RevocationGround,
  Severity,
  StampFault,
  Verdict,
} from '../../stamps/verdict/index.ts';
import type { Texts } from './texts/texts.ts';

/** The OCOP product groups. */
export type ProductGroup = 'food' | 'beverage' | 'medicinal' | 'handicraft' | 'ornamental' | 'tourism';

/** What a producer is. */
export type ProducerKind =
  | 'cooperative'
  | 'cooperative-group'
  | 'company'
  | 'household'
  | 'farm'
  | 'association'
  | 'other';

/** The languages of the console and of what producers write; public pages may have more. */
export type Locale = 'vi' | 'en';

/** A text that its author wrote in Vietnamese and perhaps in English too. */
export interface BilingualText {
  readonly vi: string;
  readonly en?: string;
}

/** What every public page needs around its content. */
export interface PageFrame {
  /** The page's language with all that it says. */
  readonly texts: Texts;
  /** The other languages in which it can be read. */
  readonly others: readonly Pick<Texts, 'code' | 'name'>[];
  /** The true domain, shown to teach it: host and, if unusual, port, e.g. `tem.example.vn`. */
  readonly host: string;
  /** Scheme and host for absolute addresses in previews, e.g. `https://tem.example.vn`. */
  readonly origin: string;
  /** Path and query of this page without `lang`; the language switch adds `lang` to it. */
  readonly selfPath: string;
  /** Minified style sheet, inlined; its hash is in the page's CSP. */
  readonly css: string;
  /** Address of the deferred module; null: the page works without one. */
  readonly scriptHref: string | null;
  /** Days that single checks are kept. */
  readonly retentionDays: number;
  /** Days that contact and photo of a report are kept at most. */
  readonly reportDays: number;
  /** Unix milliseconds at which the page was made. */
  readonly nowMs: number;
  /** On a page that shows what is not published; it says so, and is no page of a stamp. */
  readonly preview?: PreviewFrame;
}

/** What surrounds the preview of a page. */
export interface PreviewFrame {
  /** Where the preview was asked for; null where the browser's own way back is the only one. */
  readonly backHref: string | null;
  /** Nothing of what is shown was sent yet: the same address shows it in the other language only once it was. */
  readonly isUnsent: boolean;
}

/** A picture that the server serves itself. */
export interface ImageView {
  readonly src: string;
  readonly alt: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture with what it shows in both languages, and perhaps a line below it. */
export interface PhotoView extends ImageView {
  readonly altEn?: string;
  readonly caption?: BilingualText;
}

/** A part of a product's story; at least one of its members says something. */
export interface StorySectionView {
  readonly heading?: BilingualText;
  readonly text?: BilingualText;
  readonly photos: readonly PhotoView[];
}

/** Where goods are sold. */
export interface BuyLinkView {
  readonly label: string;
  /** Full https address. */
  readonly url: string;
}

/** One step on the way of a lot, as its producer declared it. */
export interface StageView {
  readonly name: string;
  readonly nameEn?: string;
  readonly place?: string;
  readonly locationCode?: string;
  readonly productCode?: string;
  /** Civil day `YYYY-MM-DD`, or an RFC 3339 time. */
  readonly on: string;
}

/** A standard or certificate other than the OCOP recognition. */
export interface StandardView {
  readonly name: string;
  readonly number?: string;
  readonly issuer?: string;
  /** Civil day, inclusive. */
  readonly validUntil?: string;
}

/** The product that the stamp was issued for, with the pack that carries it. */
export interface ProductView {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly group: ProductGroup;
  readonly pack: string;
  readonly netContent: string | null;
  readonly gtin: string | null;
  readonly ocopCode: string | null;
  readonly image: PhotoView | null;
  readonly story: readonly StorySectionView[];
  readonly ingredients: BilingualText | null;
  readonly instructions: BilingualText | null;
  readonly storage: BilingualText | null;
  readonly warnings: BilingualText | null;
  readonly standards: readonly StandardView[];
  readonly externalIds: readonly { readonly system: string; readonly id: string }[];
  /** Where it is sold; the producer's places when it names none of its own. */
  readonly buyLinks: readonly BuyLinkView[];
}

/** Who answers for the product. */
export interface ProducerView {
  readonly name: string;
  readonly kind: ProducerKind;
  readonly identifier: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  /** Street line, commune and province as they are called today. */
  readonly address: string;
  /** The same place in units abolished in July 2025. */
  readonly formerAddress: string | null;
  readonly provinceCode: string;
  readonly province: string;
  readonly provinceEn: string;
  readonly about: BilingualText | null;
  readonly logo: ImageView | null;
  readonly photos: readonly PhotoView[];
}

/** The lot that the stamp was activated for. */
export interface LotView {
  readonly number: string;
  readonly producedOn: string;
  readonly expiresOn: string | null;
  readonly stages: readonly StageView[];
  readonly recall: { readonly atMs: number; readonly notice: BilingualText | null } | null;
}

/** The OCOP recognition on the day of the check. */
export interface RecognitionView {
  readonly status: RecognitionStatus;
  readonly severity: Severity;
  /** 3 to 5; null unless a certificate exists. */
  readonly stars: number | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly authority: string | null;
  /** Last day of validity, extension included. */
  readonly validUntil: string | null;
  readonly revokedOn: string | null;
  readonly revocationGround: RevocationGround | null;
}

/** Best-before on the day of the check; null when the lot has no expiry date. */
export type Freshness = 'fresh' | 'past' | null;

/** The stamp itself, once its text could be read. */
export interface StampView {
  /** Canonical, in groups of four. */
  readonly serial: string;
  readonly batchCode: string;
  readonly index: number;
  /** The digital link without signature: the traceability code; null when no such batch exists. */
  readonly link: string | null;
  /** Time of activation; null while it is not activated. */
  readonly activatedMs: number | null;
  readonly unusedDeadlineOn: string | null;
  readonly voidReason: VoidReason | null;
  /** When its hidden code was used; null when never. */
  readonly claimedMs: number | null;
}

/** How often a stamp was checked, this page not included. */
export interface CountsView {
  readonly scans: number;
  readonly firstMs: number | null;
}

/** How this page view may be counted. */
export interface CountingView {
  /** Single-use token bound to this stamp. */
  readonly token: string;
  /** Path and query to show again after the form was posted. */
  readonly link: string;
  /** `done`: this page view is in the counts already, and the form is not shown; `failed`: it was posted in vain. */
  readonly state: 'open' | 'done' | 'failed';
}

/** What became of a typed hidden code; `open`: none was typed yet. */
export type ClaimState =
  | 'open'
  | 'first'
  | 'earlier'
  | 'form'
  | 'wrong'
  | 'limited'
  | 'not-activated'
  | 'failed';

/** The code under a scratch layer, on stamps that have one. */
export interface ClaimView {
  readonly state: ClaimState;
  /** Path and query of the stamp's page. */
  readonly link: string;
  /** Of this page view: the same form sent again is the same claim. Null when the code was used, or cannot be. */
  readonly onceKey: string | null;
  /** When the code was used first; null when it was not. */
  readonly claimedMs: number | null;
}

/** Why a text is no stamp. */
export interface FaultView {
  readonly code: StampFault;
  /** With `damaged-link`. */
  readonly damage?: LinkDamage;
  /** 1 to 4: the group of a typed serial that holds the wrong character. */
  readonly group?: number;
  /** Characters found in a serial of the wrong length. */
  readonly length?: number;
  /** Where a foreign code leads. */
  readonly host?: string;
}

/** Everything that the page of one verdict shows. */
export interface VerdictPage {
  readonly frame: PageFrame;
  readonly verdict: Verdict;
  /** The worst of verdict, recognition and best-before: the colour of the page. */
  readonly severity: Severity;
  readonly verdictSeverity: Severity;
  readonly proof: Proof;
  /** Findings beside the leading one, e.g. `recalled` behind `withdrawn`. */
  readonly otherVerdicts: readonly Verdict[];
  /** With `suspect-copy`. */
  readonly copyReasons: readonly CopyReason[];
  /** With `malformed`. */
  readonly fault: FaultView | null;
  /** What was typed, to be mended in the form; null when a link was opened. */
  readonly typed: string | null;
  readonly stamp: StampView | null;
  readonly counts: CountsView | null;
  readonly counting: CountingView | null;
  /** Null on stamps without a hidden code. */
  readonly claim: ClaimView | null;
  readonly recognition: RecognitionView | null;
  readonly freshness: Freshness;
  readonly product: ProductView | null;
  readonly producer: ProducerView | null;
  readonly lot: LotView | null;
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
}

/** A page that says one thing and offers the form. */
export interface NoticePage {
  readonly frame: PageFrame;
  readonly severity: Severity;
  /** `throttled`: too many serials that were never issued came from the same network. */
  readonly notice: { readonly code: 'throttled'; readonly retryAfterSeconds: number };
}

/** The page on which a serial is typed. */
export interface HomePage {
  readonly frame: PageFrame;
}
