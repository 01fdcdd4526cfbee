import { pageSeverity } from '../../stamps/verdict/index.ts';
import type { PageFrame, PreviewFrame, ProducerView, ProductView, RecognitionView } from './model.ts';
import { renderVerdictPage } from './verdict-page.ts';

/** Stands where a stamp's own characters would. */
const NO_SERIAL = 'XXXX-XXXX-XXXX-XXXX';

/** The page that a genuine stamp of some goods would show, as a complete document marked as a preview. */
export function renderPreviewPage(
  goods: {
    readonly product: ProductView;
    readonly producer: ProducerView;
    readonly recognition: RecognitionView;
  },
  frame: PageFrame & { readonly preview: PreviewFrame },
): string {
  return renderVerdictPage({
    ...goods,
    frame,
    verdict: 'authentic',
    severity: pageSeverity('ok', goods.recognition.severity, 'ok'),
    verdictSeverity: 'ok',
    proof: 'signature',
    otherVerdicts: [],
    copyReasons: [],
    fault: null,
    typed: null,
    stamp: {
      serial: NO_SERIAL,
      batchCode: NO_SERIAL.slice(0, 4),
      index: 0,
      link: null,
      activatedMs: null,
      unusedDeadlineOn: null,
      voidReason: null,
      claimedMs: null,
    },
    counts: null,
    counting: null,
    claim: null,
    freshness: null,
    lot: null,
    provinces: [],
  });
}
