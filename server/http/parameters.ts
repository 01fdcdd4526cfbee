import type { App } from './app-type.ts';
import { isCleanText } from './json-body.ts';
import { problem } from './problems.ts';

/** Refuses path, query and form parameters that no text of ours can contain, before any schema or look-up sees them. */
export function installParameterCheck(app: App): void {
  app.addHook('preValidation', async ({ headers, params, query, body }) => {
    checkTexts(params);
    checkTexts(query);
    if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) checkTexts(body);
  });
}

function checkTexts(values: unknown): void {
  if (typeof values !== 'object' || values === null) return;
  for (const [name, value] of Object.entries(values)) {
    if (!isClean(name) || !isClean(value)) {
      throw problem('field-invalid', {
        field: name.slice(0, 100).replace(/[^\x20-\x7e]/g, '?'),
        params: { rule: 'control-character' },
      });
    }
  }
}

function isClean(value: unknown): boolean {
  return typeof value === 'string' ? isCleanText(value) : !Array.isArray(value) || value.every(isClean);
}
