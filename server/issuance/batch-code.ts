import { customRandom } from 'nanoid';
import { ALPHABET, BATCH_CODE_LENGTH, type BatchCode, parseBatchCode } from '../../stamps/serial/index.ts';

/** Makes random batch codes, 30 bits each, from the given source of random bytes. */
export function batchCodes(randomBytes: (size: number) => Uint8Array): () => BatchCode {
  const random = customRandom(ALPHABET, BATCH_CODE_LENGTH, randomBytes);
  return () => {
    const code = parseBatchCode(random());
    if (code === undefined) throw new TypeError('the alphabet of batch codes is not the serial alphabet');
    return code;
  };
}
