import { existsSync } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** A browser that can be started: its binary and the variables its process needs on top of the parent's. */
export interface ChromiumBinary {
  readonly source: 'system' | 'bundled';
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium that the tests drive: the one named by `TEMQUE_TEST_CHROMIUM` (a path, or `bundled`), else the
 * system's, else the one that npm installed, unpacked once per version into the temporary folder.
 *
 * @throws Error when the named binary does not exist.
 */
export async function resolveChromium(env: NodeJS.ProcessEnv = process.env): Promise<ChromiumBinary> {
  const wanted = env.TEMQUE_TEST_CHROMIUM;
  if (wanted !== undefined && wanted !== '' && wanted !== 'bundled') {
    await access(wanted);
    return { source: 'system', executablePath: wanted, env: {} };
  }
  if (wanted !== 'bundled') {
    const found = SYSTEM_PATHS.find((path) => existsSync(path));
    if (found !== undefined) return { source: 'system', executablePath: found, env: {} };
  }
  return bundledChromium();
}

async function bundledChromium(): Promise<ChromiumBinary> {
  const folder = join(tmpdir(), `temque-chromium-${await bundledVersion()}-${userInfo().uid}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    source: 'bundled',
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'config'),
      HOME: folder,
    },
  };
}

/** Unpacks beside the final folder and renames: an interrupted run leaves nothing that looks complete. */
async function unpack(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const partial = await mkdtemp(`${folder}-partial-`);
  const names = ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  try {
    // The package reads both while it loads: without the second it leaves its shared libraries packed.
    process.env.TMPDIR = partial;
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
    const { default: bundled } = await import('@sparticuz/chromium');
    await bundled.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  await mkdir(join(partial, 'config'));
  await writeFile(join(partial, 'config', 'fonts.conf'), fontsConf(folder));
  try {
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

async function bundledVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest: { version: string } = JSON.parse(
    await readFile(join(dirname(entry), '..', 'package.json'), 'utf8'),
  );
  return manifest.version;
}
