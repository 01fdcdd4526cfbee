import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { hiddenField, radioField, selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { REVIEW_TEXTS } from '../review/model.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { CONTENT_TEXTS } from './edit.ts';
import type { PhotoDraft } from './model.ts';

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

/** The form of a pack; `photos`: those of its product, one of which may be its own. */
export function packForm(photos: readonly PhotoDraft[], state: FormState, frame: SmallFrame): string {
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
      ) +
      html`<p class="hint" role="status" data-gtin data-text-length="${texts.gtin.length}" data-text-character="${texts.gtin.character}" data-text-check="${texts.gtin.check}" data-text-right="${texts.gtin.right}"></p>` +
      packPhoto(photos, state, frame),
  );
}

function packPhoto(photos: readonly PhotoDraft[], state: FormState, { locale }: SmallFrame): string {
  const texts = CONTENT_TEXTS[locale];
  if (photos.length === 0)
    return html`!${hiddenField('imageId', state.value('imageId'))}<p class="hint muted">${texts.noPackPhotos}</p>`;
  const label = REVIEW_TEXTS[locale].members.imageId ?? '';
  const choices = photos.map(({ id, alt }, place) => ({
    value: id,
    label: alt === '' ? texts.photo(place + 1) : alt,
    imageSrc: `/api/v1/media/${id}`,
  }));
  return radioField(
    { name: 'imageId', label, choices: [{ value: '', label: texts.noPackPhoto }, ...choices] },
    state,
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

function small(frame: SmallFrame, state: FormState, fields: string): string {
  const { version, submission } = frame;
  const goesOn = submission === undefined ? '' : hiddenField('submission', String(submission));
  return postForm(sent(frame), state, hiddenField('version', version) + goesOn + card(null, fields));
}

/** How such a form is sent. */
export function sent({ action, csrf, locale, isProposed, onceKey }: SmallFrame) {
  const texts = CONTENT_TEXTS[locale];
  return {
    action,
    csrf,
    submit: isProposed ? texts.submit : texts.save,
    faultsTitle: SHELL_TEXTS[locale].faultsTitle,
    ...(onceKey === undefined ? {} : { onceKey }),
  };
}
