import type { App } from './app-type.ts';
import { isCleanText } from './json-body.ts';
import { problem } from './problems.ts';

/**
 * Refuses path, query and form parameters that no text of ours can contain, before any schema or look-up sees them
 * (but where `texts: 'any'` says that they are judged), and numbers without an end (`1e400`), which a schema's limits let pass.
 */
export function installParameterCheck(app: App): void {
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.routeOptions.config.texts === 'any') return done();
    const { headers, params, query, body } = request;
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    const unclean = [params, query, isForm ? body : undefined]
      .map(uncleanName)
      .find((name) => name !== undefined);
    done(unclean === undefined ? undefined : refusal(unclean, { rule: 'control-character' }));
  });
  app.addHook('preHandler', ({ params, query }, _reply, done) => {
    const endless = [params, query].map(endlessName).find((name) => name !== undefined);
    done(endless === undefined ? undefined : refusal(endless, { rule: 'type', expected: 'number' }));
  });
}

function refusal(name: string, params: Record<string, string>) {
  return problem('field-invalid', { field: name.slice(0, 100).replace(/[^\x20-\x7e]/g, '?'), params });
}

function uncleanName(values: unknown): string | undefined {
  return nameWhere(values, (value, name) => !isClean(name) || !isClean(value));
}

function endlessName(values: unknown): string | undefined {
  return nameWhere(values, (value) => typeof value === 'number' && !Number.isFinite(value));
}

/** The first member for which `holds`. */
function nameWhere(values: unknown, holds: (value: unknown, name: string) => boolean): string | undefined {
  if (typeof values !== 'object' || values === null) return undefined;
  for (const [name, value] of Object.entries(values)) if (holds(value, name)) return name;
  return undefined;
}

function isClean(value: unknown): boolean {
  return typeof value === 'string' ? isCleanText(value) : !Array.isArray(value) || value.every(isClean);
}
