import {
  type ConsoleView,
  confirmView,
  filledForm,
  SHELL_TEXTS,
} from '../../scanner-web/views/console/index.ts';
import { AccountView } from '../identity/schemas.ts';
import type { FormValues } from './form-values.ts';
import { keepForm } from './kept-form.ts';
import type { Page } from './pages.ts';

/** Asks for the password once more before what a form does; the form waits and is sent again afterwards. */
export async function confirmFirst(
  { api, locale, csrf }: Pick<Page, 'api' | 'locale' | 'csrf'>,
  action: string,
  form: FormValues,
): Promise<ConsoleView> {
  const { hasSecondFactor } = await api.get('account', AccountView);
  const onward = { locale, csrf, next: action, kept: keepForm(action, form.pairs) };
  return { ...confirmView(onward, filledForm(SHELL_TEXTS[locale].optional), hasSecondFactor), status: 403 };
}
