import { customAlphabet } from 'nanoid';
import { Type } from 'typebox';
import type { ApiClient } from '../cli/api-client.ts';
import type { Role } from '../domain/principal.ts';
import type { App } from '../http/app-type.ts';
import { type DemoAccount, DemoPerson } from './person.ts';

/** One person of each role, who can sign in. */
export type People = Readonly<Record<Role, { readonly account: DemoAccount; readonly person: DemoPerson }>>;

/** Letters and digits that nobody confuses. */
const passwordPart = customAlphabet('abcdefghjkmnpqrstuvwxyz23456789', 4);

const Invited = Type.Object({ link: Type.Object({ url: Type.String() }) });

/** Invites one person of each role and has them choose a password; each demo makes new ones. */
export async function invitePeople(
  api: ApiClient,
  app: App,
  clock: () => number,
  of: { readonly producerId: string; readonly provinceCode: string },
): Promise<People> {
  const invite = async (
    role: Role,
    name: string,
    email: string,
    binding: Readonly<Record<string, string>>,
  ) => {
    const body = { role, name, email, locale: 'vi', ...binding };
    const { link } = await api.json({ method: 'POST', path: '/api/v1/accounts', body }, Invited);
    const password = Array.from({ length: 4 }, () => passwordPart()).join('-');
    const person = new DemoPerson(app, clock);
    const secondFactor = await person.accept(link.url, password);
    await person.signOut();
    return { person, account: { role, email, password, ...secondFactor } };
  };
  const { producerId, provinceCode } = of;
  return {
    admin: await invite('admin', 'Quản trị (minh họa)', 'quan-tri@minh-hoa.example', {}),
    officer: await invite('officer', 'Cán bộ OCOP tỉnh (minh họa)', 'can-bo@minh-hoa.example', {
      provinceCode,
    }),
    producer: await invite('producer', 'Kế toán hợp tác xã (minh họa)', 'co-so@minh-hoa.example', {
      producerId,
    }),
    inspector: await invite('inspector', 'Kiểm tra viên (minh họa)', 'kiem-tra@minh-hoa.example', {
      provinceCode,
    }),
  };
}
