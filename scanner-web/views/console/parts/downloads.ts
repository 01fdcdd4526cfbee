import type { Locale } from '../../model.ts';
import type { Action } from '../model.ts';
import { SHELL_TEXTS } from '../texts/index.ts';

const FORMATS = ['xlsx', 'csv'] as const;

/** A list as files, narrowed by the same query as it is shown; `list` as the API of exports names it. */
export function listDownloads(
  list: string,
  query: URLSearchParams | Readonly<Record<string, string>>,
  locale: Locale,
): Action[] {
  return FORMATS.map((format) => {
    const asked = new URLSearchParams(query);
    for (const own of ['cursor', 'limit']) asked.delete(own);
    asked.set('format', format);
    return {
      label: SHELL_TEXTS[locale].download(format.toUpperCase()),
      href: `/api/v1/exports/lists/${list}?${asked}`,
    };
  });
}
