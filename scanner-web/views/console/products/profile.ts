import { html } from 'ghtml';
import { TEXTS } from '../../texts/index.ts';
import { type Choice, checkField, fileField, hiddenField, selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { REVIEW_TEXTS } from '../review/model.ts';
import { bothAreas, CONTENT_TEXTS } from './edit.ts';
import type { PhotoDraft } from './model.ts';
import { photoFields } from './photos.ts';
import { buyLinkFields } from './rows.ts';
import { type SmallFrame, sent } from './small-forms.ts';

/** What the form of a producer has to choose from. */
export interface ProfileChoices {
  readonly communes: readonly Choice[];
  /** Null for the producer itself, which does not change its name, kind and province. */
  readonly provinces: readonly Choice[] | null;
}

/** The form of what a producer shows of itself; for officers also of what it is. */
export function profileForm(
  {
    logoId,
    images,
    buyLinks,
  }: {
    readonly logoId: string;
    readonly images: readonly PhotoDraft[];
    readonly buyLinks: readonly object[];
  },
  { communes, provinces }: ProfileChoices,
  state: FormState,
  frame: SmallFrame,
): string {
  const { locale } = frame;
  const { members } = REVIEW_TEXTS[locale];
  const texts = CONTENT_TEXTS[locale];
  const line = (name: string, maxLength: number) =>
    textField({ name, label: members[name] ?? name, maxLength }, state);
  const commune =
    communes.length === 0
      ? line('commune', 100)
      : selectField(
          { name: 'commune', label: members.commune ?? '', none: texts.noCommune, choices: communes },
          state,
        );
  const logo =
    logoId === ''
      ? ''
      : html`<div class="photo-field"><figure><img src="/api/v1/media/${logoId}" alt="${texts.logo}"></figure>!${hiddenField('logoId', logoId)}!${checkField({ name: 'logoRemove', label: texts.removeLogo }, state)}</div>`;
  return postForm(
    { ...sent(frame), hasFiles: true, live: texts.live },
    state,
    hiddenField('version', frame.version) +
      hiddenField('images', String(images.length)) +
      (provinces === null
        ? ''
        : card(
            texts.identityTitle,
            hiddenField('provinceBefore', state.value('provinceBefore')) +
              identityFields(provinces, state, frame),
          )) +
      card(
        texts.contactTitle,
        line('phone', 100) +
          line('website', 300) +
          line('address', 300) +
          commune +
          textField(
            {
              name: 'formerAddress',
              label: members.formerAddress ?? '',
              hint: texts.formerHint,
              maxLength: 300,
            },
            state,
          ),
      ) +
      card(texts.about, bothAreas('about', texts.about, 5, texts, state)) +
      card(
        texts.logo,
        logo +
          fileField(
            {
              name: 'logo.file',
              label: texts.logo,
              hint: texts.photoHint,
              accept: 'image/jpeg,image/png,image/webp',
            },
            state,
          ),
      ) +
      card(texts.profilePhotos, photoFields('images', images, false, texts, state, frame.action)) +
      buyLinkFields(members.buyLinks ?? '', buyLinks.length, texts, state),
  );
}

function identityFields(
  provinces: readonly Choice[],
  state: FormState,
  { locale }: Pick<SmallFrame, 'locale'>,
): string {
  const texts = CONTENT_TEXTS[locale];
  const kinds = Object.entries(TEXTS[locale].kinds).map(([value, label]) => ({ value, label }));
  return (
    textField(
      { name: 'name', label: REVIEW_TEXTS[locale].members.name ?? '', isRequired: true, maxLength: 200 },
      state,
    ) +
    selectField({ name: 'kind', label: texts.kind, isRequired: true, choices: kinds }, state) +
    textField({ name: 'identifier', label: texts.identifier, maxLength: 100 }, state) +
    selectField(
      {
        name: 'provinceCode',
        label: texts.province,
        hint: texts.provinceHint,
        isRequired: true,
        choices: provinces,
      },
      state,
    )
  );
}
