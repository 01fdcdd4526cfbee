import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { readDecisionFor } from '../../server/certificates/decisions.ts';
import type { CertificatesDeps } from '../../server/certificates/deps.ts';
import { recognitionFaults } from '../../server/certificates/recognition-faults.ts';
import { recordCertificate } from '../../server/certificates/record-certificate.ts';
import { certificatesRoutes } from '../../server/certificates/routes.ts';
import { takeBackCertificates } from '../../server/certificates/take-back.ts';
import type { Acting } from '../../server/domain/audit.ts';
import { type Change, createChanges } from '../../server/domain/changes.ts';
import { LOCAL_PRINCIPAL, type Role } from '../../server/domain/principal.ts';
import { requireClosedBodies } from '../../server/http/closed-bodies.ts';
import { installIdempotency } from '../../server/http/idempotency.ts';
import { requireDeclaredAccess } from '../../server/http/route-access.ts';
import { createServer } from '../../server/http/server.ts';
import { createWorkBoard, progressRoutes } from '../../server/http/work-progress.ts';
import { installGate } from '../../server/identity/gate.ts';
import { createToken } from '../../server/identity/tokens.ts';
import { countStamps } from '../../server/issuance/count-stamps.ts';
import type { AnnexDeps } from '../../server/registry/annex/deps.ts';
import { seedProvinces } from '../../server/registry/communes.ts';
import type { ImportedRecognition } from '../../server/registry/deps.ts';
import { importCommunes } from '../../server/registry/import/import-communes.ts';
import { registryRoutes } from '../../server/registry/routes.ts';
import { openSubmission } from '../../server/review/read.ts';
import { submit } from '../../server/review/submit.ts';
import { openStorage } from '../../server/storage/open.ts';
import { shownGoods } from '../../server/verification/shown-goods.ts';
import { civilDay } from '../../stamps/civil-day.ts';
import { fakeClock } from '../support/clock.ts';
import { seededBytes } from '../support/data-dir.ts';
import { writeEmptyDatabase } from '../support/database-template.ts';
import { gateParts } from '../support/gate.ts';
import { SCRATCH } from '../support/scratch.ts';

/** 21 November 2026, noon in Vietnam. */
export const NOON_MS = Date.parse('2026-11-21T05:00:00Z');

/** Communes that the tests speak of. */
export const COMMUNES = [
  ['code', 'name', 'province_code', 'province_name'],
  ['22945', 'Phường Phan Thiết', '68', 'Tỉnh Lâm Đồng'],
  ['22924', 'Phường Phú Thuỷ', '68', 'Tỉnh Lâm Đồng'],
  ['24736', 'Xã Quảng Trực', '68', 'Tỉnh Lâm Đồng'],
  ['24722', 'Xã Thuận Hạnh', '68', 'Tỉnh Lâm Đồng'],
  ['24730', 'Xã Trường Xuân', '68', 'Tỉnh Lâm Đồng'],
] as const;

/** A registry on a real database behind the real gate, with a clock that stands still; `close` it in `afterAll`. */
export async function registryWorld() {
  const folder = mkdtempSync(join(SCRATCH, 'temque-registry-'));
  const file = join(folder, 'temque.db');
  await writeEmptyDatabase(file);
  const storage = await openStorage({ file });
  const { db } = storage;
  const clock = fakeClock(NOON_MS);
  const changes = createChanges();
  const heard: Change[] = [];
  changes.subscribe((change) => heard.push(change));
  await seedProvinces(db, NOON_MS);
  const newId = () => nanoid();
  const recording = { clock: clock.now, newId };
  const deps: AnnexDeps & Acting = {
    by: LOCAL_PRINCIPAL,
    db,
    clock: clock.now,
    newId,
    changes,
    recognitionFaults: (by, parts) => recognitionFaults({ clock: clock.now, by }, parts),
    recordCertificate: (transaction, by, given: ImportedRecognition) =>
      recordCertificate({ ...recording, by }, transaction, given),
    openSubmission,
    showGoods: (transaction, of) => shownGoods(transaction, of, civilDay(clock.now())),
    submit: (transaction, by, proposal) => submit({ clock: clock.now }, transaction, by, proposal),
    readDecision: (by, given, provinceCode) => readDecisionFor({ ...recording, by }, given, provinceCode),
    takeBackCertificates: (transaction, by, certificates, reason) =>
      takeBackCertificates({ ...recording, by }, transaction, certificates, reason),
  };
  await importCommunes(deps, COMMUNES, { dryRun: false });
  const app = createServer({ trustProxy: false, logger: undefined, newId });
  requireDeclaredAccess(app);
  requireClosedBodies(app);
  await installGate(app, gateParts(db, clock.now));
  installIdempotency(app, { db, clock: clock.now });
  const work = createWorkBoard();
  await progressRoutes(app, work);
  await registryRoutes(app, { ...deps, work });
  const countStampsOf: CertificatesDeps['countStamps'] = (tx, of) =>
    countStamps({ clock: clock.now }, tx, of);
  await certificatesRoutes(app, { ...deps, countStamps: countStampsOf });
  const close = async () => {
    await app.close();
    await storage.close();
    rmSync(folder, { recursive: true });
  };

  const randomBytes = seededBytes('registry');
  const tokenOf = async (
    role: Role,
    binding: { producerId?: string; provinceCode?: string; communeCode?: string } = {},
  ) =>
    (
      await createToken({ db, clock: clock.now, newId, randomBytes }, LOCAL_PRINCIPAL, {
        name: role,
        role,
        ...binding,
      })
    ).token;
  const admin = await tokenOf('admin');

  /** Sends a request, as an administrator unless another token is given. */
  const send = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    { token = admin, headers = {} }: { token?: string | null; headers?: Record<string, string> } = {},
  ) => {
    const response = await app.inject({
      method,
      url,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson ? response.json() : response.rawPayload,
    };
  };

  /** Uploads a file, as an administrator unless another token is given. */
  const upload = async (
    url: string,
    file: Uint8Array,
    {
      token = admin,
      fields = {},
      name = 'file',
    }: { token?: string; fields?: Record<string, string>; name?: string } = {},
  ) => {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.append(key, value);
    form.append(name, new Blob([new Uint8Array(file)]), 'x.bin');
    const encoded = new Response(form);
    const response = await app.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': encoded.headers.get('content-type') ?? '',
        'accept-language': 'en',
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    return { status: response.statusCode, headers: response.headers, body: response.json() };
  };

  let producers = 0;

  /** Registers a new producer and one product of it. */
  const product = async (name = 'Mắm nêm') => {
    producers += 1;
    const producer = await send('POST', '/api/v1/producers', {
      name: `Công ty TNHH Số ${producers}`,
      provinceCode: '68',
    });
    const made = await send('POST', '/api/v1/products', {
      producerId: producer.body.id,
      name,
      productGroup: 'food',
    });
    return { producerId: String(producer.body.id), productId: String(made.body.id) };
  };

  const countRows = async () => {
    const count = async (
      table: 'producer' | 'product' | 'variant' | 'decision' | 'certificate' | 'commune',
    ) => {
      const { n } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(n);
    };
    return {
      producers: await count('producer'),
      products: await count('product'),
      variants: await count('variant'),
      decisions: await count('decision'),
      certificates: await count('certificate'),
      communes: await count('commune'),
    };
  };

  return {
    app,
    db,
    file: storage.file,
    deps,
    clock,
    heard,
    send,
    upload,
    tokenOf,
    product,
    countRows,
    close,
  };
}
