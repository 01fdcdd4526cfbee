import { html } from 'ghtml';
import type { ConsoleFrame, ConsoleView } from './model.ts';
import { buttonLink } from './parts/button.ts';
import { SHELL_TEXTS } from './texts/index.ts';

/** What went wrong, for the person. */
export interface Failure {
  readonly status: number;
  /** The problem's sentence in the language of the page; after a fault of ours it says what to look for in the log. */
  readonly detail: string;
}

/** The page of a request that could not be answered. */
export function failureView({ locale, path }: ConsoleFrame, failure: Failure): ConsoleView {
  const texts = SHELL_TEXTS[locale];
  const { status, detail } = failure;
  const title =
    status === 401
      ? texts.failures.signedOut
      : status === 403
        ? texts.failures.forbidden
        : status === 404
          ? texts.failures.notFound
          : texts.failures.other;
  const onward =
    status === 401
      ? { label: texts.signIn, href: `/console/sign-in?next=${encodeURIComponent(path)}`, isPrimary: true }
      : { label: texts.toHome, href: '/console', isPrimary: true };
  const kept = status === 401 ? html`<p>${texts.failures.signedOutHint}</p>` : '';
  return {
    title,
    status,
    body: html`<section class="card"><p>${detail}</p>!${kept}<div class="actions">!${buttonLink(onward)}</div></section>`,
  };
}
