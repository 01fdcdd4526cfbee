import { registryWorld } from '../registry/registry-world.ts';

/** A registry in which products get certificates of 3 stars from decisions that nobody else names. */
export async function certifiedWorld() {
  const world = await registryWorld();
  const { send, product } = world;
  let numbers = 100;

  /** A decision of the province that no other test names. */
  const decision = (signedOn: string, authority = 'UBND tỉnh Lâm Đồng') => {
    numbers += 1;
    return { number: `${numbers}/QĐ-UBND`, signedOn, authority };
  };

  const certified = async (given: object = {}) => {
    const { productId } = await product();
    const body = { productId, stars: 3, decision: decision('2026-01-10'), ...given };
    const made = await send('POST', '/api/v1/certificates', body);
    const url = `/api/v1/certificates/${made.body.id}`;
    const act = (name: string, said: object) => send('POST', `${url}/${name}`, said);
    const shown = async (atMs?: number) => {
      const query = atMs === undefined ? '' : `?atMs=${atMs}`;
      return (await send('GET', `/api/v1/products/${productId}/recognition${query}`)).body;
    };
    return { productId, id: String(made.body.id), url, body, act, shown };
  };

  return { ...world, decision, certified };
}
