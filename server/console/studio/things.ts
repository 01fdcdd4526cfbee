import {
  calibrationCard,
  decimalText,
  doneNotice,
  type FormState,
  filledForm,
  type KeptThing,
  printingHubBody,
  refusedForm,
  SHELL_TEXTS,
  STUDIO_TEXTS,
  type ThingPath,
  thingForm,
} from '../../../scanner-web/views/console/index.ts';
import { NoAnswer } from '../../http/inner-api.ts';
import { problem } from '../../http/problems.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { KeptAnswer, StocksAnswer, WholeThings } from './answers.ts';
import { designPart } from './design-part.ts';
import { filledFrom } from './filled-thing.ts';

const PRINTERS = ['admin', 'officer', 'producer'] as const;
const PATHS: readonly ThingPath[] = ['printers', 'label-stocks', 'label-designs'];
const GEOMETRY = [
  'pageWidthMm',
  'pageHeightMm',
  'columns',
  'rows',
  'labelWidthMm',
  'labelHeightMm',
  'pitchXMm',
  'pitchYMm',
  'originXMm',
  'originYMm',
] as const;
const DESIGN_BOXES = ['productName', 'netContent', 'producer', 'hint', 'stars', 'logo'] as const;

/** What the forms begin with. */
const BLANK: Readonly<Record<ThingPath, Readonly<Record<string, string | boolean>>>> = {
  printers: { kind: 'office', dpi: '300', offsetXMm: '0', offsetYMm: '0', scale: '1' },
  'label-stocks': { kind: 'sheet', 'geometry.pageWidthMm': '210', 'geometry.pageHeightMm': '297' },
  'label-designs': {
    productName: true,
    netContent: true,
    stars: true,
    frame: 'none',
    scratchWidthMm: '16',
    scratchHeightMm: '5',
    language: 'vi',
    level: 'auto',
  },
};

/** `/console/printing`: printers, label stocks and designs of a producer. */
export function printingThingPages(pages: ConsolePages): void {
  pages.get('/console/printing', { roles: PRINTERS }, async (page) => {
    const { locale } = page;
    const texts = STUDIO_TEXTS[locale].hub;
    const producerId = page.principal.producerId ?? page.query('producerId');
    const done: Readonly<Record<string, string>> = { saved: texts.saved, removed: texts.removed };
    const query = page.principal.role === 'producer' ? '' : `?${new URLSearchParams({ producerId })}`;
    const body =
      producerId === ''
        ? ''
        : printingHubBody({ things: await allThings(page, producerId), query, csrf: page.csrf }, locale);
    return {
      title: texts.title,
      lead: producerId === '' ? texts.choose : texts.lead,
      notice: doneNotice(done, page.query('done')),
      body,
    };
  });

  for (const path of PATHS) thingPages(pages, path);

  pages.post(
    '/console/printing/printers/:id/calibration',
    { roles: PRINTERS },
    {
      async act(page, form) {
        const body: Record<string, unknown> = { stock: form.text('stock') };
        for (const name of ['leftToAMm', 'leftToBMm', 'topToCMm', 'topToDMm'])
          body[name] = form.decimal(name);
        const id = encodeURIComponent(page.param('id'));
        await page.api.send('POST', `printers/${id}/calibration`, KeptAnswer, { body });
        return { redirect: `/console/printing/printers/${id}?done=calibrated${producerPart(page, form)}` };
      },
      refused: async (page, form, refusal) =>
        await thingView(page, 'printers', page.param('id'), producerOf(page, form), undefined, {
          calibration: refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal),
        }),
    },
  );
}

function thingPages(pages: ConsolePages, path: ThingPath): void {
  const base = `/console/printing/${path}`;
  pages.get(`${base}/new`, { roles: PRINTERS }, async (page) =>
    thingView(page, path, null, page.principal.producerId ?? page.query('producerId')),
  );
  pages.get(`${base}/:id`, { roles: PRINTERS }, async (page) =>
    thingView(page, path, page.param('id'), page.principal.producerId ?? page.query('producerId')),
  );
  const refused =
    (id: (page: Page) => string | null) => async (page: Page, form: FormValues, refusal: Refusal) =>
      await thingView(
        page,
        path,
        id(page),
        producerOf(page, form),
        refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal),
      );
  pages.post(
    `${base}/new`,
    { roles: PRINTERS },
    {
      async act(page, form) {
        const producerId = producerOf(page, form);
        const body = { producerId, name: form.text('name'), ...membersOf(path, form) };
        await page.api.send('POST', path, KeptAnswer, { body, onceKey: form.optional('onceKey') });
        return { redirect: `/console/printing?done=saved${producerPart(page, form)}` };
      },
      refused: refused(() => null),
    },
  );
  pages.post(
    `${base}/:id`,
    { roles: PRINTERS },
    {
      async act(page, form) {
        const body = { name: form.text('name'), ...membersOf(path, form) };
        await page.api.send('PUT', `${path}/${encodeURIComponent(page.param('id'))}`, KeptAnswer, { body });
        return { redirect: `/console/printing?done=saved${producerPart(page, form)}` };
      },
      refused: refused((page) => page.param('id')),
    },
  );
  pages.post(
    `${base}/:id/end`,
    { roles: PRINTERS },
    {
      async act(page, form) {
        await page.api.send('DELETE', `${path}/${encodeURIComponent(page.param('id'))}`, NoAnswer);
        const producerId = new URLSearchParams(form.text('back')).get('producerId');
        const of = producerId === null ? '' : `&${new URLSearchParams({ producerId })}`;
        return { redirect: `/console/printing?done=removed${of}` };
      },
      refused: async (_page, _form, refusal) => {
        throw refusal;
      },
    },
  );
}

