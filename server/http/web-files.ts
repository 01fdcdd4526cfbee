import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { App } from './app-type.ts';

/** Where `npm run build` puts the web assets. */
export const WEB_ROOT = join(import.meta.dirname, '../../dist/web');

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Serves the built web assets of `root`: names under `/assets` carry a hash of their content and are kept for a year,
 * the few files beside that folder (service worker, manifest, icons) are asked for anew each time.
 * Serves nothing when the assets were not built.
 */
export async function webFileRoutes(app: App, { root }: { root: string }): Promise<void> {
  const names = filesIn(root);
  if (names === undefined) {
    app.log.warn(
      { root },
      'the web assets are not built, run "npm run build": until then pages come without their scripts',
    );
    return;
  }
  await app.register(files, { root, serve: false, index: false, dotfiles: 'deny', cacheControl: false });

  app.get(
    '/assets/*',
    {
      config: { access: 'public' },
      schema: { params: Type.Object({ '*': Type.String({ maxLength: 200 }) }) },
    },
    (request, reply) =>
      forWorkers(reply, request.params['*']).sendFile(`assets/${request.params['*']}`, {
        cacheControl: true,
        maxAge: YEAR_MS,
        immutable: true,
      }),
  );
  for (const name of names) {
    app.get(`/${name}`, { config: { access: 'public' } }, (_request, reply) =>
      forWorkers(reply, name).header('cache-control', 'no-cache').sendFile(name),
    );
  }
}

/** A worker lives by the policy of its own script: it may load our files and compile the code reader. */
function forWorkers(reply: FastifyReply, name: string): FastifyReply {
  return name.endsWith('.js') ? reply.allowOnPage({ isWasmAllowed: true }) : reply;
}

/** Plain files directly in a folder that can be part of an address; undefined when there is no such folder. */
function filesIn(root: string): string[] | undefined {
  try {
    const entries = readdirSync(join(root), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /^[a-z0-9][\w.-]*$/i.test(entry.name))
      .map(({ name }) => name);
  } catch {
    return undefined;
  }
}
