import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import type { App } from '../http/app-type.ts';
import type { IdentityDeps } from './deps.ts';
import { type EnteringDeps, letIn, sessionOf, visitorOf } from './entering.ts';
import { changePassword, editProfile } from './own-account.ts';
import { describeAccount } from './present.ts';
import {
  AccountView,
  Code,
  EnteredView,
  Password,
  ProfileEdit,
  RecoveryCodes,
  SecondFactorOffer,
} from './schemas.ts';
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts';
import { requireOwnAccount } from './sign-in.ts';

const tags = ['identity'];
const closed = { additionalProperties: false } as const;

/** `/api/v1/account`: what people do about their own account. */
export async function ownAccountRoutes(app: App, deps: IdentityDeps & EnteringDeps): Promise<void> {
  const { db, cookies } = deps;

  app.get(
    '/api/v1/account',
    {
      config: { access: ROLES },
      schema: { summary: 'The account of whoever is signed in', tags, response: { 200: AccountView } },
    },
    async (request) => describeAccount(db, await requireOwnAccount(db, sessionOf(request))),
  );

  app.patch(
    '/api/v1/account',
    {
      config: { access: ROLES },
      schema: {
        summary: 'Change what is told about oneself',
        tags,
        body: ProfileEdit,
        response: { 200: AccountView },
      },
    },
    async (request) => {
      const session = sessionOf(request);
      await editProfile(deps, session, request.body);
      return await describeAccount(db, await requireOwnAccount(db, session));
    },
  );

  app.put(
    '/api/v1/account/password',
    {
      config: { access: ROLES },
      schema: {
        summary: 'Change the password; every other session ends',
        tags,
        body: Type.Object({ currentPassword: Password, password: Password }, closed),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await changePassword(deps, visitorOf(request, cookies), sessionOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/account/second-factor',
    {
      config: { access: ROLES, stages: ['open', 'enrol'], recent: true, idempotent: false },
      schema: {
        summary: 'A secret for an authenticator app; in force once it comes back with a code',
        tags,
        response: { 201: SecondFactorOffer },
      },
    },
    async (request, reply) => reply.code(201).send(await offerSecondFactor(deps, sessionOf(request))),
  );

  app.put(
    '/api/v1/account/second-factor',
    {
      config: { access: ROLES, stages: ['open', 'enrol'], recent: true },
      schema: {
        summary: 'Put an offered secret in force by a code of it',
        tags,
        body: Type.Object({ offer: Type.String({ minLength: 1, maxLength: 1000 }), code: Code }, closed),
        response: {
          200: Type.Object({
            ...RecoveryCodes.properties,
            session: Type.Optional(EnteredView),
          }),
        },
      },
    },
    async (request, reply) => {
      const visitor = visitorOf(request, cookies);
      const { recoveryCodes, entered } = await confirmSecondFactor(
        deps,
        visitor,
        sessionOf(request),
        request.body,
      );
      const codes = { recoveryCodes: [...recoveryCodes] };
      return entered === null ? codes : { ...codes, session: letIn(deps, reply, entered) };
    },
  );

  app.delete(
    '/api/v1/account/second-factor',
    {
      config: { access: ROLES, recent: true },
      schema: { summary: 'Do without a second factor', tags, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await removeSecondFactor(deps, sessionOf(request));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/account/recovery-codes',
    {
      config: { access: ROLES, recent: true, secretMember: 'recoveryCodes' },
      schema: {
        summary: 'New recovery codes in the place of all former ones',
        tags,
        response: { 201: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const recoveryCodes = [...(await renewRecoveryCodes(deps, sessionOf(request)))];
      return reply.code(201).send({ recoveryCodes });
    },
  );
}
