import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { listCommunes, listProvinces } from '../storage/places.ts';
import type { RegistryDeps } from './deps.ts';
import { ProvinceCode } from './schemas.ts';

const Province = Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() });
const Commune = Type.Object({ code: Type.String(), name: Type.String(), provinceCode: Type.String() });
const tags = ['registry'];

/** `/api/v1/provinces` and `/api/v1/communes`. */
export async function placeRoutes(app: App, { db }: RegistryDeps): Promise<void> {
  app.get(
    '/api/v1/provinces',
    {
      config: { access: ROLES },
      schema: {
        summary: 'The 34 provinces and centrally run cities, by code',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Province) }) },
      },
    },
    async () => ({
      items: (await listProvinces(db)).map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    }),
  );

  app.get(
    '/api/v1/communes',
    {
      config: { access: ROLES },
      schema: {
        summary: 'List communes by code',
        tags,
        querystring: Type.Object({ ...PageQuery.properties, provinceCode: Type.Optional(ProvinceCode) }),
        response: { 200: pageSchema(Commune) },
      },
    },
    async ({ query: { limit, cursor, provinceCode } }) => {
      const [after] = cursor === undefined ? [] : decodeCursor(cursor, ['string']);
      const rows = await listCommunes(db, { limit: limit + 1, after, provinceCode });
      return pageOf(
        rows,
        limit,
        (row) => [row.code],
        ({ code, name, provinceCode: province }) => ({ code, name, provinceCode: province }),
      );
    },
  );
}
