import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problems.ts';

/** Answers with the version of what is shown, so that an edit can say which version it edits. */
export function tagEntity(reply: FastifyReply, entity: { readonly updatedMs: number }): void {
  reply.header('etag', `"${entity.updatedMs}"`);
}

/**
 * Refuses an edit whose `If-Match` names another version than the one about to be replaced; an edit without the header
 * is of whatever is there.
 * @throws version-conflict
 */
export function requireVersion(
  request: Pick<FastifyRequest, 'headers'>,
  entity: { readonly updatedMs: number },
): void {
  const wanted = request.headers['if-match'];
  if (wanted === undefined || wanted.trim() === '*') return;
  const tags = wanted.split(',').map((tag) => tag.trim());
  if (!tags.includes(`"${entity.updatedMs}"`)) throw problem('version-conflict', { field: 'If-Match' });
}

/** The time of a new version: now, yet always later than the version before. */
export function nextVersion(nowMs: number, entity: { readonly updatedMs: number }): number {
  return Math.max(nowMs, entity.updatedMs + 1);
}
