import type { FastifyRequest } from 'fastify';
import type { App } from './app-type.ts';
import { problem } from './problems.ts';

/** Levels of nesting in a JSON body; real bodies need four. */
const MAX_DEPTH = 32;

/**
 * Reads JSON bodies: UTF-8 only, no deeper than 32 levels, without `__proto__`, control characters or halves of
 * surrogate pairs, so that what passes can be stored and shown as it is. Routes with `texts: 'any'` judge such texts.
 */
export function installJsonBody(app: App): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const encoding = headers['content-encoding'] ?? 'identity';
    // Inflating on behalf of the sender would let a few bytes become many.
    if (encoding === 'identity') done();
    else done(problem('media-type-unsupported', { field: 'Content-Encoding' }));
  });
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      if (!isUtf8(request.headers['content-type']))
        throw problem('media-type-unsupported', { field: 'Content-Type' });
      if (body.length === 0) throw problem('body-missing');
      const value = parse(decode(utf8, body));
      checkValue(value, '', 0, request.routeOptions.config.texts === 'any');
      return value;
    },
  );
}

/** Control characters other than tab and line breaks, and lone halves of surrogate pairs, belong in no text of ours. */
export function isCleanText(text: string): boolean {
  return !CONTROL_CHARACTERS.test(text) && text.isWellFormed();
}

const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r]/u;

function isUtf8(contentType: string | undefined): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8' || charset.toLowerCase() === 'utf8';
}

function decode(utf8: TextDecoder, body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw problem('body-encoding');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem('body-malformed');
  }
}

function checkValue(value: unknown, field: string, depth: number, anyText: boolean): void {
  if (depth > MAX_DEPTH) throw problem('body-too-deep', { params: { limit: MAX_DEPTH } });
  if (typeof value === 'string') {
    if (!anyText && !isCleanText(value))
      throw problem('field-invalid', { field, params: { rule: 'control-character' } });
  } else if (Array.isArray(value)) {
    for (const [place, item] of value.entries()) checkValue(item, `${field}[${place}]`, depth + 1, anyText);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) checkMember(name, item, field, depth, anyText);
  }
}

function checkMember(name: string, item: unknown, field: string, depth: number, anyText: boolean): void {
  const path = field === '' ? name.slice(0, 100) : `${field}.${name.slice(0, 100)}`;
  if (name === '__proto__' || !isCleanText(name))
    throw problem('field-unknown', { field: path.replace(/[^\x20-\x7e]/g, '?') });
  checkValue(item, path, depth + 1, anyText);
}
