import { expect, it } from 'vitest';
import { createLog } from '../server/log.ts';

it.each([
  '/handover/',
  '/console/apply/',
  '/console/link/',
  '/api/v1/applications/by-link/',
  '/api/v1/one-time-links/',
])('holds no secret of an address under %s', (start) => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  log.info({ req: { method: 'GET', url: `${start}kJ3sV0secret/more?lang=en` } }, 'incoming request');
  expect(lines.join('')).toContain(`"path":"${start}…/more"`);
});
