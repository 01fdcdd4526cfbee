import Fastify from 'fastify';

/**
 * The limit that HTTP sets: Fastify answering a constant JSON of a verdict's size to GET and POST, nothing else.
 * Prints its origin when it listens.
 */
const app = Fastify({ logger: false });
const answer = { verdict: 'authentic', severity: 'ok', pad: 'x'.repeat(1200) };
const schema = {
  response: {
    200: {
      type: 'object',
      properties: { verdict: { type: 'string' }, severity: { type: 'string' }, pad: { type: 'string' } },
    },
  },
};
app.get('/', { schema }, async () => answer);
app.post('/', { schema }, async () => answer);
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
