import {
  doneNotice,
  type FormState,
  filledForm,
  refusedForm,
  SHELL_TEXTS,
  STUDIO_TEXTS,
  studioJobBody,
} from '../../../scanner-web/views/console/index.ts';
import type { ApiRefusal } from '../../http/inner-api.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { JobAnswer, LinksAnswer, NewLinkAnswer, ReturnsAnswer } from './answers.ts';

const PRINTERS = ['admin', 'officer', 'producer'] as const;
/** Seconds until the page of a job looks again, where no script does. */
const REFRESH_SECONDS = 5;

interface Shown {
  readonly newUrl?: string | null;
  readonly linkState?: FormState;
  readonly returnState?: FormState;
}

/** `/console/print-jobs/{id}`: the file of a print job, its links, and what came back of it. */
export function printJobPages(pages: ConsolePages): void {
  const path = '/console/print-jobs/:id';

  pages.get(path, { roles: PRINTERS }, async (page) => await jobView(page, {}));

  pages.post(
    `${path}/handovers`,
    { roles: PRINTERS },
    {
      async act(page, form) {
        const { url = null } = await page.api.send('POST', `${jobOf(page)}/handovers`, NewLinkAnswer, {
          body: { recipient: form.text('recipient'), expiresInHours: form.integer('expiresInHours') },
          onceKey: form.optional('onceKey'),
        });
        // Not by way of another address: the link stands in this one answer.
        return await jobView(page, { newUrl: url });
      },
      refused: async (page, form, refusal) =>
        await jobView(page, { linkState: stateOf(page, form, refusal) }),
    },
  );

  pages.post(
    `${path}/handovers/:link/revocation`,
    { roles: PRINTERS },
    {
      async act(page) {
        const link = encodeURIComponent(page.param('link'));
        await page.api.send('POST', `handovers/${link}/revocation`, NewLinkAnswer, { body: {} });
        return { redirect: `/console/print-jobs/${page.param('id')}?done=revoked` };
      },
      refused: async (page, form, refusal) =>
        await jobView(page, { linkState: stateOf(page, form, refusal) }),
    },
  );

  pages.post(
    `${path}/returns`,
    { roles: PRINTERS },
    {
      async act(page, form) {
        const isSpoiled = form.text('sheet') !== '' || form.text('labels') !== '';
        await page.api.send('POST', `${jobOf(page)}/returns`, ReturnsAnswer, {
          body: {
            good: form.integer('good'),
            ...(isSpoiled ? { spoiledLabels: labelRuns(form) } : {}),
            ...(form.optional('note') === undefined ? {} : { note: form.text('note') }),
          },
          onceKey: form.optional('onceKey'),
        });
        return { redirect: `/console/print-jobs/${page.param('id')}?done=booked` };
      },
      refused: async (page, form, refusal) =>
        await jobView(page, { returnState: stateOf(page, form, refusal) }),
    },
  );
}

function jobOf(page: Page): string {
  return `print-jobs/${encodeURIComponent(page.param('id'))}`;
}

/** Runs of labels on one sheet as people write them: `3-5, 12, 40-41`. What is no run is left to the API to refuse. */
function labelRuns(form: FormValues) {
  const sheet = form.integer('sheet');
  const runs = form
    .text('labels')
    .replaceAll(/\s*[-–]\s*/g, '-')
    .split(/[,;\s]+/)
    .filter((run) => run !== '');
  if (runs.length === 0) return [{ sheet, count: 1 }];
  return runs.map((text) => {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
    if (first === undefined) return { sheet, slot: text, count: 1 };
    return { sheet, slot: Number(first), count: Number(last) - Number(first) + 1 };
  });
}

/** A refusal of one run stands at the field where the runs are typed. */
function stateOf(page: Page, form: FormValues, refusal: ApiRefusal): FormState {
  const { field, detail } = refusal;
  const run = /^spoiledLabels\[\d+\]\.(\w+)$/.exec(field ?? '')?.[1];
  const named = run === undefined ? field : run === 'sheet' ? 'sheet' : 'labels';
  return refusedForm(SHELL_TEXTS[page.locale].optional, form, { field: named, detail });
}

async function jobView(page: Page, shown: Shown) {
  const { locale, api } = page;
  const texts = STUDIO_TEXTS[locale].job;
  const { optional } = SHELL_TEXTS[locale];
  const [job, links, returns] = await Promise.all([
    api.get(jobOf(page), JobAnswer),
    api.get(`${jobOf(page)}/handovers`, LinksAnswer),
    api.get(`${jobOf(page)}/returns`, ReturnsAnswer),
  ]);
  const done: Readonly<Record<string, string>> = {
    printed: texts.done,
    revoked: texts.revoked,
    booked: texts.booked,
  };
  const isWaiting = job.state === 'recorded' || job.state === 'rendering';
  return {
    title: texts.title(job.batchCode),
    crumbs: [
      {
        label: `${STUDIO_TEXTS[locale].studio.toBatch} ${job.batchCode}`,
        href: `/console/batches/${job.batchCode}`,
      },
    ],
    notice: doneNotice(done, page.query('done')),
    ...(isWaiting ? { refreshSeconds: REFRESH_SECONDS } : {}),
    body: studioJobBody(
      {
        job,
        links: links.items,
        newUrl: shown.newUrl ?? null,
        returns,
        csrf: page.csrf,
        onceKey: page.onceKey,
        linkState: shown.linkState ?? filledForm(optional, { expiresInHours: 72 }),
        returnState: shown.returnState ?? filledForm(optional),
      },
      locale,
    ),
  };
}
