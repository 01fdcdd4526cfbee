import { html } from 'ghtml';
import type { FormState } from './form-state.ts';

/** What every field has. */
interface FieldBase {
  /** Name of the form's field, and of the API's member that a refusal may name. */
  readonly name: string;
  readonly label: string;
  /** What to type, in one sentence. */
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
}

/** A line of text, a number, a day, a month. */
export interface TextField extends FieldBase {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'date' | 'month' | 'search';
  /** Which keyboard a phone shows. */
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
  readonly autocomplete?: string;
  readonly maxLength?: number;
  /** Language of what is typed, when it is not that of the page. */
  readonly lang?: 'vi' | 'en';
  /** Unit behind the field, such as `mm`. */
  readonly unit?: string;
  readonly placeholder?: string;
  /** Name of the select field whose choices script shortens to what is typed here. */
  readonly filters?: string;
  readonly min?: string;
  readonly max?: string;
}

/** A text of several lines. */
export interface AreaField extends FieldBase {
  readonly rows?: number;
  readonly maxLength?: number;
  readonly lang?: 'vi' | 'en';
}

/** One of several values. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What choosing it means. */
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
  /** What a search field finds it by. */
  readonly search?: string;
  /** A picture of it, in a list of which one is chosen by its button. */
  readonly imageSrc?: string;
}

/** A field in which one value is chosen. */
export interface ChoiceField extends FieldBase {
  readonly choices: readonly Choice[];
  /** Label of the choice of nothing; absent: something is always chosen. */
  readonly none?: string;
  /** Choices that stand apart below the others in a list, under words that say why. */
  readonly apart?: { readonly label: string; readonly choices: readonly Choice[] };
}

/** A field for a file. */
export interface FileField extends FieldBase {
  /** Media types or endings, as `accept` takes them. */
  readonly accept: string;
  readonly isMultiple?: boolean;
}

/** A field for one line; its value and its fault come from the form's state. */
export function textField(field: TextField, state: FormState): string {
  const {
    type = 'text',
    inputMode,
    autocomplete,
    maxLength,
    lang,
    unit,
    placeholder,
    filters,
    min,
    max,
  } = field;
  const input = html`<input type="${type}" !${common(field, state)}!${attribute('value', type === 'password' ? '' : state.value(field.name))}!${attribute('inputmode', inputMode)}!${attribute('autocomplete', autocomplete)}!${attribute('maxlength', maxLength)}!${attribute('lang', lang)}!${attribute('placeholder', placeholder)}!${attribute('data-filter', filters && idOf(filters))}!${attribute('min', min)}!${attribute('max', max)}>`;
  return wrapped(
    field,
    state,
    unit === undefined ? input : html`<span class="with-unit">!${input}<span>${unit}</span></span>`,
  );
}

/** A field for a text of several lines. */
export function areaField(field: AreaField, state: FormState): string {
  const { rows = 4, maxLength, lang } = field;
  const area = html`<textarea rows="${rows}" !${common(field, state)}!${attribute('maxlength', maxLength)}!${attribute('lang', lang)}>
${state.value(field.name)}</textarea>`;
  return wrapped(field, state, area);
}

/** A list to choose from. */
export function selectField(field: ChoiceField, state: FormState): string {
  const chosen = state.value(field.name);
  const none = field.none === undefined ? '' : html`<option value="">${field.none}</option>`;
  const options = (choices: readonly Choice[]) =>
    choices.map(
      ({ value, label, search, isDisabled = false }) =>
        html`<option value="${value}"!${attribute('data-search', search)}!${value === chosen ? ' selected' : ''}!${isDisabled ? ' disabled' : ''}>${label}</option>`,
    );
  const apart =
    field.apart === undefined || field.apart.choices.length === 0
      ? ''
      : html`<optgroup label="${field.apart.label}">!${options(field.apart.choices)}</optgroup>`;
  return wrapped(
    field,
    state,
    html`<select !${common(field, state)}>!${none}!${options(field.choices)}!${apart}</select>`,
  );
}

/** A few values side by side, each with what it means. */
export function radioField(field: ChoiceField, state: FormState): string {
  const chosen = state.value(field.name);
  const items = field.choices.map(({ value, label, hint, isDisabled = false, imageSrc }, place) => {
    const picture = imageSrc === undefined ? '' : html`<img src="${imageSrc}" alt="" loading="lazy">`;
    const id = `${idOf(field.name)}-${place}`;
    const about = hint === undefined ? '' : html`<span class="muted small" id="${id}-hint">${hint}</span>`;
    return html`<div class="choice"><input type="radio" id="${id}" name="${field.name}" value="${value}"!${value === chosen ? ' checked' : ''}!${isDisabled ? ' disabled' : ''}!${hint === undefined ? '' : html` aria-describedby="${id}-hint"`}><label for="${id}">!${picture}${label}!${about}</label></div>`;
  });
  return html`<fieldset id="${idOf(field.name)}" tabindex="-1" class="field"!${describedBy(field, state)}><legend>${field.label}</legend>!${hintAndFault(field, state)}!${items}</fieldset>`;
}

/** A box to tick; its value is `on`. */
export function checkField(field: FieldBase & { readonly value?: string }, state: FormState): string {
  const { value = 'on' } = field;
  const checked = state.values(field.name).includes(value);
  return html`<div class="field choice"><input type="checkbox" !${common(field, state)} value="${value}"!${checked ? ' checked' : ''}><label for="${idOf(field.name)}">${field.label}</label>!${hintAndFault(field, state)}</div>`;
}

/** A file to send along. */
export function fileField(field: FileField, state: FormState): string {
  return wrapped(
    field,
    state,
    html`<input type="file" !${common(field, state)} accept="${field.accept}"!${field.isMultiple === true ? ' multiple' : ''}>`,
  );
}

/** A value that is sent along unseen. */
export function hiddenField(name: string, value: string): string {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** The id by which a field is linked to from the summary of faults. */
export function idOf(name: string): string {
  return `f-${name.replace(/[^\w-]/g, '-')}`;
}

function wrapped(field: FieldBase, state: FormState, control: string): string {
  return html`<div class="field"><label for="${idOf(field.name)}">${field.label}!${
    field.isRequired === true ? '' : html` <span class="muted optional">${state.optionalWord}</span>`
  }</label>!${hintAndFault(field, state)}!${control}</div>`;
}

function common(field: FieldBase, state: FormState): string {
  const required = field.isRequired === true ? ' required' : '';
  return html`id="${idOf(field.name)}" name="${field.name}"!${describedBy(field, state)}!${required}`;
}

function describedBy({ name, hint }: FieldBase, state: FormState): string {
  const fault = state.fault(name);
  const ids = [
    ...(fault === undefined ? [] : [`${idOf(name)}-fault`]),
    ...(hint === undefined ? [] : [`${idOf(name)}-hint`]),
  ];
  const described = ids.length === 0 ? '' : html` aria-describedby="${ids.join(' ')}"`;
  return fault === undefined ? described : `${described} aria-invalid="true"`;
}

function hintAndFault({ name, hint }: FieldBase, state: FormState): string {
  const fault = state.fault(name);
  const about = hint === undefined ? '' : html`<p class="hint muted" id="${idOf(name)}-hint">${hint}</p>`;
  const wrong = fault === undefined ? '' : html`<p class="fault" id="${idOf(name)}-fault">${fault}</p>`;
  return about + wrong;
}

function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : html` !${name}="${value}"`;
}
