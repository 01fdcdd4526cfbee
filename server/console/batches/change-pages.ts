import { Type } from 'typebox';
import {
  BATCHES_TEXTS,
  type ConsoleView,
  changeForm,
  confirmChange,
  entryText,
  filledForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { Preview } from '../../issuance/range-schemas.ts';
import { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { batchOf, batchPath, entriesOf, jobsOf, MANAGE, openLots } from './answers.ts';
import { batchView } from './batch-view.ts';
import { choiceOf, placedRefusal } from './stamp-choice.ts';

const Anything = Type.Unknown();

const AUTHORITY = ['admin', 'officer', 'inspector'] as const;

const CHANGES = [
  { action: 'activate', roles: MANAGE, done: 'activated' },
  { action: 'void', roles: MANAGE, done: 'voided' },
  { action: 'suspend', roles: AUTHORITY, done: 'suspended' },
  { action: 'resume', roles: AUTHORITY, done: 'resumed' },
] as const;

type Change = (typeof CHANGES)[number];

/** Fields that the second step sends along. */
const KEPT = [
  'choice',
  'printJobId',
  'sheet',
  'lastSheet',
  'firstSlot',
  'lastSlot',
  'first',
  'last',
  'serials',
  'reason',
  'note',
  'number',
  'producedOn',
  'expiresOn',
  'declaredQuantity',
];

/** Activate, void, suspend, resume and undo: first which stamps, then what will happen, then it happens. */
export function changePages(pages: ConsolePages): void {
  for (const change of CHANGES) {
    const path = `/console/batches/:code/${change.action}`;
    pages.get(path, { roles: change.roles }, (page) => firstStep(page, change));
    pages.post(
      path,
      { roles: change.roles },
      {
        act: (page, form) =>
          form.text('step') === 'confirm' ? carryOut(page, form, change) : secondStep(page, form, change),
        refused: (page, form, refusal) => {
          const { choose } = BATCHES_TEXTS[page.locale];
          const placed = placedRefusal(refusal, choiceOf(form), choose);
          return firstStep(page, change, refusedForm(SHELL_TEXTS[page.locale].optional, form, placed));
        },
      },
    );
  }

  const undoPath = '/console/batches/:code/undo/:seq';
  pages.get(undoPath, { roles: ROLES }, (page) => undoStep(page));
  pages.post(
    undoPath,
    { roles: ROLES },
    {
      act: async (page, form) => {
        const body = { action: 'undo', undoes: Number(page.param('seq')) };
        await page.api.send('POST', `${batchPath(page)}/ranges`, Anything, {
          body,
          onceKey: form.raw('onceKey'),
        });
        return { redirect: `/console/batches/${page.param('code')}?done=undone` };
      },
      refused: async (page, form, refusal) => refusedPage(page, refusedForm('', form, refusal)),
    },
  );
}

async function firstStep(
  page: Page,
  { action }: Change,
  state?: ReturnType<typeof filledForm>,
): Promise<ConsoleView> {
  const { locale, csrf } = page;
  const batch = await batchOf(page);
  const jobs = await jobsOf(page);
  const lots = action === 'activate' ? await openLots(page, batch.productId) : [];
  const filled = filledForm(SHELL_TEXTS[locale].optional, {
    choice: page.query('choice'),
    serials: page.query('serial'),
    reason: 'damaged',
    lotId: (lots.find(({ id }) => id === page.query('lotId')) ?? lots[0])?.id,
  });
  const model = {
    code: batch.code,
    action,
    csrf,
    onceKey: page.onceKey(),
    state: state ?? filled,
    isNewLot: state === undefined ? page.query('lot') === 'new' : state.value('number') !== '',
    printed: batch.summary.printed,
    jobs,
    lots,
  };
  return { title: titleOf(page, action), crumbs: crumbsOf(page), body: changeForm(model, locale) };
}

async function secondStep(page: Page, form: FormValues, change: Change): Promise<ConsoleView> {
  const { locale } = page;
  const { action } = change;
  const choice = choiceOf(form);
  const lotId = action === 'activate' && newLotOf(form) === undefined ? form.optional('lotId') : undefined;
  const { path, body } = requestOf(page, form, action);
  const preview = await page.api.send('POST', `${path}/preview`, Preview, { body });
  if (preview.refusal !== null) {
    const placed = placedRefusal(preview.refusal, choice, BATCHES_TEXTS[locale].choose);
    const view = await firstStep(page, change, refusedForm(SHELL_TEXTS[locale].optional, form, placed));
    return { ...view, status: 409 };
  }
  const kept = KEPT.filter((name) => form.raw(name) !== '').map((name) => [name, form.raw(name)] as const);
  const version = choice.kind === 'batch' ? preview.batches[0]?.logVersion : undefined;
  const { code } = await batchOf(page);
  const model = {
    action,
    path: `/console/batches/${code}/${action}`,
    backHref: `/console/batches/${code}`,
    csrf: page.csrf,
    onceKey: page.onceKey(),
    state: filledForm(''),
    preview,
    hidden: {
      ...Object.fromEntries(kept),
      ...(lotId === undefined ? {} : { lotId }),
      ...(version === undefined ? {} : { logVersion: String(version) }),
    },
  };
  return { title: titleOf(page, action), crumbs: crumbsOf(page), body: confirmChange(model, locale) };
}

async function carryOut(page: Page, form: FormValues, { action, done }: Change) {
  const { path, body } = requestOf(page, form, action);
  await page.api.send('POST', path, Anything, { body, onceKey: form.raw('onceKey') });
  return { redirect: `/console/batches/${page.param('code')}?done=${done}` };
}

function requestOf(page: Page, form: FormValues, action: string) {
  const choice = choiceOf(form);
  const newLot = action === 'activate' ? newLotOf(form) : undefined;
  const facts = {
    action,
    newLot,
    lotId: newLot === undefined && action === 'activate' ? form.optional('lotId') : undefined,
    reason: action === 'void' ? form.optional('reason') : undefined,
    note: form.optional('note'),
  };
  if (choice.kind === 'serials') {
    return { path: 'stamp-changes', body: { ...facts, serials: choice.serials } };
  }
  const { selection } = choice;
  // Whole sheets are activated with what is still good on them.
  const printedOnly = action === 'activate' && 'sheets' in selection ? true : undefined;
  const body = { printedOnly, ...facts, ...selection, logVersion: form.integer('logVersion') };
  return { path: `${batchPath(page)}/ranges`, body };
}

/** The lot to be declared with the activation; undefined for one that was chosen: the list comes with a lot already chosen. */
function newLotOf(form: FormValues) {
  if (form.text('number') === '') return undefined;
  return {
    number: form.optional('number'),
    producedOn: form.optional('producedOn'),
    expiresOn: form.optional('expiresOn'),
    declaredQuantity: form.integer('declaredQuantity'),
  };
}

async function undoStep(page: Page): Promise<ConsoleView> {
  const { locale } = page;
  const body = { action: 'undo', undoes: Number(page.param('seq')) };
  const preview = await page.api.send('POST', `${batchPath(page)}/ranges/preview`, Preview, { body });
  if (preview.refusal !== null) {
    const { detail } = preview.refusal;
    const view = await refusedPage(page, refusedForm('', emptyValues(), { field: undefined, detail }));
    return { ...view, status: 409 };
  }
  const { code } = await batchOf(page);
  const model = {
    action: 'undo' as const,
    path: `/console/batches/${code}/undo/${page.param('seq')}`,
    backHref: `/console/batches/${code}`,
    csrf: page.csrf,
    onceKey: page.onceKey(),
    state: filledForm(''),
    preview,
    hidden: {},
  };
  const undone = (await entriesOf(page)).find(({ seq }) => String(seq) === page.param('seq'));
  const lead = undone === undefined ? undefined : entryText(undone, locale);
  return { title: titleOf(page, 'undo'), lead, crumbs: crumbsOf(page), body: confirmChange(model, locale) };
}

async function refusedPage(page: Page, state: ReturnType<typeof filledForm>): Promise<ConsoleView> {
  const text = state.faults[0]?.text ?? '';
  return await batchView(page, { severity: 'danger', text });
}

function emptyValues(): FormValues {
  return new FormValues(new Map());
}

function titleOf({ locale }: Page, action: 'activate' | 'void' | 'suspend' | 'resume' | 'undo'): string {
  const texts = BATCHES_TEXTS[locale];
  const titles = {
    activate: texts.activate,
    void: texts.voidStamps,
    suspend: texts.suspend,
    resume: texts.resume,
    undo: texts.undo,
  };
  return titles[action];
}

function crumbsOf(page: Page) {
  const texts = BATCHES_TEXTS[page.locale];
  const code = page.param('code').toUpperCase();
  return [
    { label: texts.title, href: '/console/batches' },
    { label: texts.batchTitle(code), href: `/console/batches/${encodeURIComponent(code)}` },
  ];
}
