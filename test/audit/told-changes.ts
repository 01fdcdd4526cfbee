import { formatWrappingKey } from '../../server/domain/wrapping-key.ts';
import type { CallOptions, TestApp } from '../support/app.ts';
import { testWrappingKey } from '../support/wrapping.ts';
import { PERSONAL } from './personal.ts';
import { NOT_TOLD_ON_IMPORTS, TOLD_ON_ANNEXES } from './told-annexes.ts';
import { TOLD_ON_APPLICATIONS } from './told-applications.ts';
import { TOLD_ON_CASES } from './told-cases.ts';
import { TOLD_ON_CERTIFICATES } from './told-certificates.ts';
import { NOT_TOLD_ON_ACCOUNTS, TOLD_ON_ACCOUNTS } from './told-on-accounts.ts';
import { TOLD_ON_PRINTING } from './told-printing.ts';

/** What a change is tried on: a running service with the rows of `writeRegistry`. */
export interface ChangeWorld {
  readonly test: TestApp;
  /** Sends a request that prepares the change, and answers its JSON. */
  prepare(request: CallOptions): Promise<Record<string, string>>;
  /** A number or name that no other change uses. */
  fresh(): number;
}

/** A change that succeeds, and what the audit log is to say of it. */
export interface ToldChange {
  /** Actions of the entries, in their order. */
  readonly tells: readonly string[];
  /** A reading that nothing in the request makes refused. */
  readonly isNeverRefused?: true;
  /** Comes through the local socket. */
  readonly isLocal?: boolean;
  /** The request beside its method; `url` only where the route has parameters or a query. */
  readonly request: (world: ChangeWorld) => Promise<Partial<CallOptions>>;
}

