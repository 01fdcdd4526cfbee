import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { renderReportedPage, renderReportPage } from '../../scanner-web/views/index.ts';
import { PROVINCES } from '../domain/province-names.ts';
import type { App } from '../http/app-type.ts';
import { clientNetwork, wideNetwork } from '../http/client-network.ts';
import { problemFrom } from '../http/error-handler.ts';
import { Problem, problem } from '../http/problems.ts';
import { isFromOurPages } from '../http/provenance.ts';
import { createThrottle } from '../http/throttle.ts';
import type { CaseDeps } from './deps.ts';
import { readFalseAlarms } from './false-alarms.ts';
import {
  bodyOfForm,
  REPORT_BODY_LIMIT_BYTES,
  REPORT_PARTS,
  type ReportForm,
  readReportForm,
} from './report-form.ts';
import { refusalToTell } from './report-refusal.ts';
import { ReportBody, ReportTaken } from './report-schemas.ts';
import { takeReport } from './take-report.ts';

/** What one network may report: a shop's customers behind one address, but no flood. */
const SENT = { capacity: 10, perMinute: 0.5, maxKeys: 20_000 };

/** What one wide network (/48) may report. */
const SENT_WIDE = { capacity: 40, perMinute: 2, maxKeys: 20_000 };

const NUMBER = /^VV-\d{4}-\d{6,9}$/;
const isReport = Compile(ReportBody);

/** `POST /api/v1/reports` and the page `/report`: anybody tells of a stamp or goods that seem wrong, without an account. */
export async function reportRoutes(app: App, deps: CaseDeps): Promise<void> {
  const sent = createThrottle(SENT, deps.clock);
  const sentWide = createThrottle(SENT_WIDE, deps.clock);

  const takeFrom = (network: string) => {
    const own = sent.take(network);
    const answer = own.allowed ? sentWide.take(wideNetwork(network)) : own;
    if (answer.allowed) return;
    const { retryAfterSeconds } = answer;
    throw problem('rate-limited', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
  };

  const report = async (request: FastifyRequest, said: unknown, upload: Uint8Array | null) => {
    // A page elsewhere must not report in the name of whoever reads it.
    if (!isFromOurPages(request, deps.publicHost, true)) throw problem('request-cross-site');
    if (!isReport.Check(said)) throw refusalOf(said);
    const network = clientNetwork(request);
    takeFrom(network);
    const looked = await deps.look(request, said.stamp);
    const photo = upload === null ? null : await preparedPhoto(deps, upload);
    const about = looked.stamp === null ? (looked.serial ?? said.stamp) : looked.stamp.batchCode;
    const mark = deps.markOf(about, network, request.headers['user-agent'] ?? '');
    return await takeReport(deps, said, { looked, photo, mark });
  };

  await app.register(async (plain) => {
    const scope: App = plain.withTypeProvider();
    await scope.register(multipart, { limits: REPORT_PARTS, throwFileSizeLimit: false });

    scope.post(
      '/api/v1/reports',
      {
        config: { access: 'public' },
        bodyLimit: REPORT_BODY_LIMIT_BYTES,
        schema: {
          summary: 'Report a stamp or goods that seem wrong; nobody needs to be signed in',
          description:
            'As JSON, or as multipart/form-data with the same fields (`name`, `phone`, `email` for the contact) and `photo` ' +
            '(JPEG, PNG or WebP, at most 5 MB; what the camera wrote beside the picture is removed). Limited by network; ' +
            'no address and no identifier of the person is stored.',
          tags: ['cases'],
          body: { content: { 'application/json': { schema: ReportBody } } },
          response: { 201: ReportTaken },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store').code(201);
        if (!request.isMultipart()) return { number: await report(request, request.body, null) };
        const form = await readReportForm(request);
        if (form.photoFault !== null) throw form.photoFault;
        return { number: await report(request, bodyOfForm(form), form.photo) };
      },
    );

    const show = async (
      request: FastifyRequest,
      reply: FastifyReply,
      form: ReportForm | null,
      fault: Problem | null,
    ) => {
      const stamp = form?.fields.get('stamp') ?? stampOfQuery(request);
      const path = `/report${stamp === '' ? '' : `?${new URLSearchParams({ serial: stamp })}`}`;
      const frame = deps.pages.frame(request, path, deps.clock());
      const { reads } = frame.texts;
      const typed = form?.fields ?? new Map([['stamp', stamp]]);
      const onceKey = typed.get('onceKey') || deps.newId();
      const told = fault && {
        field: fault.details.field ?? null,
        refusal: refusalToTell(fault),
      };
      const { years } = await readFalseAlarms(deps.db);
      const rate = years.find(({ checked }) => checked > 0) ?? null;
      const provinces = PROVINCES.map(([code, name, nameEn]) => ({
        code,
        name: reads === 'vi' ? name : nameEn,
      }));
      const html = renderReportPage({ frame, typed, onceKey, provinces, fault: told, rate });
      return deps.pages.send(reply, frame, fault?.statusCode ?? 200, html);
    };

    scope.get('/report', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) =>
      show(request, reply, null, null),
    );

    scope.post(
      '/report',
      {
        config: { access: 'public' },
        bodyLimit: REPORT_BODY_LIMIT_BYTES,
        schema: { hide: true },
        errorHandler: (error, request, reply) => show(request, reply, null, problemFrom(error, request)),
      },
      async (request, reply) => {
        if (!request.isMultipart()) throw problem('media-type-unsupported');
        const form = await readReportForm(request);
        try {
          if (form.photoFault !== null) throw form.photoFault;
          const number = await report(request, bodyOfForm(form), form.photo);
          const lang = deps.pages.textsOf(request).code;
          const onward = new URLSearchParams({ number, lang });
          return reply.code(303).header('location', `/report/sent?${onward}`).send();
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          const { retryAfterSeconds } = error.details;
          if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
          return await show(request, reply, form, error);
        }
      },
    );

    scope.get(
      '/report/sent',
      {
        config: { access: 'public' },
        schema: { hide: true, querystring: Type.Object({ number: Type.Optional(Type.String()) }) },
      },
      (request, reply) => {
        const { number = '' } = request.query;
        if (!NUMBER.test(number)) throw problem('not-found');
        const path = `/report/sent?${new URLSearchParams({ number })}`;
        const frame = deps.pages.frame(request, path, deps.clock());
        return deps.pages.send(reply, frame, 200, renderReportedPage({ frame, number }));
      },
    );
  });
}

async function preparedPhoto(deps: CaseDeps, upload: Uint8Array) {
  try {
    const { widthPx, heightPx, bytes } = await deps.preparePhoto(upload);
    return { widthPx, heightPx, bytes };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw problem(error.code, { ...error.details, field: 'photo' });
  }
}

/** What is wrong with a report that is not of the form it should have. */
function refusalOf(said: unknown): Problem {
  const [fault] = isReport.Errors(said);
  const at = fault?.instancePath.slice(1).replaceAll('/', '.') ?? '';
  if (fault?.keyword !== 'required')
    return problem('field-invalid', { field: at || 'body', params: { rule: 'type' } });
  const [member = ''] = fault.params.requiredProperties;
  return problem('field-missing', { field: at === '' ? member : `${at}.${member}` });
}

function stampOfQuery({ originalUrl }: FastifyRequest): string {
  return (new URLSearchParams(originalUrl.split('?', 2)[1]).get('serial') ?? '').slice(0, 2_048);
}
