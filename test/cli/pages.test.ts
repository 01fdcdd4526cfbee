import { createServer } from 'node:http';
import { Type } from 'typebox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ApiClient } from '../../server/cli/api-client.ts';
import { readAllPages } from '../../server/cli/pages.ts';

const Item = Type.Object({ id: Type.Integer() });

/** A service that answers what it is told to, and the paths that it was asked for. */
async function answering(answers: readonly { status?: number; body: string }[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[asked.length];
    asked.push(request.url ?? '');
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' }).end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return { asked, api: new ApiClient({ url: new URL(`http://127.0.0.1:${address.port}`) }) };
}

describe('a list of many pages', () => {
  it('is read to its end', async () => {
    const { api, asked } = await answering([
      { body: '{"items":[{"id":1},{"id":2}],"next":"a/b"}' },
      { body: '{"items":[{"id":3}],"next":null}' },
    ]);
    expect(await readAllPages(api, '/api/v1/things?of=x', Item)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(asked).toEqual(['/api/v1/things?of=x&limit=200', '/api/v1/things?of=x&limit=200&cursor=a%2Fb']);
  });

  it.each([
    ['another shape', { body: '{"items":[{"id":"1"}],"next":null}' }, 'answer-unexpected'],
    ['no JSON', { body: '<p>proxy</p>' }, 'answer-unexpected'],
    ['an error page', { status: 502, body: '<p>bad gateway</p>' }, 'answer-unexpected'],
    ['a problem', { status: 403, body: '{"code":"forbidden","detail":"no"}' }, 'forbidden'],
  ])('refuses %s', async (_what, answer, code) => {
    const { api } = await answering([answer]);
    await expect(readAllPages(api, '/x', Item)).rejects.toMatchObject({ code });
  });
});
