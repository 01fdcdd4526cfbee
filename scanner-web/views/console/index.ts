export { accountDetailView, accountEndView, rebindView } from './accounts/account.ts';
export { accountListView, linkShownView } from './accounts/admin.ts';
export {
  codeView,
  confirmView,
  forgottenView,
  type KeptForm,
  linkView,
  recoveryCodesView,
  resumeView,
  secondFactorView,
  signInView,
} from './accounts/entry.ts';
export { chooseRoleView, inviteView } from './accounts/invite.ts';
export { ownAccountView } from './accounts/own.ts';
export { ACCOUNT_TEXTS } from './accounts/texts.ts';
export { newTokenView, tokenListView, tokenShownView } from './accounts/tokens.ts';
export { applyView, ownApplicationView } from './applications/apply.ts';
export { applicationBody, approvedBody } from './applications/decide.ts';
export { applicationListBody } from './applications/list.ts';
export { differenceTable } from './audit/difference.ts';
export { auditEntryBody } from './audit/entry.ts';
export { type History, historyCard } from './audit/history.ts';
export { type AuditList, auditDownloads, auditListBody, usualOnly } from './audit/list.ts';
export { AUDIT_TEXTS, type AuditEntry } from './audit/model.ts';
export { actorName, type NamedActor, subjectActors, type Viewer } from './audit/words.ts';
export { batchPage, entryText } from './batches/batch.ts';
export { changeForm, confirmChange } from './batches/change.ts';
export { batchList, batchTable, type OrderPack, orderForm } from './batches/list.ts';
export { stampPage } from './batches/stamp.ts';
export { caseActs, caseReports } from './cases/act.ts';
export { caseAbout, caseKnown } from './cases/detail.ts';
export { caseListBody } from './cases/list.ts';
export { stampCases } from './cases/of-stamp.ts';
export { ACT_FIELDS, type ActForm, actFormBody } from './certificates/act-form.ts';
export { chooseProductBody } from './certificates/choose-product.ts';
export { consequencesBody } from './certificates/consequences.ts';
export {
  decisionBody,
  decisionCorrectionBody,
  decisionDownloads,
  decisionListBody,
} from './certificates/decisions.ts';
export { certificateActions, certificateBody } from './certificates/detail.ts';
export { CERTIFICATE_TEXTS, type CertificateFacts } from './certificates/model.ts';
export { type RegisterFilters, registerBody, registerDownloads } from './certificates/register.ts';
export { EXPORT_PAGE_TEXTS, type ExportLink, exportsBody } from './exports/page.ts';
export { failureView } from './failure.ts';
export { formatDayOf, formatNumber, formatTime } from './format.ts';
export { areaCards } from './home/areas.ts';
export { authorityHome } from './home/authority.ts';
export { producerHome, todoCard } from './home/home.ts';
export { inspectorHome } from './home/inspector.ts';
export { annexColumnsBody, readingState } from './imports/columns.ts';
export { IMPORT_COLUMNS } from './imports/import-columns.ts';
export { annexListBody } from './imports/list.ts';
export { listRowsBody, reportLinks } from './imports/list-rows.ts';
export { listUploadBody, sampleLinks } from './imports/list-upload.ts';
export { listsBody } from './imports/lists.ts';
export { LIST_TEXTS, LISTS_PATH } from './imports/lists-model.ts';
export { annexTitle, IMPORT_TEXTS } from './imports/model.ts';
export { annexRowsBody } from './imports/rows.ts';
export { annexConfirmBody, annexDiscardBody, annexUndoBody } from './imports/settle.ts';
export { annexUploadBody } from './imports/upload.ts';
export { consolePage } from './layout.ts';
export { ledgerBody } from './ledger/ledger.ts';
export {
  amendForm,
  correctForm,
  lotForm,
  lotList,
  lotPage,
  MATERIAL_LINES,
  recallForm,
} from './lots/lot-views.ts';
export { mailListView } from './mail/list.ts';
export type {
  Action,
  ConsoleFrame,
  ConsoleRole,
  ConsoleView,
  Crumb,
  NavEntry,
  NavKey,
  Notice,
} from './model.ts';
export { buttonLink } from './parts/button.ts';
export { listDownloads } from './parts/downloads.ts';
export {
  areaField,
  checkField,
  fileField,
  hiddenField,
  radioField,
  selectField,
  textField,
} from './parts/fields.ts';
export { filterForm, postButton, postForm } from './parts/form.ts';
export { type FormState, filledForm, refusedForm } from './parts/form-state.ts';
export { doneNotice, notice } from './parts/notice.ts';
export {
  card,
  emptyState,
  facts,
  pager,
  pill,
  progressBar,
  type Todo,
  tiles,
  todoList,
} from './parts/pieces.ts';
export { type Cell, dataTable, linkCell } from './parts/table.ts';
export { CONTENT_TEXTS, productForm } from './products/edit.ts';
export { erasureForm } from './products/erasure.ts';
export { flatDraft, productValues } from './products/flat.ts';
export {
  LABEL_TEXTS,
  type OwnSubmission,
  type PhotoDraft,
  type ProductDraft,
  type SectionDraft,
  type TextDraft,
} from './products/model.ts';
export { ownSubmission, packsCard, productListBody } from './products/pages.ts';
export {
  PRODUCERS_TEXTS,
  type ProducerFilters,
  producerListBody,
  producerTiles,
} from './products/producers.ts';
export { type ProfileChoices, profileForm } from './products/profile.ts';
export { newProductForm, packForm } from './products/small-forms.ts';
export type { Members } from './review/difference.ts';
export { type QueuedSubmission, REVIEW_TEXTS, type ShownSubmission } from './review/model.ts';
export { queueBody, statePill } from './review/queue.ts';
export { decisionText, submissionBody } from './review/submission.ts';
export { figuresLead } from './statistics/lead.ts';
export { type SpanChoice, STATISTICS_TEXTS } from './statistics/model.ts';
export { type FiguresPage, figuresBody } from './statistics/page.ts';
export { designPreview, designQuery } from './studio/design-preview.ts';
export {
  calibrationCard,
  type KeptThing,
  printingHubBody,
  type ThingPath,
  thingForm,
} from './studio/hub.ts';
export { type StudioJob, type StudioLink, studioJobBody } from './studio/job.ts';
export { STUDIO_TEXTS, type StudioForm, type StudioPreview } from './studio/model.ts';
export { decimalText, isFound } from './studio/stock-search.ts';
export { studioBody } from './studio/studio.ts';
export { APPLICATION_TEXTS } from './texts/applications.ts';
export { BATCHES_TEXTS } from './texts/batches.ts';
export { CASES_TEXTS } from './texts/cases.ts';
export type { CertificateAct } from './texts/certificates.ts';
export { HOME_TEXTS } from './texts/home.ts';
export type { ImportOutcome } from './texts/imports.ts';
export { SHELL_TEXTS, type ShellTexts } from './texts/index.ts';
export { LEDGER_TEXTS } from './texts/ledger.ts';
export type { ListKind, ListOutcome } from './texts/lists.ts';
export { LOTS_TEXTS } from './texts/lots.ts';
