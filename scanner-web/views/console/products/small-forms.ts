import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { checkField, fileField, hiddenField, selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { REVIEW_TEXTS } from '../review/model.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { bothAreas, CONTENT_TEXTS } from './edit.ts';
import type { PhotoDraft } from './model.ts';
import { photoFields } from './photos.ts';

/** How a small form is sent. */
export interface SmallFrame {
  readonly action: string;
  readonly csrf: string;
  readonly locale: Locale;
  /** Sent for approval rather than saved at once. */
  readonly isProposed: boolean;
  /** Version of what is edited; empty for what is new. */
  readonly version: string;
  readonly onceKey?: string;
  /** Number of the submission that a form for something new goes on with. */
  readonly submission?: number | undefined;
}

/** The form of a pack. */
export function packForm(state: FormState, frame: SmallFrame): string {
  const { members } = REVIEW_TEXTS[frame.locale];
  const texts = CONTENT_TEXTS[frame.locale];
  return small(
    frame,
    state,
    textField({ name: 'name', label: members.name ?? '', isRequired: true, maxLength: 200 }, state) +
      textField(
        { name: 'netContent', label: members.netContent ?? '', maxLength: 100, placeholder: '500 g' },
        state,
      ) +
      textField(
        {
          name: 'gtin',
          label: members.gtin ?? '',
          hint: texts.gtinHint,
          inputMode: 'numeric',
          maxLength: 40,
        },
        state,
      ),
  );
}

/** The form of a new product. */
export function newProductForm(state: FormState, frame: SmallFrame): string {
  const { members, groups } = REVIEW_TEXTS[frame.locale];
  const texts = CONTENT_TEXTS[frame.locale];
  return small(
    frame,
    state,
    textField(
      { name: 'name', label: members.name ?? '', isRequired: true, maxLength: 200, lang: 'vi' },
      state,
    ) +
      textField({ name: 'nameEn', label: members.nameEn ?? '', maxLength: 200, lang: 'en' }, state) +
      selectField(
        {
          name: 'productGroup',
          label: texts.group,
          isRequired: true,
          choices: Object.entries(groups).map(([value, label]) => ({ value, label })),
        },
        state,
      ) +
      html`<div class="both">!${textField({ name: 'annualQuantity', label: members.annualQuantity ?? '', hint: texts.quantityHint, inputMode: 'numeric' }, state)}!${textField({ name: 'annualQuantityUnit', label: members.annualQuantityUnit ?? '', maxLength: 100, placeholder: 'kg' }, state)}</div>`,
  );
}

/** The form of what a producer shows of itself. */
export function profileForm(
  { logoId, images }: { readonly logoId: string; readonly images: readonly PhotoDraft[] },
  state: FormState,
  frame: SmallFrame,
): string {
  const { members } = REVIEW_TEXTS[frame.locale];
  const texts = CONTENT_TEXTS[frame.locale];
  const line = (name: 'phone' | 'website' | 'address', maxLength: number) =>
    textField({ name, label: members[name] ?? '', maxLength }, state);
  const logo =
    logoId === ''
      ? ''
      : html`<div class="photo-field"><figure><img src="/api/v1/media/${logoId}" alt="${texts.logo}"></figure>!${hiddenField('logoId', logoId)}!${checkField({ name: 'logoRemove', label: texts.removeLogo }, state)}</div>`;
  return postForm(
    { ...sent(frame), hasFiles: true },
    state,
    hiddenField('version', frame.version) +
      hiddenField('images', String(images.length)) +
      card(texts.contactTitle, line('phone', 100) + line('website', 300) + line('address', 300)) +
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
      card(texts.profilePhotos, photoFields('images', images, false, texts, state)),
  );
}

function small(frame: SmallFrame, state: FormState, fields: string): string {
  const { version, submission } = frame;
  const goesOn = submission === undefined ? '' : hiddenField('submission', String(submission));
  return postForm(sent(frame), state, hiddenField('version', version) + goesOn + card(null, fields));
}

function sent({ action, csrf, locale, isProposed, onceKey }: SmallFrame) {
  const texts = CONTENT_TEXTS[locale];
  return {
    action,
    csrf,
    submit: isProposed ? texts.submit : texts.save,
    faultsTitle: SHELL_TEXTS[locale].faultsTitle,
    ...(onceKey === undefined ? {} : { onceKey }),
  };
}
