import {
  type FormState,
  filledForm,
  isFound,
  refusedForm,
  SHELL_TEXTS,
  STUDIO_TEXTS,
  studioBody,
} from '../../../scanner-web/views/console/index.ts';
import { indexOfNumber, stampNumber } from '../../../stamps/serial/index.ts';
import { ApiRefusal } from '../../http/inner-api.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import {
  BatchAnswer,
  ChoiceAnswer,
  JobAnswer,
  PreviewAnswer,
  StocksAnswer,
  ThingsAnswer,
} from './answers.ts';

const PRINTERS = ['admin', 'officer', 'producer'] as const;
/** Stamps by their numbers, which people count from 1. */
const STAMPS = ['first', 'last'] as const;
const NUMBERS = [...STAMPS, 'startAt'] as const;
const CHOICES = ['stock', 'printer', 'design', 'output', 'skipUnprintable'] as const;
/** Members of an order that are text. */
const TEXTS = ['stock', 'printer', 'design', 'output', 'reason'] as const;

/** `/console/batches/{code}/print`: the printing studio. */
export function studioPages(pages: ConsolePages): void {
  const path = '/console/batches/:code/print';

  pages.get(path, { roles: PRINTERS }, async (page) => await studioView(page, (name) => page.query(name)));

  pages.post(
    path,
    { roles: PRINTERS },
    {
      async act(page, form) {
        const body: Record<string, unknown> = {};
        body.startAt = form.integer('startAt');
        for (const name of STAMPS) body[name] = indexIn(form.integer(name));
        for (const name of TEXTS) body[name] = form.optional(name);
        if (form.text('skipUnprintable') === 'true') body.skipUnprintable = true;
        const code = encodeURIComponent(page.param('code'));
        const job = await page.api.send('POST', `batches/${code}/print-jobs`, JobAnswer, {
          body,
          onceKey: form.optional('onceKey'),
        });
        return { redirect: `/console/print-jobs/${job.id}?done=printed` };
      },
      refused: async (page, form, refusal) => ({
        ...(await studioView(page, (name) => form.text(name), { form, refusal })),
        status: refusal.status,
      }),
    },
  );
}

async function studioView(
  page: Page,
  asked: (name: string) => string,
  failed?: { readonly form: FormValues; readonly refusal: ApiRefusal },
) {
  const { locale, api } = page;
  const texts = STUDIO_TEXTS[locale].studio;
  const { optional } = SHELL_TEXTS[locale];
  const { code, producerId } = await api.get(
    `batches/${encodeURIComponent(page.param('code'))}`,
    BatchAnswer,
  );
  const of = `?${new URLSearchParams({ producerId })}`;
  const [stocks, printers, designs, choice] = await Promise.all([
    api.get(`label-stocks${of}`, StocksAnswer),
    api.get(`printers${of}`, ThingsAnswer),
    api.get(`label-designs${of}`, ThingsAnswer),
    api.get(`print-choice${of}`, ChoiceAnswer),
  ]);
  // A page asked for without any setting begins with what was printed with last.
  const isFresh = [...CHOICES, ...NUMBERS].every((name) => asked(name) === '');
  const offered = {
    stock: stocks.items,
    printer: printers.items,
    design: designs.items,
  };
  const remembered = (name: 'stock' | 'printer' | 'design') =>
    offered[name].some(({ id }) => id === choice[name]) ? (choice[name] ?? '') : '';
  const settings: Record<string, string> = isFresh
    ? {
        stock: remembered('stock') || 'a4-65-38x21',
        printer: remembered('printer'),
        design: remembered('design'),
        output: choice.output,
      }
    : Object.fromEntries([...CHOICES, ...NUMBERS].map((name) => [name, asked(name)]));
  if (settings.output === '') settings.output = 'sheet';
  const find = asked('find').trim();
  const all = stocks.items.map(({ id, name, example, kind, isOwn }) => ({
    ...{ id, name, group: isOwn ? ('own' as const) : kind },
    search: [name, id, example].join(' '),
  }));
  const found = all.filter(({ search }) => isFound(search, find));
  if (found.length > 0 && !found.some(({ id }) => id === settings.stock)) settings.stock = found[0]?.id ?? '';
  const shown = found.length > 0 ? found : all.filter(({ id }) => id === settings.stock);
  const query = queryOf(asApi(settings));
  const looked = await api.get(`batches/${code}/preview?${query}`, PreviewAnswer).catch((error: unknown) => {
    if (error instanceof ApiRefusal && error.status < 500 && error.status !== 403) return error;
    throw error;
  });
  const preview = looked instanceof ApiRefusal ? null : looked;
  const order = preview
    ? {
        ...settings,
        first: `${stampNumber(preview.first)}`,
        last: `${stampNumber(preview.last)}`,
        startAt: `${preview.startAt}`,
      }
    : settings;
  const startQuery = queryOf({ ...order, startAt: '' });
  const state = filledForm(optional, { ...order, find });
  const reason: FormState = failed
    ? refusedForm(optional, failed.form, failed.refusal)
    : filledForm(optional);
  const body = studioBody(
    {
      form: {
        code,
        stocks: shown,
        printers: printers.items,
        designs: designs.items,
        chosen: settings,
      },
      state,
      preview: preview && {
        code,
        ...preview,
        pictureHref: `/api/v1/batches/${code}/preview.svg?${queryOf(asApi(order))}`,
        startHref: `/console/batches/${code}/print?${startQuery}&startAt=`,
        order: Object.fromEntries(Object.entries(order).filter(([, value]) => value !== '')),
      },
      refused: looked instanceof ApiRefusal ? looked.detail : null,
      csrf: page.csrf,
      onceKey: page.onceKey(),
      reason,
      setUpHref: `/console/printing${page.principal.role === 'producer' ? '' : of}`,
    },
    locale,
  );
  return {
    title: texts.title(code),
    lead: texts.lead,
    crumbs: [{ label: `${texts.toBatch} ${code}`, href: `/console/batches/${code}` }],
    body,
  };
}

/** The number of a stamp as the API takes it; the API counts from 0, and a number below 1 is taken for the first. */
function indexIn<T>(typed: T): number | T {
  return typeof typed === 'number' ? Math.max(0, indexOfNumber(typed)) : typed;
}

/** The settings of a page's address as a query of the API. */
function asApi(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const indexes = STAMPS.map((name) => [name, settings[name] ?? ''] as const).map(([name, typed]) => [
    name,
    /^\d{1,9}$/.test(typed) ? String(indexIn(Number(typed))) : typed,
  ]);
  return { ...settings, ...Object.fromEntries(indexes) };
}

function queryOf(settings: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(settings).filter(([, value]) => value !== '')).toString();
}
