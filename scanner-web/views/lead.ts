import type { Severity } from '../../stamps/verdict/index.ts';
import { formatMoment } from './format.ts';
import type { VerdictPage } from './model.ts';
import type { RecognitionStatement, Statement, StatementFacts, Texts } from './texts/texts.ts';

/** What the verdict card says. */
export interface Lead extends Statement {
  readonly severity: Severity;
  /** Further results that matter, one sentence each, worst first. */
  readonly also: readonly string[];
}

const RANK: Readonly<Record<Severity, number>> = { ok: 0, notice: 1, warning: 2, danger: 3 };

/** What leads has to be known of a page; a JSON answer has no more than this. */
export type LeadFacts = Pick<
  VerdictPage,
  | 'verdict'
  | 'severity'
  | 'verdictSeverity'
  | 'otherVerdicts'
  | 'fault'
  | 'stamp'
  | 'lot'
  | 'recognition'
  | 'freshness'
> & { readonly frame: Pick<VerdictPage['frame'], 'host' | 'nowMs'> };

/**
 * The verdict in words. When recognition or best-before is worse than the verdict, the words go on with it and its
 * meaning and advice take over, so that a green sentence never stands in a red card.
 */
export function leadOf(page: LeadFacts, texts: Texts): Lead {
  const verdict = verdictStatement(page, texts);
  const beside = besideVerdict(page, texts);
  const [worst] = beside;
  const overtakes = worst !== undefined && RANK[worst.severity] > RANK[page.verdictSeverity];
  const others = page.otherVerdicts.filter((other) => other !== page.verdict && other !== 'authentic');
  const also = [
    ...others.map((other) => texts.alsoVerdicts[other]),
    ...(overtakes ? beside.slice(1) : beside).map(
      ({ statement }) => `${statement.word}. ${statement.meaning}`,
    ),
  ];
  if (!overtakes) return { ...verdict, severity: page.severity, also };
  return {
    word: verdict.word + worst.statement.but,
    meaning: worst.statement.meaning,
    action: worst.statement.action,
    severity: page.severity,
    also,
  };
}

/** The statement of the verdict alone, whatever recognition and best-before say. */
export function verdictStatement(page: LeadFacts, texts: Texts): Statement {
  const facts = statementFacts(page, texts);
  const { fault } = page;
  return page.verdict === 'malformed' && fault !== null
    ? texts.faults[fault.code](facts)
    : texts.verdicts[page.verdict](facts);
}

/** The statement of the recognition; null where the page shows none. */
export function recognitionStatement(page: LeadFacts, texts: Texts): RecognitionStatement | null {
  const { recognition } = page;
  if (recognition === null) return null;
  const day = (on: string | null) => (on === null ? null : texts.forms.day(on));
  return texts.recognitions[recognition.status]({
    stars: recognition.stars,
    validUntil: day(recognition.validUntil),
    revokedOn: day(recognition.revokedOn),
    ground: recognition.revocationGround === null ? null : texts.grounds[recognition.revocationGround],
  });
}

interface Beside {
  readonly severity: Severity;
  readonly statement: RecognitionStatement;
}

/** Recognition and best-before where they are against the product, worst first. */
function besideVerdict(page: LeadFacts, texts: Texts): Beside[] {
  const beside: Beside[] = [];
  const statement = recognitionStatement(page, texts);
  if (statement !== null && page.recognition !== null && page.recognition.severity !== 'ok') {
    beside.push({ severity: page.recognition.severity, statement });
  }
  const expiresOn = page.lot?.expiresOn ?? null;
  if (page.freshness === 'past' && expiresOn !== null) {
    const past = texts.pastBestBefore(texts.forms.day(expiresOn));
    beside.push({ severity: 'warning', statement: past });
  }
  return beside.sort((a, b) => RANK[b.severity] - RANK[a.severity]);
}

function statementFacts(page: LeadFacts, texts: Texts): StatementFacts {
  const { stamp } = page;
  return {
    host: page.frame.host,
    lotNumber: page.lot?.number ?? null,
    claimedAt:
      stamp === null || stamp.claimedMs === null
        ? null
        : formatMoment(stamp.claimedMs, page.frame.nowMs, texts),
    unusedDeadline:
      stamp === null || stamp.unusedDeadlineOn === null ? null : texts.forms.day(stamp.unusedDeadlineOn),
    voidReason: stamp?.voidReason ?? null,
    fault: page.fault,
  };
}
