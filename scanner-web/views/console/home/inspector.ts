import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { textField } from '../parts/fields.ts';
import { filterForm } from '../parts/form.ts';
import { filledForm } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { BATCHES_TEXTS } from '../texts/batches.ts';
import { HOME_TEXTS } from '../texts/home.ts';
import { type TodoModel, todoCard } from './home.ts';

/** The start page of an inspector: the look-up of a stamp, and what waits. */
export function inspectorHome(todos: readonly TodoModel[], locale: Locale): string {
  const { stamp } = BATCHES_TEXTS[locale];
  const field = { name: 'serial', label: stamp.serial, isRequired: true, autocomplete: 'off' };
  const form = filterForm('/console/stamp', stamp.look, textField(field, filledForm('')));
  const lookUp = card(stamp.title, html`<p class="muted">${HOME_TEXTS[locale].inspectorLead}</p>!${form}`);
  return lookUp + todoCard(todos, locale);
}
