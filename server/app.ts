import { setTimeout } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { LANGUAGES, type Texts } from '../scanner-web/views/index.ts';
import { civilDay } from '../stamps/civil-day.ts';
import { hostList, hostOfOrigin } from '../stamps/trust/index.ts';
import { applicationRoutes } from './applications/routes.ts';
import { applicationTodos } from './applications/todos.ts';
import { auditRoutes } from './audit/routes.ts';
import { backupRoutes } from './backup/routes.ts';
import { bundleRoutes } from './bundle/routes.ts';
import { statusListRoutes } from './bundle/status-routes.ts';
import type { CaseDeps } from './cases/deps.ts';
import { raiseCases } from './cases/opening.ts';
import { reportRoutes } from './cases/report-routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { caseTodos } from './cases/todos.ts';
import { readDecisionFor } from './certificates/decisions.ts';
import { recognitionFaults } from './certificates/recognition-faults.ts';
import { recordCertificate } from './certificates/record-certificate.ts';
import { certificatesRoutes } from './certificates/routes.ts';
import { takeBackCertificates } from './certificates/take-back.ts';
import { claimsRoutes } from './claims/routes.ts';
import type { AppConfig } from './config.ts';
import { consoleRoutes } from './console/routes.ts';
import { createChanges } from './domain/changes.ts';
import type { Clock, NewId, Wait } from './domain/clock.ts';
import type { Principal } from './domain/principal.ts';
import { listExportRoutes } from './exports/list-routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { apiPageRoutes } from './http/api-pages.ts';
import type { App } from './http/app-type.ts';
import { healthRoutes } from './http/health.ts';
import { installIdempotency } from './http/idempotency.ts';
import { createInnerTickets } from './http/inner-tickets.ts';
import { isLocalRequest } from './http/local-socket.ts';
import { installPlumbing } from './http/plumbing.ts';
import { createPublicPages } from './http/public-pages.ts';
import { createServer } from './http/server.ts';
import { loadWebAssets } from './http/web-assets.ts';
import { WEB_ROOT, webFileRoutes } from './http/web-files.ts';
import { createWorkBoard, progressRoutes } from './http/work-progress.ts';
import { knownActors } from './identity/actors.ts';
import { installGate } from './identity/gate.ts';
import { inviteProducer } from './identity/invite-producer.ts';
import { identityParts } from './identity/parts.ts';
import type { PasswordCost } from './identity/passwords.ts';
import { identityRoutes } from './identity/routes.ts';
import { newSecretText } from './identity/secret-text.ts';
import { batchCodes } from './issuance/batch-code.ts';
import { manageBatch, readBatch } from './issuance/batches.ts';
import { countStamps } from './issuance/count-stamps.ts';
import type { IssuanceDeps } from './issuance/deps.ts';
import { orderReviewRules } from './issuance/orders.ts';
import { printOutlook } from './issuance/print-outlook.ts';
import { handOut } from './issuance/printed.ts';
import { issuanceRoutes } from './issuance/routes.ts';
import { voidSpoiled } from './issuance/spoiled.ts';
import { countUncounted } from './issuance/tally.ts';
import { stampTodos } from './issuance/todos.ts';
import { batchHiddenKey, issuingKeys, printingSecrets, serialOf } from './keys/batch-keys.ts';
import type { KeyStore } from './keys/key-store.ts';
import { keysRoutes } from './keys/routes.ts';
import { installDelivery } from './mail/delivery.ts';
import { postLetter } from './mail/outbox.ts';
import { mailRoutes } from './mail/routes.ts';
import { printingRoutes } from './printing/routes.ts';
import type { AnnexDeps } from './registry/annex/deps.ts';
import { seedProvinces } from './registry/communes.ts';
import type { RegistryDeps } from './registry/deps.ts';
import { likeProducers, readNewcomer } from './registry/newcomers.ts';
import { preparePhoto } from './registry/photo.ts';
import { registerProducer } from './registry/producers.ts';
import { registryReviewRules } from './registry/review-rules.ts';
import { registryRoutes } from './registry/routes.ts';
import { openSubmission, submissionOfRequest } from './review/read.ts';
import { reviewRoutes } from './review/routes.ts';
import { submit } from './review/submit.ts';
import { reviewTodos } from './review/todos.ts';
import { scanningRoutes } from './scanning/routes.ts';
import { createScanTokens } from './scanning/scan-token.ts';
import { createVisitorMarks } from './scanning/visitor-marks.ts';
import { smsRoutes } from './sms/routes.ts';
import { statisticsRoutes } from './statistics/routes.ts';
import { BatchStates } from './storage/batch-states.ts';
import { findBatch } from './storage/batches.ts';
import { ClaimTimes } from './storage/claims.ts';
import { FoundCopies } from './storage/found-copies.ts';
import { keepOrigins } from './storage/hosts.ts';
import type { Storage } from './storage/open.ts';
import { ScanTotals } from './storage/scan-totals.ts';
import { todoRoutes } from './todos/routes.ts';
import { messageJudgement } from './verification/message-judgement.ts';
import { verificationRoutes } from './verification/routes.ts';
import { shownGoods } from './verification/shown-goods.ts';