interface Refusal {
  readonly field: string | undefined;
  readonly detail: string;
}

function producerOf(page: Page, form: FormValues): string {
  return page.principal.producerId ?? form.text('producerId');
}

function producerPart(page: Page, form: FormValues): string {
  if (page.principal.role === 'producer') return '';
  return `&${new URLSearchParams({ producerId: producerOf(page, form) })}`;
}

async function allThings(page: Page, producerId: string): Promise<Record<ThingPath, KeptThing[]>> {
  const texts = STUDIO_TEXTS[page.locale].hub;
  const [printers, stocks, designs] = await Promise.all([
    thingsOf(page, 'printers', producerId),
    thingsOf(page, 'label-stocks', producerId),
    thingsOf(page, 'label-designs', producerId),
  ]);
  const shown = (value: unknown) =>
    typeof value === 'number' ? decimalText(value, page.locale) : String(value ?? '');
  return {
    printers: printers.map((item) => ({
      id: item.id,
      name: item.name,
      about:
        `${shown(item.dpi)} dpi · ` +
        (item.calibratedMs === null
          ? texts.notCalibrated
          : texts.correction(shown(item.offsetXMm), shown(item.offsetYMm), shown(item.scale))),
    })),
    'label-stocks': stocks.map((item) => ({ id: item.id, name: item.name, about: shown(item.labels) })),
    'label-designs': designs.map((item) => ({ id: item.id, name: item.name, about: shown(item.customLine) })),
  };
}

async function thingsOf({ api }: Page, path: ThingPath, producerId: string) {
  const { items } = await api.get(`${path}?${new URLSearchParams({ producerId })}`, WholeThings);
  return items.filter((item) => item.isOwn !== false);
}

async function thingView(
  page: Page,
  path: ThingPath,
  id: string | null,
  producerId: string,
  typed?: FormState,
  others: { readonly calibration?: FormState } = {},
) {
  const { locale } = page;
  const all = STUDIO_TEXTS[locale];
  const { optional } = SHELL_TEXTS[locale];
  const known =
    id === null ? undefined : (await thingsOf(page, path, producerId)).find((item) => item.id === id);
  if (id !== null && known === undefined) throw problem('not-found');
  const titles = {
    printers: all.printer.newTitle,
    'label-stocks': all.stock.newTitle,
    'label-designs': all.design.newTitle,
  };
  const state =
    typed ??
    filledForm(
      optional,
      known === undefined ? BLANK[path] : { ...BLANK[path], ...filledFrom(known, locale) },
    );
  const form = thingForm({ path, id, producerId, csrf: page.csrf, onceKey: page.onceKey(), state }, locale);
  const calibration =
    path === 'printers' && id !== null ? await calibrationPart(page, id, producerId, others.calibration) : '';
  return {
    title: known?.name ?? titles[path],
    crumbs: [
      {
        label: all.hub.title,
        href: `/console/printing${page.principal.role === 'producer' ? '' : `?${new URLSearchParams({ producerId })}`}`,
      },
    ],
    notice:
      page.query('done') === 'calibrated'
        ? ({ severity: 'ok', text: all.printer.calibrated } as const)
        : null,
    body: form + calibration + (path === 'label-designs' ? await designPart(page, state, producerId) : ''),
  };
}

async function calibrationPart(
  page: Page,
  id: string,
  producerId: string,
  state?: FormState,
): Promise<string> {
  const stocks = await page.api.get(`label-stocks?${new URLSearchParams({ producerId })}`, StocksAnswer);
  const stock = state?.value('stock') || 'a4-65-38x21';
  return calibrationCard(
    {
      id,
      stocks: stocks.items,
      pageHref: `/api/v1/calibration.pdf?${new URLSearchParams({ stock, printer: id })}`,
      csrf: page.csrf,
      state: state ?? filledForm(SHELL_TEXTS[page.locale].optional, { stock }),
    },
    page.locale,
  );
}

function membersOf(path: ThingPath, form: FormValues): Record<string, unknown> {
  switch (path) {
    case 'printers':
      return {
        kind: form.text('kind'),
        dpi: form.integer('dpi'),
        offsetXMm: form.decimal('offsetXMm'),
        offsetYMm: form.decimal('offsetYMm'),
        scale: form.decimal('scale'),
      };
    case 'label-stocks': {
      const geometry = Object.fromEntries(GEOMETRY.map((name) => [name, form.decimal(`geometry.${name}`)]));
      return { kind: form.text('kind'), geometry };
    }
    case 'label-designs': {
      const boxes = Object.fromEntries(DESIGN_BOXES.map((name) => [name, form.has(name)]));
      const { customLine, frame, language, level } = {
        customLine: form.text('customLine'),
        frame: form.text('frame'),
        language: form.text('language'),
        level: form.text('level'),
      };
      const scratch = {
        scratchWidthMm: form.decimal('scratchWidthMm'),
        scratchHeightMm: form.decimal('scratchHeightMm'),
      };
      return { ...boxes, customLine, frame, ...scratch, language, level };
    }
  }
}
