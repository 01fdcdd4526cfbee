import { Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { BatchParams } from './batch-schemas.ts';
import type { IssuanceDeps } from './deps.ts';
import { presentEntry } from './range-views.ts';
import { type StampHistory as ReadHistory, readHistory } from './stamp-history.ts';
import { Stamp, StampHistory, StampParams } from './stamp-schemas.ts';
import { readStamp, type StampRecord } from './stamps.ts';

/** One stamp: by its index in a batch, or by its serial with all that happened to it. */
export async function stampRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  app.get(
    '/api/v1/batches/:code/stamps/:index',
    {
      config: { access: ROLES },
      schema: {
        summary: 'The serial and state of one stamp',
        tags: ['issuance'],
        params: Type.Object({
          ...BatchParams.properties,
          index: Type.Integer({ minimum: 0, maximum: MAX_INDEX }),
        }),
        response: { 200: Stamp },
      },
    },
    async (request) => {
      const { code, index } = request.params;
      return presentStamp(await readStamp(deps, principalOf(request), code, index));
    },
  );

  app.get(
    '/api/v1/stamps/:serial',
    {
      config: { access: ROLES },
      schema: {
        summary: 'A stamp by its serial, with all that happened to it',
        tags: ['issuance'],
        params: StampParams,
        response: { 200: StampHistory },
      },
    },
    async (request) => presentHistory(await readHistory(deps, principalOf(request), request.params.serial)),
  );
}

function presentStamp({ batchCode, index, serial, state, expiredUnused }: StampRecord) {
  const { phase, voidReason = null, lotId = null, suspended, seq } = state;
  return { batchCode, index, serial, phase, voidReason, lotId, suspended, expiredUnused, seq };
}

function presentHistory({ stamp, batch, entries, prints, scans, claimedMs, lotNumbers }: ReadHistory) {
  const { productId, productName, variantName, producerName } = batch;
  const numberOf = (id: string | null | undefined) => (id ? (lotNumbers.get(id) ?? null) : null);
  return {
    ...presentStamp(stamp),
    productId,
    productName,
    variantName,
    producerName,
    lotNumber: numberOf(stamp.state.lotId),
    scans,
    claimedMs,
    entries: entries.map(({ undone, ...row }) => ({
      ...presentEntry(row),
      undone,
      lotNumber: numberOf(row.lotId),
    })),
    prints: prints.map(({ id, kind, sheet, slot, reprintReason, actor, createdMs }) => ({
      printJobId: id,
      kind,
      sheet,
      slot,
      reprintReason,
      actor,
      createdMs,
    })),
  };
}
