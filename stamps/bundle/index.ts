export type { PlacedBatch } from './batch-index.ts';
export { BatchIndex } from './batch-index.ts';
export type { BatchTile, BundleBatch } from './batch-tile.ts';
export { BATCHES_PER_TILE, decodeBatchTile, encodeBatchTile } from './batch-tile.ts';
export type { BundleFault } from './fault.ts';
export { BundleError } from './fault.ts';
export type { BundlePack, BundleProduct } from './goods.ts';
export { GOODS_PER_TILE, readGoodsTile } from './goods.ts';
export type {
  BundleVerdict,
  HeldBundle,
  JudgeContext,
  NotJudged,
  OfflineBatch,
  OfflineGoods,
} from './judge.ts';
export { judgeByBundle } from './judge.ts';
export type { BundleLot, BundleRecall, RecalledStamps } from './lots.ts';
export { LOTS_PER_TILE, readLotTile, readRecallTile } from './lots.ts';
export type { BundleManifest, ManifestPayload, ManifestTrust } from './manifest.ts';
export {
  BUNDLE_FORMAT,
  MANIFEST_TYPE,
  MAX_MANIFEST_LENGTH,
  manifestSigningInput,
  openManifest,
} from './manifest.ts';
export type { BundlePart, CountryParts, ProvinceParts, StatesPart } from './part.ts';
export { checkPart, MAX_PART_BYTES, readCountryParts, readProvinceParts } from './part.ts';
export { RecallIndex } from './recalls.ts';
export type { BatchRuns, BundleRun, BundleState, StateTile } from './state-tile.ts';
export { decodeStateTile, encodeStateTile, runsOf, STATES_PER_TILE } from './state-tile.ts';
