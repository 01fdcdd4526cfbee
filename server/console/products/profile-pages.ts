import type { Static } from 'typebox';
import {
  CONTENT_TEXTS,
  filledForm,
  flatDraft,
  historyCard,
  ownSubmission,
  PRODUCERS_TEXTS,
  producerTiles,
  profileForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import type { Role } from '../../domain/principal.ts';
import { ProducerWhole } from '../../registry/views.ts';
import { historyOf } from '../audit/history.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page, PageAnswer } from '../pages.ts';
import { imageOf, said } from './draft.ts';
import { requireEditor } from './editors.ts';
import { doneKey, EditAnswer, openSubmission } from './open-submission.ts';
import { noticeOf } from './pages.ts';
import { communeChoices, provinceChoices } from './places.ts';
import { identityOf, type Profile, profileFrom, profileOf } from './profile-draft.ts';
import { uploadedPhotos } from './uploads.ts';

type State = ReturnType<typeof filledForm>;

/** `/console/profile`, what a producer shows of itself; `/console/producers/{id}`, the same for who decides about it. */
export function profilePages(pages: ConsolePages): void {
  formOf(pages, '/console/profile', ['producer'], ({ principal }) => principal.producerId ?? '');
  formOf(pages, '/console/producers/:id', ['admin', 'officer'], ({ param }) => param('id'));
}

function formOf(
  pages: ConsolePages,
  path: string,
  roles: readonly Role[],
  idOf: (page: Page) => string,
): void {
  const hrefOf = (page: Page) => path.replace(':id', encodeURIComponent(idOf(page)));
  const view = async (page: Page, given: Given | undefined) => {
    const producer = await page.api.get(`producers/${idOf(page)}`, ProducerWhole);
    await requireEditor(page, producer.id);
    return await profileView(page, producer, hrefOf(page), given);
  };
  pages.get(path, { roles }, (page) => view(page, undefined));
  pages.upload(
    path,
    { roles },
    {
      async act(page, form): Promise<PageAnswer> {
        const profile = await withUploads(page, form);
        profiles.set(form, profile);
        const act = form.text('act');
        if (act !== '') {
          const draft = { ...profile, images: changedImages(profile.images, act) };
          const values = { ...flatDraft(draft), ...identityOf(form) };
          const state = filledForm(SHELL_TEXTS[page.locale].optional, values);
          return await view(page, { profile: draft, state, version: form.text('version') });
        }
        const change = { body: bodyOf(page, profile, form), ifMatch: form.text('version') };
        const answer = await page.api.send('PATCH', `producers/${idOf(page)}`, EditAnswer, change);
        const isSaved = answer.number === undefined && page.principal.role === 'producer';
        return { redirect: `${hrefOf(page)}?done=${isSaved ? 'unchanged' : doneKey(answer)}` };
      },
      async refused(page, form, refusal) {
        const profile = profiles.get(form) ?? profileFrom(form);
        const values = flatDraft(profile);
        const typed = {
          text: (name: string) => values[name] ?? form.text(name),
          all: (name: string) => form.all(name),
        };
        const state = refusedForm(SHELL_TEXTS[page.locale].optional, typed, refusal);
        return await view(page, { profile, state, version: form.text('version') });
      },
    },
  );
}

interface Given {
  readonly profile: Profile;
  readonly state: State;
  readonly version: string;
}

/** Photos that a refused form had brought already. */
const profiles = new WeakMap<FormValues, Profile>();

async function profileView(
  page: Page,
  producer: Static<typeof ProducerWhole>,
  action: string,
  given: Given | undefined,
) {
  const { locale, csrf, principal } = page;
  const texts = CONTENT_TEXTS[locale];
  const isOwn = principal.role === 'producer';
  const open = isOwn ? await openSubmission(page, 'profile', producer.id) : undefined;
  const { communeCode, name, kind, identifier, provinceCode } = producer;
  const profile = given?.profile ?? profileOf({ ...producer, commune: communeCode, ...open?.after });
  const values = {
    ...flatDraft(profile),
    name,
    kind,
    identifier,
    provinceCode,
    provinceBefore: provinceCode,
  };
  const state = given?.state ?? filledForm(SHELL_TEXTS[locale].optional, values);
  const version = given?.version ?? String((open ?? producer).updatedMs);
  const choices = {
    communes: await communeChoices(page, provinceCode),
    provinces: isOwn ? null : await provinceChoices(page),
  };
  return {
    title: isOwn ? texts.profile : name,
    lead: texts.profileLead,
    notice: noticeOf(page),
    ...(isOwn ? {} : { crumbs: [{ label: PRODUCERS_TEXTS[locale].title, href: '/console/producers' }] }),
    body:
      (isOwn ? '' : producerTiles(producer.id, producer, locale)) +
      (open === undefined ? '' : ownSubmission(open, { csrf, locale, isHere: true })) +
      profileForm(profile, choices, state, { action, csrf, locale, version, isProposed: isOwn }) +
      historyCard(await historyOf(page, 'producer', producer.id), locale),
  };
}

function bodyOf({ principal }: Page, profile: Profile, form: FormValues): object {
  const { about, logoId, images, phone, website, address, formerAddress, commune, buyLinks } = profile;
  const { name, kind, identifier, provinceCode, provinceBefore } = identityOf(form);
  // The communes to choose from were those of the province before.
  const isMoved = provinceCode !== '' && provinceCode !== provinceBefore;
  return {
    phone: phone === '' ? null : phone,
    website: website === '' ? null : website,
    address,
    formerAddress: formerAddress === '' ? null : formerAddress,
    ...(isMoved && principal.role !== 'producer' ? {} : { commune: commune === '' ? null : commune }),
    about: said(about) ?? null,
    logoId: logoId === '' ? null : logoId,
    images: images.map(imageOf),
    buyLinks,
    ...(principal.role === 'producer'
      ? {}
      : { name, kind, identifier: identifier === '' ? null : identifier, provinceCode }),
  };
}

async function withUploads(page: Page, form: FormValues): Promise<Profile> {
  const profile = profileFrom(form);
  const [logo] = await uploadedPhotos(page, form, 'logo');
  const added = await uploadedPhotos(page, form, 'images');
  return { ...profile, logoId: logo?.id ?? profile.logoId, images: [...profile.images, ...added] };
}

/** Photos after what a button of the form asks for. */
function changedImages<T>(items: readonly T[], act: string): T[] {
  const place = Number(/\[(\d+)\]$/.exec(act)?.[1] ?? -1);
  if (act.startsWith('remove:')) return items.filter((_, at) => at !== place);
  const [item, before] = [items[place], items[place - 1]];
  if (item === undefined || before === undefined) return [...items];
  return items.map((other, at) => (at === place ? before : at === place - 1 ? item : other));
}
