import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { formatSerial } from '../../stamps/serial/index.ts';
import { hostList, parseJwks, type TrustedKey } from '../../stamps/trust/index.ts';
import { type OfflineVerdict, verifyOffline } from '../../stamps/verdict/index.ts';
import { CliError } from './cli-error.ts';
import type { Judge, Judgement } from './commands/verify.ts';
import { EXIT } from './exit-codes.ts';
import { readInputFile } from './input-file.ts';

/**
 * Judges by a published key set alone: whether an active key signed the stamp, not what became of it since.
 *
 * @param path a copy of `/.well-known/jwks.json`
 * @throws CliError jwks-invalid, jwks-without-origins
 */
export async function offlineJudge(path: string): Promise<Judge> {
  const parsed = parseJwks(readJson(path, (await readInputFile(path)).toString('utf8')), sha256);
  if (!parsed.ok)
    throw new CliError('jwks-invalid', EXIT.failed, (t) =>
      t.verify.jwksInvalid(path, t.verify.jwksFaults[parsed.fault]),
    );
  const { keys, origins } = parsed.trust;
  if (origins.length === 0) {
    throw new CliError('jwks-without-origins', EXIT.failed, (t) => t.verify.jwksNoHosts(path));
  }
  const context = { keys: keys.map(withKeyObject), hosts: hostList(origins), verifySignature };
  return async (text) => judgement(await verifyOffline(text, context));
}

function judgement(result: OfflineVerdict): Judgement {
  const { verdict, severity } = result;
  const serial = 'stamp' in result ? { serial: formatSerial(result.stamp.serial) } : {};
  return { verdict, severity, proof: verdict === 'unconfirmed' ? 'signature' : 'none', ...serial };
}

function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError('jwks-invalid', EXIT.failed, (t) => t.verify.jwksNoJson(path), { cause });
  }
}

function sha256(data: Uint8Array): Uint8Array {
  return createHash('sha256').update(data).digest();
}

function withKeyObject({ kid, state, key }: TrustedKey): TrustedKey<KeyObject> {
  return { kid, state, key: createPublicKey({ key: { ...key }, format: 'jwk' }) };
}

function verifySignature(key: KeyObject, signingInput: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, signingInput, key, signature);
}
