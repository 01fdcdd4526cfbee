import {
  CONTENT_TEXTS,
  filledForm,
  flatDraft,
  historyCard,
  ownSubmission,
  profileForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ProducerView } from '../../registry/views.ts';
import { historyOf } from '../audit/history.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page, PageAnswer } from '../pages.ts';
import { bothOf, imageOf, listOf, photoOf, photosFrom, said, textOf } from './draft.ts';
import { doneKey, EditAnswer, openSubmission } from './open-submission.ts';
import { noticeOf } from './pages.ts';
import { uploadedPhotos } from './uploads.ts';

const ROLES = ['producer'] as const;

type Profile = ReturnType<typeof profileFrom>;

/** `/console/profile`: what a producer shows of itself. */
export function profilePages(pages: ConsolePages): void {
  pages.get('/console/profile', { roles: ROLES }, async (page) => {
    const { profile, version } = await current(page);
    return view(page, profile, filledForm(SHELL_TEXTS[page.locale].optional, flatDraft(profile)), version);
  });
  pages.upload(
    '/console/profile',
    { roles: ROLES },
    {
      async act(page, form): Promise<PageAnswer> {
        const profile = await withUploads(page, form);
        profiles.set(form, profile);
        const act = form.text('act');
        const place = Number(/\[(\d+)\]$/.exec(act)?.[1] ?? -1);
        if (act !== '') {
          const images = act.startsWith('remove:')
            ? profile.images.filter((_, at) => at !== place)
            : moved(profile.images, place);
          const draft = { ...profile, images };
          return view(
            page,
            draft,
            filledForm(SHELL_TEXTS[page.locale].optional, flatDraft(draft)),
            form.text('version'),
          );
        }
        const { about, logoId, images, phone, website, address } = profile;
        const body = {
          phone: phone === '' ? null : phone,
          website: website === '' ? null : website,
          address,
          about: said(about) ?? null,
          logoId: logoId === '' ? null : logoId,
          images: images.map(imageOf),
        };
        const change = { body, ifMatch: form.text('version') };
        const answer = await page.api.send(
          'PATCH',
          `producers/${page.principal.producerId}`,
          EditAnswer,
          change,
        );
        return {
          redirect: `/console/profile?done=${'number' in answer && answer.number !== undefined ? doneKey(answer) : 'unchanged'}`,
        };
      },
      async refused(page, form, refusal) {
        const profile = profiles.get(form) ?? profileFrom(form);
        const values = flatDraft(profile);
        const typed = {
          text: (name: string) => values[name] ?? form.text(name),
          all: (name: string) => form.all(name),
        };
        return view(
          page,
          profile,
          refusedForm(SHELL_TEXTS[page.locale].optional, typed, refusal),
          form.text('version'),
        );
      },
    },
  );
}

/** Photos that a refused form had brought already. */
const profiles = new WeakMap<FormValues, Profile>();

async function current(page: Page): Promise<{ profile: Profile; version: string }> {
  const producer = await page.api.get(`producers/${page.principal.producerId}`, ProducerView);
  const open = await openSubmission(page, 'profile', producer.id);
  const content: Readonly<Record<string, unknown>> = { ...producer, ...open?.after };
  return {
    profile: {
      phone: textOf(content.phone),
      website: textOf(content.website),
      address: textOf(content.address),
      about: bothOf(content.about),
      logoId: textOf(content.logoId),
      images: listOf(content.images).map(photoOf),
    },
    version: String((open ?? producer).updatedMs),
  };
}

function profileFrom(form: FormValues) {
  return {
    phone: form.text('phone'),
    website: form.text('website'),
    address: form.text('address'),
    about: { vi: form.text('about.vi'), en: form.text('about.en') },
    logoId: form.has('logoRemove') ? '' : form.text('logoId'),
    images: photosFrom(form, 'images'),
  };
}

async function withUploads(page: Page, form: FormValues): Promise<Profile> {
  const profile = profileFrom(form);
  const [logo] = await uploadedPhotos(page, form, 'logo');
  const added = await uploadedPhotos(page, form, 'images');
  return { ...profile, logoId: logo?.id ?? profile.logoId, images: [...profile.images, ...added] };
}

function moved<T>(items: readonly T[], place: number): T[] {
  const [item, before] = [items[place], items[place - 1]];
  if (item === undefined || before === undefined) return [...items];
  return items.map((other, at) => (at === place ? before : at === place - 1 ? item : other));
}

async function view(page: Page, profile: Profile, state: ReturnType<typeof filledForm>, version: string) {
  const { locale, csrf, principal } = page;
  const texts = CONTENT_TEXTS[locale];
  const open = await openSubmission(page, 'profile', principal.producerId ?? '');
  const frame = { action: '/console/profile', csrf, locale, version, isProposed: true };
  return {
    title: texts.profile,
    lead: texts.profileLead,
    notice: noticeOf(page),
    body:
      (open === undefined ? '' : ownSubmission(open, { csrf, locale, isHere: true })) +
      profileForm(profile, state, frame) +
      historyCard(await historyOf(page, 'producer', principal.producerId ?? ''), locale),
  };
}