const PHOTO =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** One successful call of every route that changes something; a route that is missing here fails the test. */
export const TOLD_CHANGES: Readonly<Record<string, ToldChange>> = {
  ...TOLD_ON_ACCOUNTS,
  ...TOLD_ON_APPLICATIONS,
  ...TOLD_ON_CASES,
  'POST /api/v1/producers': {
    tells: ['producer.register'],
    request: async () => ({
      payload: { name: PERSONAL.household, kind: 'household', phone: PERSONAL.phone, provinceCode: '68' },
    }),
  },
  'PATCH /api/v1/producers/:id': {
    tells: ['producer.edit'],
    request: async () => ({ url: '/api/v1/producers/highland', payload: { phone: PERSONAL.phone } }),
  },
  'POST /api/v1/products': {
    tells: ['product.register'],
    request: async () => ({
      payload: { producerId: 'highland', name: 'Trà ô long', productGroup: 'beverage' },
    }),
  },
  'PATCH /api/v1/products/:id': {
    tells: ['product.edit', 'product.images'],
    request: async ({ test }) => {
      const id = 'a'.repeat(64);
      const media = { id, mediaType: 'image/webp', widthPx: 1, heightPx: 1, bytes: new Uint8Array(1) };
      await test.storage.db
        .insertInto('media')
        .values({ ...media, createdMs: 0 })
        .execute();
      const photo = { id, alt: PERSONAL.pictured };
      const payload = { nameEn: 'Coffee', images: [photo], story: [{ photos: [photo] }] };
      return { url: '/api/v1/products/coffee', payload };
    },
  },
  'POST /api/v1/products/:id/images': {
    tells: ['product.images'],
    request: async () => ({
      url: '/api/v1/products/tea/images',
      ...multipart(Buffer.from(PHOTO, 'base64'), 'photo.png'),
    }),
  },
  'POST /api/v1/media/:id/erasure': {
    tells: ['product.images', 'media.erase'],
    request: async ({ test }) => {
      const photo = multipart(Buffer.from(PHOTO, 'base64'), 'photo.png');
      const { id } = (await test.call({ method: 'POST', url: '/api/v1/media', ...photo })).json();
      return { url: `/api/v1/media/${id}/erasure`, payload: { reason: 'person-asked' } };
    },
  },
  'POST /api/v1/products/:id/variants': {
    tells: ['variant.register'],
    request: async () => ({ url: '/api/v1/products/tea/variants', payload: { name: 'Hộp 1 kg' } }),
  },
  'PATCH /api/v1/variants/:id': {
    tells: ['variant.edit'],
    request: async () => ({ url: '/api/v1/variants/tea-bag', payload: { netContent: '250 g' } }),
  },
  'POST /api/v1/imports/registry': {
    tells: [
      'producer.register',
      'product.register',
      'variant.register',
      'decision.record',
      'certificate.record',
      'registry.import',
    ],
    request: async () =>
      multipart(
        'product_name,group,producer,province,stars,decision_number,decision_date,authority\n' +
          'Mật ong,food,Hợp tác xã Ong Vàng,Lâm Đồng,3,12/QĐ-UBND,01/02/2026,UBND tỉnh Lâm Đồng\n',
        'registry.csv',
      ),
  },
  'POST /api/v1/imports/communes': {
    tells: ['commune.add', 'communes.import'],
    request: async () => multipart('code,name,province_code\n24736,Xã Quảng Trực,68\n', 'communes.csv'),
  },
  ...TOLD_ON_CERTIFICATES,
  ...TOLD_ON_ANNEXES,
  ...TOLD_ON_PRINTING,
  'POST /api/v1/batches': {
    tells: ['batch.issue'],
    request: async () => ({ payload: { variantId: 'tea-bag', quantity: 10 } }),
  },
  'POST /api/v1/batches/:code/ranges': {
    tells: ['stamps.activate'],
    request: async (world) => {
      const { code } = await issue(world);
      await world.prepare(rangesOf(code, { action: 'print', first: 0, last: 9 }));
      const lotId = (await declare(world)).id;
      return rangesOf(code, { action: 'activate', first: 0, last: 9, lotId });
    },
  },
  'POST /api/v1/stamp-changes': {
    tells: ['stamps.void', 'stamps.void'],
    request: async (world) => {
      const codes = [await issue(world), await issue(world)].map(({ code }) => code);
      const serials = await Promise.all(codes.map((code) => serialOf(world, code)));
      return { payload: { action: 'void', reason: 'lost', serials } };
    },
  },
  'POST /api/v1/batches/:code/print-jobs': {
    tells: ['stamps.hand-out'],
    request: async (world) => {
      const { code } = await issue(world);
      const payload = { first: 0, last: 9, stock: 'a4-65-38x21' };
      return { url: `/api/v1/batches/${code}/print-jobs`, payload };
    },
  },
  'GET /api/v1/batches/:code/sheet.pdf': {
    tells: ['stamps.hand-out'],
    request: async (world) => {
      const { code } = await issue(world);
      return { url: `/api/v1/batches/${code}/sheet.pdf?first=0&last=9&stock=a4-65-38x21` };
    },
  },
  'GET /api/v1/batches/:code/stamps.csv': {
    tells: ['stamps.hand-out'],
    request: async (world) => {
      const { code } = await issue(world);
      return { url: `/api/v1/batches/${code}/stamps.csv?first=0&last=9` };
    },
  },
  'GET /api/v1/batches/:code/stamps/:index.svg': {
    tells: ['stamps.hand-out'],
    request: async (world) => ({ url: `/api/v1/batches/${(await issue(world)).code}/stamps/3.svg` }),
  },
  'GET /api/v1/batches/:code/stamps/:index.png': {
    tells: ['stamps.hand-out'],
    request: async (world) => ({ url: `/api/v1/batches/${(await issue(world)).code}/stamps/3.png` }),
  },
  'POST /api/v1/lots': {
    tells: ['lot.declare'],
    request: async (world) => ({ payload: lotOf(world) }),
  },
  'PATCH /api/v1/lots/:id': {
    tells: ['lot.amend'],
    request: async (world) => {
      const { id } = await declare(world);
      return { url: `/api/v1/lots/${id}`, payload: { declaredQuantity: 50, reason: 'Kiểm kê lại' } };
    },
  },
  'PATCH /api/v1/lots/:id/declaration': {
    tells: ['lot.correct'],
    request: async (world) => {
      const { id } = await declare(world);
      return { url: `/api/v1/lots/${id}/declaration`, payload: { producedOn: '2026-02-19' } };
    },
  },
  'POST /api/v1/lots/:id/recall': {
    tells: ['lot.recall'],
    request: async (world) => {
      const { id } = await declare(world);
      return {
        url: `/api/v1/lots/${id}/recall`,
        payload: { reason: 'nấm mốc', notice: { vi: 'Ngừng dùng.' } },
      };
    },
  },
  'POST /api/v1/submissions/:number/decision': {
    tells: ['product.edit', 'submission.approve'],
    request: async (world) => {
      const { number, updatedMs: version } = await propose(world);
      return { url: `/api/v1/submissions/${number}/decision`, payload: { decision: 'approve', version } };
    },
  },
  'POST /api/v1/submissions/:number/withdrawal': {
    tells: ['submission.withdraw'],
    request: async (world) => {
      const { number, token } = await propose(world);
      return { url: `/api/v1/submissions/${number}/withdrawal`, token };
    },
  },
  'POST /api/v1/tokens': {
    tells: ['token.create'],
    request: async () => ({ payload: { name: PERSONAL.holder, role: 'officer' } }),
  },
  'DELETE /api/v1/tokens/:id': {
    tells: ['token.revoke'],
    request: async ({ prepare }) => {
      const payload = { name: 'x', role: 'producer', producerId: 'highland' };
      const { id } = await prepare({ method: 'POST', url: '/api/v1/tokens', payload });
      return { url: `/api/v1/tokens/${id}` };
    },
  },
  'POST /api/v1/keys/rotations': {
    tells: ['key.retire', 'key.create'],
    request: async () => ({ payload: { kind: 'hidden-root' } }),
  },
  'PATCH /api/v1/keys/:id': {
    tells: ['key.compromise'],
    request: async ({ test }) => {
      const retired = test.keys.list().find(({ state }) => state === 'retired');
      return { url: `/api/v1/keys/${retired?.id}`, payload: { state: 'compromised' } };
    },
  },
  'POST /api/v1/keys/wrapping-rotations': {
    tells: ['key.rewrap'],
    isLocal: true,
    request: async () => ({ payload: { newWrappingKey: formatWrappingKey(testWrappingKey('two')) } }),
  },
  'POST /api/v1/backups': {
    tells: ['backup.write'],
    isLocal: true,
    request: async ({ test }) => ({ payload: { file: `${test.dataDir}/copy.backup` } }),
  },
};

