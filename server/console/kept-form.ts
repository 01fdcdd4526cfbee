import type { FastifyRequest } from 'fastify';
import type { KeptForm } from '../../scanner-web/views/console/index.ts';

/** Characters of a kept form; a longer one is not kept. */
const MAX_LENGTH = 200_000;

/** Fields that are asked for anew: tokens of the session, and what must not stand in a page. */
const NOT_KEPT = ['csrf', 'password', 'currentPassword', 'code', 'kept', 'next'];

/** A form as it travels in a hidden field while its sender signs in; empty when it cannot be kept. */
export function keepForm(action: string, fields: readonly (readonly [string, string])[]): string {
  const kept = fields.filter(([name]) => !NOT_KEPT.includes(name));
  const isWhole = kept.length === fields.filter(([name]) => name !== 'csrf').length;
  const text = Buffer.from(JSON.stringify({ action, fields: kept })).toString('base64url');
  return isWhole && isOurPath(action) && text.length <= MAX_LENGTH ? text : '';
}

/** Reads a kept form back; undefined when it is none. It came through a browser and is trusted no further than a form. */
export function readKeptForm(text: string): KeptForm | undefined {
  if (text === '' || text.length > MAX_LENGTH) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof read !== 'object' || read === null || !('action' in read) || !('fields' in read))
      return undefined;
    const { action, fields } = read;
    if (typeof action !== 'string' || !isOurPath(action) || !Array.isArray(fields)) return undefined;
    const pairs = fields.filter(
      (pair): pair is [string, string] =>
        Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'),
    );
    return pairs.length === fields.length ? { action, fields: pairs } : undefined;
  } catch {
    return undefined;
  }
}

/** A path below the console, to go on to; `/console` for anything else, such as an address of another site. */
export function onwardPath(text: string): string {
  return isOurPath(text) ? text : '/console';
}

function isOurPath(text: string): boolean {
  if (!/^\/console(?:[/?][\x21-\x7e]*)?$/.test(text) || text.includes('\\')) return false;
  // Steps upwards would lead out of the console, such as to a file that hands stamps out.
  return /^\/console(?:\/(?!\/)|$)/.test(new URL(text, 'http://console').pathname);
}

/** Reads the fields of a form whose request was refused before its body was read; null for anything but a small form. */
export async function unreadFields(
  request: FastifyRequest,
  limitBytes: number,
): Promise<readonly (readonly [string, string])[] | null> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return null;
  if (request.raw.readableEnded || request.body !== undefined) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.raw) {
    bytes += chunk.length;
    if (bytes > limitBytes) return null;
    chunks.push(chunk);
  }
  return [...new URLSearchParams(Buffer.concat(chunks).toString('utf8'))];
}
