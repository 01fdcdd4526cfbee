import { Type } from 'typebox';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { knownActors } from './actors.ts';
import type { IdentityDeps } from './deps.ts';
import { ActorView } from './schemas.ts';

/** As logs name them, up to 200 with a comma between them: those of a page. */
const Actors = Type.String({ pattern: '^[\\w:-]{1,80}(,[\\w:-]{1,80}){0,199}$' });

/** `/api/v1/actors`: who stands behind the `actor` of logs, as far as the caller may know. */
export async function actorRoutes(app: App, { db }: Pick<IdentityDeps, 'db'>): Promise<void> {
  app.get(
    '/api/v1/actors',
    {
      config: { access: ['admin', 'officer', 'producer', 'inspector'] },
      schema: {
        summary:
          'Who acted: by name where the caller looks after them, otherwise by what they stand for; unknown actors are left out',
        tags: ['identity'],
        querystring: Type.Object({ actors: Actors }),
        response: { 200: Type.Object({ items: Type.Array(ActorView) }) },
      },
    },
    async (request) => {
      const actors = request.query.actors.split(',');
      return { items: await knownActors(db, principalOf(request), actors) };
    },
  );
}
