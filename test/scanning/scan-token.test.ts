import { describe, expect, it } from 'vitest';
import { createScanTokens } from '../../server/scanning/scan-token.ts';
import { encodeSerial } from '../../stamps/serial/index.ts';
import { batchCode } from '../support/stamp-world.ts';

describe('scan tokens', () => {
  it('are each their own, and follow the secret', () => {
    let secret = new Uint8Array(32).fill(1);
    let id = 0;
    const tokens = createScanTokens({ secret: () => secret, clock: () => 0, newId: () => `id${id++}` });
    const serial = encodeSerial(batchCode('K7M2QX'), 0, 0);
    const token = tokens.issue(serial, 'authentic');
    expect(tokens.issue(serial, 'authentic')).not.toBe(token);
    expect(tokens.read(token)).toMatchObject({
      ok: true,
      claim: { nonce: 'id0', verdict: 'authentic', index: 0 },
    });
    secret = new Uint8Array(32).fill(2);
    expect(tokens.read(token)).toEqual({ ok: false, fault: 'scan-token-invalid' });
  });
});
