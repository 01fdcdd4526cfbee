import {
  ACT_FIELDS,
  actFormBody,
  CERTIFICATE_TEXTS,
  type CertificateAct,
  type CertificateFacts,
  type ConsoleView,
  consequencesBody,
  type FormState,
  filledForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { civilDay } from '../../../stamps/civil-day.ts';
import { CertificateView, Consequences } from '../../certificates/schemas.ts';
import { problem } from '../../http/problems.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page, PageAnswer } from '../pages.ts';
import { bodyFrom, filledWith } from './act-values.ts';
import { DECIDERS, decidesAbout } from './deciders.ts';

/** What can be done to a certificate that is there. */
const ACTS = ['extension', 'renewal', 'upgrade', 'revocation', 'correction', 'withdrawal'] as const;

/** `/console/certificates/{id}/{act}`: what is done, what would follow, and then the act itself. */
export function actPages(pages: ConsolePages): void {
  for (const act of ACTS) {
    const path = `/console/certificates/:id/${act}`;
    const targetOf = async (page: Page): Promise<ActTarget> => {
      const id = encodeURIComponent(page.param('id'));
      const certificate = await page.api.get(`certificates/${id}`, CertificateView);
      if (!decidesAbout(page.principal, certificate)) throw problem('forbidden');
      const href = `/console/certificates/${id}`;
      return {
        act,
        certificate,
        product: null,
        apiPath: `certificates/${id}/${act}`,
        action: `${href}/${act}`,
        backHref: href,
      };
    };
    pages.get(path, { roles: DECIDERS }, async (page) => {
      const target = await targetOf(page);
      const state = filledForm(SHELL_TEXTS[page.locale].optional, filledWith(act, target.certificate));
      return formView(page, target, state);
    });
    pages.post(
      path,
      { roles: DECIDERS },
      {
        act: async (page, form) => await actOrTry(page, form, await targetOf(page)),
        refused: async (page, form, refusal) =>
          formView(page, await targetOf(page), refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal)),
      },
    );
  }
}

/** What an act is done to, and where. */
export interface ActTarget {
  readonly act: CertificateAct;
  readonly certificate: CertificateFacts | null;
  readonly product: { readonly id: string; readonly name: string; readonly producer: string } | null;
  readonly apiPath: string;
  readonly action: string;
  readonly backHref: string;
}

/** The form of an act. */
export function formView(page: Page, target: ActTarget, state: FormState): ConsoleView {
  const texts = CERTIFICATE_TEXTS[page.locale];
  const { title, lead } = texts.acts[target.act];
  return {
    title,
    lead,
    crumbs: crumbsOf(page, target),
    body: actFormBody({ ...target, csrf: page.csrf, state }, page.locale),
  };
}

/** First tries an act and shows what would follow, then, once that is confirmed, does it. */
export async function actOrTry(page: Page, form: FormValues, target: ActTarget): Promise<PageAnswer> {
  const { api, locale } = page;
  const body = bodyFrom(target.act, form);
  const step = form.text('step');
  if (step === 'edit') {
    const typed = Object.fromEntries(form.names.map((name) => [name, form.all(name)]));
    return formView(page, target, filledForm(SHELL_TEXTS[locale].optional, typed));
  }
  if (step === 'confirm') {
    const ifMatch = form.optional('seenMs');
    const onceKey = form.optional('onceKey');
    const { id } = await api.send('POST', target.apiPath, CertificateView, { body, onceKey, ifMatch });
    return { redirect: `/console/certificates/${encodeURIComponent(id)}?done=${target.act}` };
  }
  const consequences = await api.send('POST', `${target.apiPath}?dryRun=true`, Consequences, { body });
  const typed = ACT_FIELDS.flatMap((name) => form.all(name).map((value) => [name, value] as const));
  const seen = target.certificate === null ? [] : [['seenMs', String(target.certificate.updatedMs)] as const];
  return {
    title: CERTIFICATE_TEXTS[locale].acts[target.act].title,
    crumbs: crumbsOf(page, target),
    body: consequencesBody(
      {
        ...consequences,
        act: target.act,
        action: target.action,
        backHref: target.backHref,
        csrf: page.csrf,
        onceKey: page.onceKey(),
        values: [...typed, ...seen],
        today: civilDay(page.nowMs),
      },
      locale,
    ),
  };
}

function crumbsOf({ locale }: Page, { certificate, backHref }: ActTarget) {
  const register = { label: CERTIFICATE_TEXTS[locale].title, href: '/console/certificates' };
  return certificate === null ? [register] : [register, { label: certificate.product.name, href: backHref }];
}
