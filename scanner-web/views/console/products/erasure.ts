import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { hiddenField, radioField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card, facts } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { CONTENT_TEXTS } from './edit.ts';

/** A photo with what it would disappear from, and the form that erases it. */
export function erasureForm(
  photo: {
    readonly id: string;
    readonly uses: Readonly<Record<'products' | 'packs' | 'producers' | 'submissions', number>>;
    readonly action: string;
    readonly csrf: string;
    readonly back: string;
  },
  state: FormState,
  locale: Locale,
): string {
  const { erasure: texts } = CONTENT_TEXTS[locale];
  const { id, uses, action, csrf, back } = photo;
  const counts = (['products', 'packs', 'producers', 'submissions'] as const).map((name) => ({
    name: texts.uses[name],
    value: uses[name] === 0 ? null : formatNumber(uses[name], locale),
  }));
  const reasons = (['person-asked', 'rights', 'mistake'] as const).map((value) => ({
    value,
    label: texts.reasons[value],
  }));
  return card(
    null,
    html`<div class="photo-field"><figure><img src="/api/v1/media/${id}" alt="${texts.photo}"></figure></div><p>${texts.what}</p>!${facts(counts)}<p><b>${texts.final}</b></p>!${postForm(
      {
        action,
        csrf,
        submit: texts.submit,
        isDangerous: true,
        faultsTitle: SHELL_TEXTS[locale].faultsTitle,
        others: buttonLink({ label: texts.keep, href: back }),
      },
      state,
      hiddenField('back', back) +
        radioField({ name: 'reason', label: texts.reason, isRequired: true, choices: reasons }, state),
    )}`,
  );
}
