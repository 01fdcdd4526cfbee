import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { areaField, hiddenField, selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { REVIEW_TEXTS } from '../review/model.ts';
import { CONTENT_EN } from '../texts/content.en.ts';
import type { ContentTexts } from '../texts/content.ts';
import { CONTENT_VI } from '../texts/content.vi.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { LABEL_TEXTS, type ProductDraft, type SectionDraft } from './model.ts';
import { actButton, photoFields } from './photos.ts';
import { buyLinkFields, externalIdFields, standardFields } from './rows.ts';

/** The sentences of the pages about content, by language. */
export const CONTENT_TEXTS: Readonly<Record<Locale, ContentTexts>> = { vi: CONTENT_VI, en: CONTENT_EN };

/** The form of a product: label, story in sections, photos, places of sale; both languages side by side. */
export function productForm(
  draft: ProductDraft,
  state: FormState,
  frame: {
    readonly action: string;
    readonly csrf: string;
    readonly version: string;
    readonly isProposed: boolean;
    readonly locale: Locale;
  },
): string {
  const { action, csrf, version, isProposed, locale } = frame;
  const texts = CONTENT_TEXTS[locale];
  const { members } = REVIEW_TEXTS[locale];
  const label = LABEL_TEXTS.map((name) => bothAreas(name, members[name] ?? name, 3, texts, state)).join('');
  const sections = draft.story
    .map((section, place) =>
      sectionFields(section, { place, count: draft.story.length, back: action }, texts, state),
    )
    .join('');
  const part = (title: string, body: string, hint = '') =>
    html`<section class="card"><h2>${title}</h2>!${hint === '' ? '' : html`<p class="muted">${hint}</p>`}!${body}</section>`;
  const identity = isProposed ? '' : identityCard(locale, state);
  return postForm(
    {
      action,
      csrf,
      submit: isProposed ? texts.submit : texts.save,
      hasFiles: true,
      live: texts.live,
      others: html`<button name="act" value="preview" formtarget="_blank">${texts.previewTyped}</button>`,
      faultsTitle: SHELL_TEXTS[locale].faultsTitle,
    },
    state,
    html`<button class="unseen" name="act" value="save" tabindex="-1" aria-hidden="true"></button>!${hiddenField('version', version)}!${hiddenField('sections', String(draft.story.length))}!${hiddenField('images', String(draft.images.length))}!${identity}<section class="card">!${textField({ name: 'nameEn', label: members.nameEn ?? '', lang: 'en', maxLength: 200 }, state)}</section>!${part(texts.photos, photoFields('images', draft.images, false, texts, state, action))}!${part(texts.storyTitle, `${sections}<div class="actions">${actButton('add:story', texts.addSection, texts.added)}</div>`, texts.storyHint)}!${part(texts.labelTitle, label)}!${standardFields(members.standards ?? '', draft.standards.length, texts, state)}!${buyLinkFields(members.buyLinks ?? '', draft.buyLinks.length, texts, state)}!${externalIdFields(members.externalIds ?? '', draft.externalIds.length, texts, state)}`,
  );
}

/** What the recognition is about, and what stamps are ordered against: for who decides. */
function identityCard(locale: Locale, state: FormState): string {
  const texts = CONTENT_TEXTS[locale];
  const { members, groups } = REVIEW_TEXTS[locale];
  const line = (name: string, maxLength: number, isRequired = false) =>
    textField({ name, label: members[name] ?? '', maxLength, isRequired, lang: 'vi' }, state);
  const group = selectField(
    {
      name: 'productGroup',
      label: texts.group,
      isRequired: true,
      choices: Object.entries(groups).map(([value, label]) => ({ value, label })),
    },
    state,
  );
  const quantity = textField(
    {
      name: 'annualQuantity',
      label: members.annualQuantity ?? '',
      hint: texts.quantityHint,
      inputMode: 'numeric',
    },
    state,
  );
  return card(
    texts.identityTitle,
    line('name', 200, true) +
      group +
      line('ocopCode', 40) +
      html`<div class="both">!${quantity}!${line('annualQuantityUnit', 100)}</div>`,
  );
}

/** A text of several lines in both languages, side by side where there is room. */
export function bothAreas(
  name: string,
  label: string,
  rows: number,
  texts: ContentTexts,
  state: FormState,
  maxLength = 1_500,
): string {
  const area = (lang: 'vi' | 'en') =>
    areaField({ name: `${name}.${lang}`, label: texts[lang](label), lang, rows, maxLength }, state);
  return html`<div class="both">!${area('vi')}!${area('en')}</div>`;
}

function sectionFields(
  { photos }: SectionDraft,
  { place, count, back }: { readonly place: number; readonly count: number; readonly back: string },
  texts: ContentTexts,
  state: FormState,
): string {
  const at = `story[${place}]`;
  const heading = (language: 'vi' | 'en') =>
    textField(
      {
        name: `${at}.heading.${language}`,
        label: texts[language](texts.heading),
        lang: language,
        maxLength: 120,
      },
      state,
    );
  const raise =
    place === 0 ? '' : actButton(`raise:${at}`, texts.raiseSection(place + 1), texts.movedTo(place));
  const lower =
    place === count - 1
      ? ''
      : actButton(`lower:${at}`, texts.lowerSection(place + 1), texts.movedTo(place + 2));
  return html`<fieldset class="card"><legend>${texts.section(place + 1)}</legend>!${hiddenField(`${at}.photos`, String(photos.length))}<div class="both">!${heading('vi')}!${heading('en')}</div>!${bothAreas(`${at}.text`, texts.text, 5, texts, state, 5_000)}!${photoFields(`${at}.photos`, photos, true, texts, state, back)}<div class="actions">!${raise}!${lower}!${actButton(`remove:${at}`, texts.removeSection(place + 1), texts.removed)}</div></fieldset>`;
}
