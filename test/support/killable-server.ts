import { join } from 'node:path';
import { formatWrappingKey } from '../../server/domain/wrapping-key.ts';
import { WRAPPING_KEY } from './app.ts';
import { startChild } from './child.ts';

/** The real server as a process of its own on this data folder, once it listens; made to be killed. */
export async function startKillableServer(dataDir: string) {
  const server = startChild(join(import.meta.dirname, '../../server/main.ts'), [], {
    ...process.env,
    DATA_DIR: dataDir,
    PUBLIC_URL: 'https://tem.example.vn',
    PORT: '0',
    LOG_LEVEL: 'info',
    WRAPPING_KEY: formatWrappingKey(WRAPPING_KEY),
  });
  for (;;) {
    const { msg, url } = JSON.parse(await server.nextLine());
    if (msg === 'listening') return { ...server, url: String(url) };
  }
}
