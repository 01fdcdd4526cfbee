import { html } from 'ghtml';
import { hiddenField, idOf } from './fields.ts';
import type { FormState } from './form-state.ts';

/** How a form is sent. */
export interface FormFrame {
  readonly action: string;
  readonly csrf: string;
  /** Makes the form's effect happen once however often it is sent; for forms that create something. */
  readonly onceKey?: string;
  /** Text of the button. */
  readonly submit: string;
  /** For what cannot be taken back. */
  readonly isDangerous?: boolean;
  readonly hasFiles?: boolean;
  /** What the script of such a form says; with it the form is changed without loading the page anew. */
  readonly live?: Readonly<Record<'heic' | 'format' | 'large' | 'failed' | 'attached' | 'sending', string>>;
  /** For work that takes a while: its name in the API, what it is, and how many of how many rows are done. */
  readonly follow?: { readonly id: string; readonly label: string; readonly rows: string };
  /** Further buttons or links beside the main one, trusted HTML. */
  readonly others?: string;
  /** Title of the list of faults, e.g. `Please mend this first`. */
  readonly faultsTitle: string;
  /** Names of the fields in the form; a fault of any other member is shown at the top only. */
  readonly fieldNames?: readonly string[];
}

/** A form that posts; the list of faults stands at its head and has the focus. */
export function postForm(frame: FormFrame, state: FormState, fields: string): string {
  const { action, csrf, onceKey, submit, isDangerous = false, hasFiles = false, others = '' } = frame;
  return html`<form method="post" action="${action}"!${hasFiles ? ' enctype="multipart/form-data"' : ''} data-form!${liveAttributes(frame)}>!${faultList(frame, state)}!${hiddenField('csrf', csrf)}!${
    onceKey === undefined ? '' : hiddenField('onceKey', onceKey)
  }!${fields}<div class="actions"><button class="!${isDangerous ? 'danger' : 'primary'}">${submit}</button>!${others}</div>!${workBar(frame)}</form>`;
}

/** How far the work of a form is, once it is sent; script shows and fills it. */
function workBar({ follow }: FormFrame): string {
  if (follow === undefined) return '';
  const { id, label, rows } = follow;
  return html`!${hiddenField('progressId', id)}<div class="progress" data-follow="${id}" data-rows="${rows}" hidden><progress aria-label="${label}"></progress><span role="status">${label}…</span></div>`;
}

/** A button that posts by itself, such as `undo`. */
export function postButton(
  frame: Pick<FormFrame, 'action' | 'csrf' | 'onceKey' | 'submit' | 'isDangerous'> & {
    /** Hidden values to send. */
    readonly values?: Readonly<Record<string, string>>;
    /** Says what the button acts on, for screen readers; the visible text alone when absent. */
    readonly label?: string;
  },
): string {
  const { action, csrf, onceKey, submit, isDangerous = false, values = {}, label } = frame;
  const hidden = Object.entries(values).map(([name, value]) => hiddenField(name, value));
  return html`<form method="post" action="${action}" class="inline" data-form>!${hiddenField('csrf', csrf)}!${
    onceKey === undefined ? '' : hiddenField('onceKey', onceKey)
  }!${hidden}<button class="compact!${isDangerous ? ' danger' : ''}"!${label === undefined ? '' : html` aria-label="${label}"`}>${submit}</button></form>`;
}

function liveAttributes({ live }: FormFrame): string {
  if (live === undefined) return '';
  return ` data-edit${Object.entries(live)
    .map(([name, text]) => html` data-!${name}="${text}"`)
    .join('')}`;
}

function faultList({ faultsTitle, fieldNames }: FormFrame, { faults }: FormState): string {
  if (faults.length === 0) return '';
  const items = faults.map(({ field, text }) => {
    const isLinked = field !== undefined && (fieldNames === undefined || fieldNames.includes(field));
    return isLinked ? html`<li><a href="#${idOf(field)}">${text}</a></li>` : html`<li>${text}</li>`;
  });
  return html`<div class="faults" role="alert" tabindex="-1" data-focus><h2>${faultsTitle}</h2><ul>!${items}</ul></div>`;
}

/** A form that asks by its address: filters and searches. */
export function filterForm(action: string, submit: string, fields: string, others = ''): string {
  return html`<form method="get" action="${action}" class="filters" role="search">!${fields}<div class="actions"><button>${submit}</button>!${others}</div></form>`;
}
