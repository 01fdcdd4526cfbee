import { Type } from 'typebox';
import type { Viewer } from '../../scanner-web/views/console/index.ts';
import { ActorView } from '../identity/schemas.ts';
import type { Page } from './pages.ts';

const Actors = Type.Object({ items: Type.Array(ActorView) });

/** Who is looking at a page, and as whom they know those who acted on it: one question for all of them. */
export async function viewerOf(
  { api, principal }: Pick<Page, 'api' | 'principal'>,
  acted: readonly { readonly actor: string }[],
): Promise<Viewer> {
  const self = { actor: principal.actor, role: principal.role };
  const others = new Set(
    acted.map(({ actor }) => actor).filter((actor) => actor !== principal.actor && actor.includes(':')),
  );
  if (others.size === 0) return { ...self, known: new Map() };
  const query = new URLSearchParams({ actors: [...others].join(',') });
  const { items } = await api.get(`actors?${query}`, Actors);
  return { ...self, known: new Map(items.map(({ actor, ...known }) => [actor, known])) };
}
