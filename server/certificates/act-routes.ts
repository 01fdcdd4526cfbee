import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { Principal } from '../domain/principal.ts';
import { decidesFor } from '../domain/province-scope.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { requireVersion, tagEntity } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import type { RegisterRow } from '../storage/certificate-register.ts';
import { findProducer } from '../storage/producers.ts';
import { findProduct } from '../storage/products.ts';
import { keepOrDrop } from '../storage/savepoint.ts';
import type { Database } from '../storage/schema.ts';
import { extendCertificate, revokeCertificate } from './change-certificate.ts';
import { correctCertificate, withdrawCertificate } from './correct-certificate.ts';
import { requireScope, todayOf } from './decisions.ts';
import type { CertificatesDeps, DecidingDeps } from './deps.ts';
import { renewCertificate, upgradeCertificate } from './follow-certificate.ts';
import { presentCertificate, presentRecognition } from './present.ts';
import { recognitionNow } from './recognition-history.ts';
import { recordCertificate } from './record-certificate.ts';
import { requireCertificate } from './register-routes.ts';
import {
  CertificateBody,
  CertificateView,
  Consequences,
  CorrectionBody,
  DryRunQuery,
  ExtensionBody,
  IdParams,
  RenewalBody,
  RevocationBody,
  UpgradeBody,
  WithdrawalBody,
} from './schemas.ts';

/** A request to do something to one certificate, once its schemas have passed. */
type ActRequest = Pick<FastifyRequest, 'principal' | 'headers'> & {
  readonly params: Static<typeof IdParams>;
  readonly query: Static<typeof DryRunQuery>;
};

const tags = ['certificates'];
const response = { 200: Consequences, 201: CertificateView };
const config = { access: ['admin', 'officer'] } as const;

/** `POST /api/v1/certificates` and what is done to one; each can be tried without being kept. */
export async function actRoutes(app: App, deps: CertificatesDeps): Promise<void> {
  const { db, changes } = deps;

  app.post(
    '/api/v1/certificates',
    {
      config,
      schema: {
        summary: 'Record that a decision recognised a product',
        tags,
        querystring: DryRunQuery,
        body: CertificateBody,
        response,
      },
    },
    async (request, reply) => {
      const { body } = request;
      const by = principalOf(request);
      return await doOrTry(reply, request.query.dryRun, body.productId, async (transaction) => {
        const product = await findProduct(transaction, body.productId);
        const producer = product && (await findProducer(transaction, product.producerId));
        if (producer === undefined) throw problem('product-unknown', { field: 'productId' });
        const { provinceCode } = producer;
        requireDecider(by, provinceCode);
        const { id, already } = await recordCertificate({ ...deps, by }, transaction, {
          ...body,
          provinceCode,
        });
        if (already) throw problem('certificate-exists', { field: 'decision.number' });
        reply.header('location', `/api/v1/certificates/${id}`);
        return id;
      });
    },
  );

  app.post(
    '/api/v1/certificates/:id/renewal',
    act('Record the decision that recognises the product anew when this certificate ends', RenewalBody),
    (request, reply) =>
      actOn(request, reply, async (tx, acting, before) =>
        renewCertificate(acting, tx, before, before.provinceCode, request.body),
      ),
  );

  app.post(
    '/api/v1/certificates/:id/upgrade',
    act(
      'Record the decision that gives the product more stars, in the place of this certificate',
      UpgradeBody,
    ),
    (request, reply) =>
      actOn(request, reply, async (tx, acting, before) =>
        upgradeCertificate(acting, tx, before, before.provinceCode, request.body),
      ),
  );

  app.post(
    '/api/v1/certificates/:id/extension',
    act('Extend a certificate by at most 180 days past its expiry', ExtensionBody),
    (request, reply) =>
      actOn(request, reply, async (tx, acting, before) => {
        await extendCertificate(acting, tx, before, before.provinceCode, request.body);
        return before.id;
      }),
  );

  app.post(
    '/api/v1/certificates/:id/revocation',
    act('Revoke a certificate for good; grounds b and c need the conclusion of an authority', RevocationBody),
    (request, reply) =>
      actOn(request, reply, async (tx, acting, before) => {
        const { ground, ...rest } = request.body;
        const given = { ...rest, ground: ground === 'đ' ? 'dd' : ground };
        await revokeCertificate(acting, tx, before, before.provinceCode, given);
        return before.id;
      }),
  );

  app.post(
    '/api/v1/certificates/:id/correction',
    act('Correct what was entered wrongly; what it said until then stays on record', CorrectionBody),
    (request, reply) =>
      actOn(request, reply, async (tx, acting, before) => {
        await correctCertificate(acting, tx, before, before.provinceCode, request.body);
        return before.id;
      }),
  );

  app.post(
    '/api/v1/certificates/:id/withdrawal',
    act('Take back a certificate that was entered by mistake; it stays on record', WithdrawalBody),
    (request, reply) =>
      actOn(request, reply, async (tx, acting, before) => {
        await withdrawCertificate(acting, tx, before, request.body);
        return before.id;
      }),
  );

  /** Does something to one certificate; `change` gives the id of the one to answer with. */
  async function actOn(
    request: ActRequest,
    reply: FastifyReply,
    change: (transaction: Kysely<Database>, acting: DecidingDeps, before: RegisterRow) => Promise<string>,
  ) {
    const { params, query } = request;
    const by = principalOf(request);
    const { productId } = await requireCertificate(db, params.id);
    return await doOrTry(reply, query.dryRun, productId, async (transaction) => {
      const before = await requireCertificate(transaction, params.id);
      requireDecider(by, before.provinceCode);
      requireScope(by, { level: before.authorityLevel });
      requireVersion(request, before);
      const id = await change(transaction, { ...deps, by }, before);
      if (id !== before.id) reply.header('location', `/api/v1/certificates/${id}`);
      return id;
    });
  }

  /** Keeps a change and answers with the certificate (201), or keeps nothing and answers with what would follow (200). */
  async function doOrTry(
    reply: FastifyReply,
    dryRun: boolean,
    productId: string,
    change: (transaction: Kysely<Database>) => Promise<string>,
  ) {
    const today = todayOf(deps);
    const { row, consequences } = await keepOrDrop(db, !dryRun, async (transaction) => {
      const before = dryRun ? await recognitionNow(transaction, productId, today) : undefined;
      const changed = await requireCertificate(transaction, await change(transaction));
      if (before === undefined) return { row: changed, consequences: undefined };
      const after = await recognitionNow(transaction, productId, today);
      const stamps = await deps.countStamps(transaction, { productId });
      return {
        row: changed,
        consequences: {
          certificate: presentCertificate(changed, today),
          recognition: {
            before: presentRecognition(before, today),
            after: presentRecognition(after, today),
          },
          stamps,
        },
      };
    });
    if (consequences !== undefined) return reply.removeHeader('location').code(200).send(consequences);
    changes.emit({ kind: 'certificate', id: row.id });
    changes.emit({ kind: 'product', id: productId });
    tagEntity(reply, row);
    return reply.code(201).send(presentCertificate(row, today));
  }
}

function act<B>(summary: string, body: B) {
  return {
    config,
    schema: { summary, tags, params: IdParams, querystring: DryRunQuery, body, response },
  };
}

function requireDecider(by: Principal, provinceCode: string): void {
  if (!decidesFor(by, provinceCode)) throw problem('forbidden');
}