/** Everything the server is made of that comes from outside. */
export interface AppDeps {
  readonly config: AppConfig;
  readonly storage: Storage;
  readonly keys: KeyStore;
  /** Folder of the built web assets; `dist/web` unless given. */
  readonly webRoot?: string;
  readonly clock: Clock;
  /** Real time unless given. */
  readonly wait?: Wait;
  /** What hashing a password takes; as much as an attacker should pay, unless given. */
  readonly passwordCost?: PasswordCost;
  readonly newId: NewId;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly logger?: FastifyBaseLogger;
  /** The languages of the public pages; ours unless given. */
  readonly languages?: readonly Texts[];
}

/** The whole server, wired, not yet listening. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const { config, storage, keys, clock, newId, randomBytes, wait = setTimeout, webRoot = WEB_ROOT } = deps;
  const { publicUrl, offlineDays, scanRetentionDays: retentionDays, smtpUrl, mailFrom } = config;
  const { db } = storage;
  const changes = createChanges();
  const base = { db, clock, newId, changes };
  const states = new BatchStates();
  const totals = new ScanTotals(db);
  const foundCopies = new FoundCopies(db);
  const claims = new ClaimTimes(db);
  const work = createWorkBoard();
  const scanTokens = createScanTokens({ secret: () => keys.scanTokenSecret().bytes, clock, newId });
  const origins = await keepOrigins(db, publicUrl, config.formerHosts, clock());
  const hosts = hostList(origins);

  const app = createServer({ trustProxy: config.trustProxy, logger: deps.logger, newId });
  await installPlumbing(app, config);
  const tickets = createInnerTickets(newId);
  const identity = identityParts({
    ...{ db, clock, newId, randomBytes, publicUrl, passwordCost: deps.passwordCost },
    activeRoot: () => keys.activeAccountRoot(),
    roots: () => keys.accountRoots(),
    letters: {
      isSending: smtpUrl !== null,
      post: (tx, accountId, onceKey, content) => postLetter(outbox, tx, accountId, onceKey, content),
    },
  });
  const outbox = { db, clock, newId, publicUrl, ...identity.sealing };
  await installGate(app, {
    ...identity,
    isLocalRequest: ({ raw }) => isLocalRequest(raw),
    takeTicket: tickets.take,
    publicHost: hostOfOrigin(publicUrl),
  });
  installIdempotency(app, { db, clock });

  await healthRoutes(app, { storage, clock, checkKeys: () => keys.activeIssuer() });
  await apiPageRoutes(app, config);
  await webFileRoutes(app, { root: webRoot });
  await identityRoutes(app, identity);
  await mailRoutes(app, { ...outbox, isSending: smtpUrl !== null });
  if (smtpUrl !== null && mailFrom !== null) installDelivery(app, { ...outbox, smtpUrl, from: mailFrom });
  await keysRoutes(app, { keys, changes, origins });
  await bundleRoutes(app, { db, clock, keys, origins, offlineDays, file: storage.file });
  await auditRoutes(app, { db, clock, knownActors: (by, actors) => knownActors(db, by, actors) });
  await statisticsRoutes(app, { db, clock });
  await progressRoutes(app, work);
  await backupRoutes(app, { storage, newId, clock, work });
  await seedProvinces(db, clock());
  const put: Pick<RegistryDeps & IssuanceDeps, 'submit'> = {
    submit: (tx, by, proposal) => submit(base, tx, by, proposal),
  };
  const showing: Pick<RegistryDeps, 'showGoods'> = {
    showGoods: (tx, of) => shownGoods(tx, of, civilDay(clock())),
  };
  const registry: AnnexDeps = {
    ...base,
    ...put,
    openSubmission,
    ...showing,
    recognitionFaults: (by, parts) => recognitionFaults({ clock, by }, parts),
    recordCertificate: (tx, by, given) => recordCertificate({ ...base, by }, tx, given),
    readDecision: (by, given, provinceCode) => readDecisionFor({ clock, by }, given, provinceCode),
    takeBackCertificates: (tx, by, certificates, reason) =>
      takeBackCertificates({ ...base, by }, tx, certificates, reason),
  };
  await registryRoutes(app, { ...registry, work });
  await certificatesRoutes(app, {
    ...base,
    countStamps: (tx, of) => countStamps({ clock }, tx, of),
  });
  await applicationRoutes(app, {
    ...base,
    publicUrl,
    readPlace: readNewcomer,
    likeProducers,
    registerProducer: (tx, by, fields) => registerProducer({ ...base, by }, tx, fields),
    invite: (tx, by, person) => inviteProducer(identity, tx, by, person),
  });
  await exportRoutes(app, { db, clock });
  await listExportRoutes(app, { db, clock, tickets });
  const issuance: IssuanceDeps = {
    ...base,
    states,
    newBatchCode: batchCodes(randomBytes),
    origin: publicUrl,
    issuingKeys: () => issuingKeys(keys),
    serialAt: (batch, index) => serialOf(keys, batch, index),
    ...put,
    submissionOfRequest,
  };
  await countUncounted(db);
  await issuanceRoutes(app, issuance);
  const readBatchAs = (principal: Principal, code: string) => readBatch(issuance, principal, code);
  await statusListRoutes(app, { db, clock, keys, states, publicUrl, readBatch: readBatchAs });
  const pages = createPublicPages(
    publicUrl,
    { retentionDays, reportDays: config.reportRetentionDays },
    loadWebAssets(webRoot),
    deps.languages ?? LANGUAGES,
  );
  await reviewRoutes(app, {
    ...base,
    ...showing,
    rules: { ...registryReviewRules(registry), batch: orderReviewRules(issuance) },
  });
  const { printTodos } = await printingRoutes(app, {
    db,
    clock,
    newId,
    origin: config.publicUrl,
    readBatch: readBatchAs,
    manageBatch: (principal, code) => manageBatch(issuance, principal, code),
    handOut: (principal, span, record) => handOut(issuance, principal, span, record),
    voidSpoiled: (principal, spoiled, record) => voidSpoiled(issuance, principal, spoiled, record),
    randomBytes,
    pages,
    printOutlook: (principal, code, span) => printOutlook(issuance, principal, code, span),
    secretsOf: (batch) => printingSecrets(keys, batch),
  });
  await todoRoutes(app, {
    clock,
    sources: [stampTodos(issuance), printTodos, reviewTodos(base), applicationTodos(base), caseTodos(base)],
  });
  const { sendCounted, sendClaimed, prove, judgeMessage, look } = await verificationRoutes(app, {
    ...base,
    wait,
    ...{ batchStates: states, totals, foundCopies, claims, keys },
    hosts: () => hosts,
    publicUrl,
    pages,
    issueScanToken: scanTokens.issue,
    retentionDays,
  });
  const { countMessage } = await scanningRoutes(app, {
    db,
    totals,
    tokens: scanTokens,
    clock,
    randomBytes,
    retentionDays,
    textsOf: pages.textsOf,
    sendCounted,
    takeUpSuspects: raiseCases,
  });
  await smsRoutes(app, {
    ...{ clock, newId },
    secret: config.smsSecret,
    host: hostOfOrigin(publicUrl),
    judge: async (text, sender) => {
      const judged = await judgeMessage(text, sender);
      return 'retryAfterSeconds' in judged ? judged : messageJudgement(judged);
    },
    count: countMessage,
  });
  await claimsRoutes(app, {
    ...{ db, clock, states, claims, prove, sendClaimed, textsOf: pages.textsOf },
    publicHost: hostOfOrigin(publicUrl),
    hiddenKeyOf: (code, id) => batchHiddenKey(keys, code, id),
  });
  const marks = createVisitorMarks(deps);
  const cases: CaseDeps = {
    ...{ ...base, totals, foundCopies, pages, look, preparePhoto },
    publicHost: hostOfOrigin(publicUrl),
    contactDays: config.reportRetentionDays,
    serialOf: async (tx, code, index) => {
      const batch = await findBatch(tx, code);
      return batch === undefined ? null : serialOf(keys, batch, index);
    },
    markOf: (about, network, userAgent) => marks.markOf({ batchCode: about, network, userAgent }),
  };
  await caseRoutes(app, cases);
  await reportRoutes(app, cases);
  await consoleRoutes(app, {
    clock,
    newId,
    newSecret: () => newSecretText(randomBytes),
    tickets,
    publicUrl,
    webRoot,
    publicPages: pages,
  });
  return app;
}
