export { formatMoment } from './format.ts';
export { HANDOVER_TEXTS, type HandoverView, renderHandoverPage } from './handover-page.ts';
export { renderHomePage } from './home-page.ts';
export { type Lead, type LeadFacts, leadOf, recognitionStatement, verdictStatement } from './lead.ts';
export type * from './model.ts';
export { renderNoticePage } from './notice-page.ts';
export { renderPreviewPage } from './preview-page.ts';
export { TEXTS, type Texts } from './texts/index.ts';
export { renderVerdictPage } from './verdict-page.ts';
