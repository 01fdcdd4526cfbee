import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTACT_DAYS, forgetApplicants } from '../../server/applications/retention.ts';
import {
  findApplication,
  findApplicationContact,
  updateApplication,
} from '../../server/storage/applications.ts';
import { applicationWorld, SAID } from './application-world.ts';

let world: Awaited<ReturnType<typeof applicationWorld>>;
beforeAll(async () => {
  world = await applicationWorld();
});
afterAll(() => world.close());

const DAY_MS = 24 * 3_600_000;

test('keeps who sends a returned application again while the old ones are looked for', async () => {
  const name = 'HTX Gửi Lại Đúng Lúc';
  await world.apply({ name, contact: { ...SAID.contact, email: 'lai@example.vn' } });
  const { id, updatedMs } = await world.read(name);
  await world.decide(id, { decision: 'return', version: updatedMs, reason: 'Thiếu địa chỉ' });
  const returned = await findApplication(world.db, id);
  if (returned === undefined) throw new Error('it was returned');
  const late = () => world.test.clock.now() + (CONTACT_DAYS + 1) * DAY_MS;
  // One connection answers in order: the change comes between the first look and the erasing transaction.
  const forgetting = forgetApplicants({ db: world.db, clock: late });
  const again = updateApplication(world.db, returned, { state: 'submitted' });
  await Promise.all([forgetting, again]);
  expect(await findApplicationContact(world.db, id)).toMatchObject({ email: 'lai@example.vn' });
});
