import type { Locale } from '../../model.ts';
import { decision } from '../certificates/act-form.ts';
import { buttonLink } from '../parts/button.ts';
import { fileField, selectField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { IMPORT_TEXTS } from './model.ts';

/** The form with which an annex begins. */
export interface AnnexUpload {
  readonly csrf: string;
  readonly state: FormState;
  /** Empty: the viewer is bound to one. */
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
}

/** The decision, once, and the file of its annex. */
export function annexUploadBody({ csrf, state, provinces }: AnnexUpload, locale: Locale): string {
  const { upload: texts } = IMPORT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const place =
    provinces.length === 0
      ? ''
      : selectField(
          {
            name: 'provinceCode',
            label: texts.province,
            none: texts.wholeCountry,
            choices: provinces.map(({ code, name }) => ({ value: code, label: name })),
          },
          state,
        );
  const file = fileField(
    { name: 'file', label: texts.file, hint: texts.fileHint, accept: '.xlsx,.csv,.txt', isRequired: true },
    state,
  );
  const frame = {
    action: '/console/imports/new',
    csrf,
    submit: texts.submit,
    hasFiles: true,
    faultsTitle: shell.faultsTitle,
    fieldNames: ['decision.number', 'decision.signedOn', 'decision.authority', 'provinceCode', 'file'],
    others: buttonLink({ label: shell.cancel, href: '/console/imports' }),
  };
  return card(null, postForm(frame, state, decision(state, locale, true) + place + file));
}
