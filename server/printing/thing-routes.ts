import { type TObject, Type } from 'typebox';
import Value from 'typebox/value';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import type { PrintingDeps } from './deps.ts';
import {
  changeThing,
  createThing,
  endThing,
  NAME_LIMIT,
  requireProducer,
  type Thing,
  type ThingKind,
  thingsOf,
} from './things.ts';

const ACCESS = ['admin', 'officer', 'producer'] as const;
const tags = ['printing'];

/** An id of something kept here, in a path. */
export const ThingParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** Whose things are meant; the caller's own producer's unless given. */
export const ProducerQuery = Type.Object({
  producerId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
});

const Name = Type.String({ minLength: 1, maxLength: NAME_LIMIT });

/** What every thing has beside its kind's members. */
const THING_MEMBERS = {
  id: Type.String(),
  producerId: Type.String(),
  name: Type.String(),
  createdMs: Type.Integer(),
  updatedMs: Type.Integer(),
};

/** A thing as the API shows it: its kind's members beside its own. */
export function thingSchema<P extends TObject['properties']>(members: P) {
  return Type.Object({ ...THING_MEMBERS, ...members });
}

/** A thing as the API shows it. */
export function presentThing<T extends object>({ data, ...thing }: Thing<T>): Omit<Thing<T>, 'data'> & T {
  return { ...thing, ...data };
}

/** A body with members that the kind decides; they are read by its own schema. */
function bodyOf<T extends object>(schema: TObject) {
  return Type.Unsafe<T & Record<string, unknown>>(schema);
}

/** Keeps, changes and ends what producers print with, and lists it unless that has a route of its own. */
export async function thingRoutes<S extends TObject>(
  app: App,
  deps: PrintingDeps,
  options: {
    readonly path: string;
    readonly kind: ThingKind<S>;
    /** As the API's description names one of them, e.g. `label design`. */
    readonly noun: string;
    readonly hasOwnList?: boolean;
  },
): Promise<void> {
  const { path, kind, noun, hasOwnList = false } = options;
  const members: TObject['properties'] = kind.data.properties;
  const Shown = Type.Unsafe<object>(thingSchema(members));
  const present = ({ data, ...thing }: Thing<unknown>): object => ({ ...thing, ...Object(data) });

  if (!hasOwnList) {
    app.get(
      path,
      {
        config: { access: ACCESS },
        schema: {
          summary: `List the ${noun}s of a producer by name`,
          tags,
          querystring: ProducerQuery,
          response: { 200: Type.Object({ items: Type.Array(Shown) }) },
        },
      },
      async (request) => {
        const producerId = await requireProducer(deps.db, principalOf(request), request.query.producerId);
        return { items: (await thingsOf(deps.db, kind, producerId)).map(present) };
      },
    );
  }

  app.post(
    path,
    {
      config: { access: ACCESS },
      schema: {
        summary: `Keep a ${noun}`,
        tags,
        body: bodyOf<{ name: string; producerId?: string }>(
          Type.Object(
            { ...ProducerQuery.properties, name: Name, ...members },
            { additionalProperties: false },
          ),
        ),
        response: { 201: Shown },
      },
    },
    async (request, reply) => {
      const { producerId, name, ...rest } = request.body;
      const thing = await createThing(deps, kind, principalOf(request), {
        name,
        data: Value.Parse(kind.data, rest),
        ...(producerId === undefined ? {} : { producerId }),
      });
      reply.code(201).header('location', `${path}/${thing.id}`);
      return present(thing);
    },
  );

  app.put(
    `${path}/:id`,
    {
      config: { access: ACCESS },
      schema: {
        summary: `Change a ${noun}; print jobs keep what they were ordered with`,
        tags,
        params: ThingParams,
        body: bodyOf<{ name: string }>(
          Type.Object({ name: Name, ...members }, { additionalProperties: false }),
        ),
        response: { 200: Shown },
      },
    },
    async (request) => {
      const { name, ...rest } = request.body;
      const given = { name, data: Value.Parse(kind.data, rest) };
      return present(await changeThing(deps, kind, principalOf(request), request.params.id, given));
    },
  );

  app.delete(
    `${path}/:id`,
    {
      config: { access: ACCESS },
      schema: {
        summary: `Take a ${noun} off the list`,
        tags,
        params: ThingParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await endThing(deps, kind, principalOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