/** Routes that take a body and change nothing that anybody is answerable for. */
export const NOT_TOLD: Readonly<Record<string, string>> = {
  ...NOT_TOLD_ON_IMPORTS,
  'POST /api/v1/media': 'keeps an upload for a day; what comes to show it is told',
  ...NOT_TOLD_ON_ACCOUNTS,
  'POST /api/v1/verify': 'judges a stamp and keeps nothing',
  'POST /api/v1/products/:id/preview': 'takes back what it did',
  'POST /api/v1/batches/:code/ranges/preview': 'takes back what it did',
  'POST /api/v1/stamp-changes/preview': 'takes back what it did',
  'POST /api/v1/scans': 'counts a check, of which nobody is to be known',
  'POST /api/v1/sms': 'counts a check, of which nobody is to be known',
  'POST /report': 'the page before POST /api/v1/reports, which is told',
  'POST /api/v1/claims':
    'a buyer uses a code, of whom nobody is to be known; the claim itself is never changed',
};

function lotOf({ fresh }: ChangeWorld) {
  return { productId: 'tea', number: `L${fresh()}`, producedOn: '2026-02-20', declaredQuantity: 100 };
}

async function declare(world: ChangeWorld) {
  return await world.prepare({ method: 'POST', url: '/api/v1/lots', payload: lotOf(world) });
}

async function issue({ prepare }: ChangeWorld) {
  const payload = { variantId: 'tea-bag', quantity: 10 };
  return await prepare({ method: 'POST', url: '/api/v1/batches', payload });
}

async function serialOf({ test }: ChangeWorld, code: string | undefined): Promise<string> {
  return (await test.call({ url: `/api/v1/batches/${code}/stamps/0` })).json().serial;
}

async function propose({ test, prepare, fresh }: ChangeWorld) {
  const token = await test.token('producer', { producerId: 'highland' });
  const payload = { nameEn: `Coffee ${fresh()}` };
  const made = await prepare({ method: 'PATCH', url: '/api/v1/products/coffee', payload, token });
  return { number: made.number, updatedMs: made.updatedMs, token };
}

function rangesOf(code: string | undefined, payload: object): CallOptions {
  return { method: 'POST', url: `/api/v1/batches/${code}/ranges`, payload };
}

function multipart(content: string | Buffer, name: string): Partial<CallOptions> {
  const boundary = 'x-temque-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
