import { newSecret, SAID } from '../applications/application-world.ts';
import type { ChangeWorld, ToldChange } from './told-changes.ts';

const URL = '/api/v1/applications';

/** One successful call of every route of applications that changes or reads something. */
export const TOLD_ON_APPLICATIONS: Readonly<Record<string, ToldChange>> = {
  'POST /api/v1/applications': {
    tells: ['application.submit'],
    request: async (world) => ({ payload: { ...saidIn(world), secret: newSecret() } }),
  },
  'PUT /api/v1/applications/by-link/:secret': {
    tells: ['application.amend'],
    request: async (world) => ({ url: await linkOf(world), payload: saidIn(world) }),
  },
  'DELETE /api/v1/applications/by-link/:secret': {
    tells: ['application.withdraw'],
    request: async (world) => ({ url: await linkOf(world) }),
  },
  'GET /api/v1/applications/:id': {
    tells: ['application.read'],
    isNeverRefused: true,
    request: async (world) => ({ url: `${URL}/${(await waiting(world)).id}` }),
  },
  'POST /api/v1/applications/:id/decision': {
    tells: ['producer.register', 'account.invite', 'link.make', 'application.approve'],
    request: async (world) => {
      const { id, version } = await waiting(world);
      return { url: `${URL}/${id}/decision`, payload: { decision: 'approve', version } };
    },
  },
};

function saidIn({ fresh }: ChangeWorld) {
  const number = fresh();
  const { commune, ...said } = SAID;
  const contact = { ...SAID.contact, email: `nguoi-moi-${number}@example.vn` };
  return { ...said, commune: 'Xã Bất Kỳ', name: `HTX Mới ${number}`, contact };
}

async function linkOf(world: ChangeWorld): Promise<string> {
  const secret = newSecret();
  await world.prepare({ method: 'POST', url: URL, payload: { ...saidIn(world), secret } });
  return `${URL}/by-link/${secret}`;
}

async function waiting(world: ChangeWorld): Promise<{ readonly id: string; readonly version: number }> {
  await linkOf(world);
  const rows = await world.test.storage.db
    .selectFrom('application')
    .select(['id', 'updatedMs'])
    .where('state', '=', 'submitted')
    .orderBy('submittedMs', 'desc')
    .execute();
  const row = rows.at(-1);
  if (row === undefined) throw new Error('no application waits');
  return { id: row.id, version: row.updatedMs };
}
