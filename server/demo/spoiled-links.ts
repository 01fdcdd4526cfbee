import { buildStampLink, parseStampText, type StampText } from '../../stamps/link/index.ts';
import { encodeSerial, MAX_TAG, parseBatchCode } from '../../stamps/serial/index.ts';

/** Links that look like a genuine one and are not. */
export interface SpoiledLinks {
  readonly forged: string;
  readonly unknown: string;
  readonly malformed: string;
  readonly 'foreign-host': string;
}

/** A host that is not the issuer's; `.example` leads nowhere. */
const FOREIGN_ORIGIN = 'https://tem-que-khuyen-mai.example';

/**
 * What people would make of a genuine stamp link: another tag, a batch that never was, a link cut off on its way, and
 * the same stamp on another host.
 *
 * @param genuine a signed stamp link
 * @param knownBatches codes of batches that exist
 */
export function spoilLink(genuine: string, knownBatches: readonly string[]): SpoiledLinks {
  const stamp = parseStampText(genuine);
  const signature = /[?&]s=(\d+)/.exec(genuine)?.[1];
  if (!stamp.ok || stamp.target === undefined || signature === undefined) {
    throw new TypeError('only a signed stamp link can be spoiled');
  }
  const { origin } = new URL(genuine);
  const { target, batchCode, index, tag } = stamp;
  const link = (serial: StampText['serial'], at: string = origin) =>
    buildStampLink({ origin: at, target, serial, signature });
  return {
    forged: link(encodeSerial(batchCode, index, tag === MAX_TAG ? 0 : tag + 1)),
    unknown: link(encodeSerial(unknownBatch(knownBatches), index, tag)),
    malformed: genuine.slice(0, -20),
    'foreign-host': link(stamp.serial, FOREIGN_ORIGIN),
  };
}

function unknownBatch(known: readonly string[]) {
  for (const text of ['TEMQ0E', 'ZZZZZZ', '000000', '7QQQQQ']) {
    const code = parseBatchCode(text);
    if (code !== undefined && !known.includes(code)) return code;
  }
  throw new TypeError('every batch code that was tried exists');
}
