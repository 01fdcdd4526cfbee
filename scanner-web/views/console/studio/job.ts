import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber, formatTime, rangeText } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { textField } from '../parts/fields.ts';
import { postButton, postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { notice } from '../parts/notice.ts';
import { card, facts, progressBar } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { STUDIO_TEXTS } from './model.ts';
import { stockName } from './stock-search.ts';

/** A print job as its page shows it. */
export interface StudioJob {
  readonly id: string;
  readonly batchCode: string;
  readonly kind: string;
  readonly first: number;
  readonly last: number;
  readonly startAt: number;
  readonly sheets: number | null;
  readonly stockName: string | null;
  readonly reprintReason: string | null;
  readonly createdMs: number;
  readonly state: 'recorded' | 'rendering' | 'done' | 'stopped';
  readonly stampsDone: number;
  readonly stampsTotal: number;
}

/** A link to a print house. */
export interface StudioLink {
  readonly id: string;
  readonly recipient: string;
  readonly state: 'open' | 'broken-off' | 'used' | 'expired' | 'revoked';
  readonly expiresMs: number;
  readonly downloads: readonly { readonly startedMs: number }[];
}

/** Everything on the page of a print job. */
export interface StudioJobPage {
  readonly job: StudioJob;
  readonly links: readonly StudioLink[];
  /** Just made; null otherwise. */
  readonly newUrl: string | null;
  readonly returns: { readonly good: number; readonly spoiled: number; readonly outstanding: number };
  readonly csrf: string;
  readonly onceKey: () => string;
  readonly linkState: FormState;
  readonly returnState: FormState;
}

/** The page of a print job: its file, what comes next, the way to a print house and back. */
export function studioJobBody(page: StudioJobPage, locale: Locale): string {
  const { job } = page;
  const texts = STUDIO_TEXTS[locale].job;
  const next = card(
    texts.nextTitle,
    html`<p>${texts.next}</p><div class="actions">!${buttonLink({ label: texts.toBatch, href: `/console/batches/${job.batchCode}` })}!${buttonLink({ label: texts.printMore, href: `/console/batches/${job.batchCode}/print` })}</div>`,
  );
  const handedOver = job.kind === 'package' ? handoverCard(page, locale) : '';
  return fileCard(job, locale) + handedOver + next + returnsCard(page, locale);
}

function fileCard(job: StudioJob, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale].job;
  const { outputs } = STUDIO_TEXTS[locale].studio;
  const n = (value: number) => formatNumber(value, locale);
  const output = job.kind === 'csv' || job.kind === 'single' ? job.kind.toUpperCase() : '';
  const known = Object.entries(outputs).find(([kind]) => kind === job.kind)?.[1] ?? output;
  const download = texts.download[job.kind];
  const hint = job.kind === 'zpl' ? texts.zplHint : texts.atFullSize;
  const bar =
    job.state === 'rendering' ? progressBar(job.stampsDone, job.stampsTotal, texts.state.rendering) : '';
  const list = facts([
    { name: texts.facts.stamps, value: `${rangeText(job, locale)} (${n(job.stampsTotal)})` },
    { name: texts.facts.output, value: known },
    { name: texts.facts.stock, value: job.stockName === null ? null : stockName(job.stockName, locale) },
    { name: texts.facts.sheets, value: job.sheets === null ? null : n(job.sheets) },
    { name: texts.facts.startAt, value: job.startAt === 1 ? null : n(job.startAt) },
    { name: texts.facts.reason, value: job.reprintReason },
    { name: texts.facts.time, value: formatTime(job.createdMs, locale) },
  ]);
  const isStopped = job.state === 'stopped';
  const button =
    download === undefined
      ? ''
      : html`<div class="actions"><a class="button primary" href="/api/v1/print-jobs/${job.id}/file" download data-refresh="studio-file">${isStopped ? texts.again(download) : download}</a></div>`;
  return html`<div id="studio-file" data-state="${job.state}">!${card(
    texts.file,
    html`!${isStopped ? notice({ severity: 'warning', text: texts.state.stopped }) : html`<p role="status">${texts.state[job.state]}</p>`}!${bar}!${button}<p class="muted small">${hint}</p>!${list}`,
  )}</div>`;
}

function handoverCard(page: StudioJobPage, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale].job;
  const { job, links, newUrl, csrf } = page;
  const made =
    newUrl === null
      ? ''
      : html`<div class="notice" data-severity="ok" role="status"><p><b>${texts.newLink}</b><br>${texts.newLinkHint}</p><input id="new-link" readonly aria-label="${texts.newLink}" value="${newUrl}"><button type="button" hidden data-copy="${newUrl}" data-copied="${texts.copied}">${texts.copy}</button></div>`;
  const rows = links.map(({ id, recipient, state, expiresMs, downloads }) => {
    const revoke =
      state === 'open' || state === 'broken-off'
        ? postButton({
            action: `/console/print-jobs/${job.id}/handovers/${id}/revocation`,
            csrf,
            submit: texts.revoke,
            label: `${texts.revoke}: ${recipient}`,
            isDangerous: true,
          })
        : '';
    const when = downloads[0] === undefined ? texts.neverUsed : formatTime(downloads[0].startedMs, locale);
    return [
      recipient,
      formatTime(expiresMs, locale),
      { html: html`${texts.linkState[state]} !${revoke}` },
      when,
    ];
  });
  const table =
    rows.length === 0
      ? ''
      : dataTable({ caption: texts.links, columns: texts.linkColumns.map((label) => ({ label })), rows });
  const fields =
    textField(
      { name: 'recipient', label: texts.recipient, isRequired: true, maxLength: 100 },
      page.linkState,
    ) +
    textField(
      {
        name: 'expiresInHours',
        label: texts.expires,
        hint: texts.expiresHint,
        isRequired: true,
        inputMode: 'numeric',
      },
      page.linkState,
    );
  const form = postForm(
    {
      action: `/console/print-jobs/${job.id}/handovers`,
      csrf,
      onceKey: page.onceKey(),
      submit: texts.make,
      faultsTitle: SHELL_TEXTS[locale].faultsTitle,
    },
    page.linkState,
    fields,
  );
  return card(
    texts.handover,
    html`<p class="muted">${texts.handoverHint}</p>!${made}!${table}!${form}`,
    'handover',
  );
}

function returnsCard(page: StudioJobPage, locale: Locale): string {
  const texts = STUDIO_TEXTS[locale].job;
  const { job, returns, returnState: state } = page;
  const n = (value: number) => formatNumber(value, locale);
  const number = (name: string, label: string, isRequired = false) =>
    textField({ name, label, inputMode: 'numeric', isRequired }, state);
  const fields =
    number('good', texts.good, true) +
    (job.sheets === null
      ? ''
      : number('sheet', texts.sheet) +
        textField({ name: 'labels', label: texts.labels, hint: texts.labelsHint, maxLength: 500 }, state)) +
    textField({ name: 'note', label: texts.note, maxLength: 500 }, state);
  const form = postForm(
    {
      action: `/console/print-jobs/${job.id}/returns`,
      csrf: page.csrf,
      onceKey: page.onceKey(),
      submit: texts.book,
      faultsTitle: SHELL_TEXTS[locale].faultsTitle,
    },
    state,
    fields,
  );
  const so = texts.returned(n(returns.good), n(returns.spoiled), n(returns.outstanding));
  return card(texts.returns, html`<p class="muted">${texts.returnsHint}</p><p>${so}</p>!${form}`, 'returns');
}
