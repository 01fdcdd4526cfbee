import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTarget, type Target } from './http-load.ts';
import type { ServiceFixture } from './targets/service.ts';

/** The service as a process of its own, with genuine stamps to ask about. */
export interface ServiceTarget extends Target {
  readonly fixture: ServiceFixture;
}

/** Starts the service with `stamps` activated stamps. */
export async function startService(stamps: number): Promise<ServiceTarget> {
  const folder = mkdtempSync(join(tmpdir(), 'temque-bench-'));
  const file = join(folder, 'fixture.json');
  try {
    const target = await startTarget(new URL('./targets/service.ts', import.meta.url), {
      BENCH_STAMPS: String(stamps),
      BENCH_FIXTURE: file,
    });
    return { ...target, fixture: JSON.parse(readFileSync(file, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
