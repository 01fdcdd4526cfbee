import { createHash } from 'node:crypto';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { builtScript, styleSheet } from '../http/style-sheet.ts';
import { accountPages } from './accounts/account-pages.ts';
import { entryPages } from './accounts/entry-pages.ts';
import { oneAccountPages } from './accounts/one-account-pages.ts';
import { ownAccountPages } from './accounts/own-pages.ts';
import { secondFactorPages } from './accounts/second-factor-pages.ts';
import { tokenPages } from './accounts/token-pages.ts';
import { applyPages } from './applications/apply-pages.ts';
import { applicationPages } from './applications/pages.ts';
import { auditPages } from './audit/pages.ts';
import { batchPages } from './batches/pages.ts';
import { casePages } from './cases/pages.ts';
import { certificatePages } from './certificates/pages.ts';
import { exportPages } from './exports/pages.ts';
import { failurePages } from './failures.ts';
import { homePages } from './home.ts';
import { importPages } from './imports/pages.ts';
import { withKeptAnswers } from './kept-answers.ts';
import { ledgerPages } from './ledger/pages.ts';
import { lotPages } from './lots/pages.ts';
import { mailPages } from './mail/pages.ts';
import { type ConsoleDeps, createConsolePages, FORM_LIMIT_BYTES } from './pages.ts';
import { erasurePages } from './products/erasure-pages.ts';
import { packPages } from './products/pack-pages.ts';
import { productPages } from './products/pages.ts';
import { previewPages } from './products/preview-pages.ts';
import { producerPages } from './products/producer-pages.ts';
import { profilePages } from './products/profile-pages.ts';
import { reviewPages } from './review/pages.ts';
import { statisticsPages } from './statistics/pages.ts';
import { printJobPages } from './studio/job.ts';
import { studioPages } from './studio/studio.ts';
import { printingThingPages } from './studio/things.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Files and fields of one form. */
const PARTS = { fileSize: 5 * 1024 * 1024, files: 12, fields: 2_000, parts: 2_012, fieldSize: 256 * 1024 };

/**
 * The console: pages that act through the API in the name of who looks at them, and add no rule of their own.
 * Register it after every capability.
 */
export async function consoleRoutes(app: App, deps: ConsoleDeps): Promise<void> {
  const css = styleSheet('console');
  const hash = createHash('sha256').update(css).digest('base64url').slice(0, 12);
  const styleHref = `/console/style-${hash}.css`;
  const scriptHref = builtScript(deps.webRoot, 'scanner-web/console/main.ts');

  await app.register(async (plain) => {
    const scope: App = plain.withTypeProvider();
    await scope.register(formbody, { bodyLimit: FORM_LIMIT_BYTES });
    await scope.register(multipart, { limits: PARTS, throwFileSizeLimit: true });
    const { frameOf, ...pages } = createConsolePages(scope, { ...deps, styleHref, scriptHref });
    scope.setErrorHandler(failurePages(frameOf));

    scope.get(styleHref, { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
      reply
        .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
        .type('text/css; charset=utf-8')
        .send(css),
    );
    // Any other address below the console is a page that says so.
    scope.get('/console/*', { config: { access: 'public' }, schema: { hide: true } }, () => {
      throw problem('not-found');
    });
    // Areas whose forms never answer with a secret.
    const kept = withKeptAnswers(pages);
    homePages(pages);
    entryPages(pages);
    secondFactorPages(pages);
    ownAccountPages(pages);
    accountPages(pages);
    oneAccountPages(pages);
    tokenPages(pages);
    mailPages(pages);
    batchPages(kept);
    lotPages(kept);
    ledgerPages(pages);
    auditPages(pages);
    certificatePages(kept);
    importPages(kept);
    exportPages(pages);
    reviewPages(kept);
    applicationPages(pages);
    casePages(pages);
    applyPages(pages, deps.newSecret);
    studioPages(pages);
    printJobPages(pages);
    printingThingPages(kept);
    statisticsPages(pages);
    productPages(kept);
    packPages(kept);
    previewPages(pages);
    erasurePages(pages);
    producerPages(pages);
    profilePages(kept);
  });
}
