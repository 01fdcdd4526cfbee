export { calibrationPage } from './calibration.ts';
export { checkGeometry, GEOMETRY_LIMITS, type GeometryFault } from './check-geometry.ts';
export { CROP_MARK_REACH_MM, cropMarks } from './crop-marks.ts';
export type { Drawing, FontWeight, MeasureText, Polygon, Stroke, TextRun } from './drawing.ts';
export { type FittedText, fitText } from './fit-text.ts';
export { sheetFooter } from './footer.ts';
export {
  type LabelContent,
  type LabelFrame,
  type LabelLayout,
  type LayoutFault,
  layoutLabel,
} from './label-layout.ts';
export { type LabelStock, labelsPerSheet, type SheetGeometry } from './label-stock.ts';
export {
  DPIS,
  type Dpi,
  dotMm,
  MIN_MODULE_MM,
  minModuleDots,
  moduleDotsFor,
  QUIET_ZONE_MODULES,
  smallestLabelMm,
  symbolBoxDots,
} from './modules.ts';
export { type SerialLayout, serialLine } from './serial-layout.ts';
export {
  type Alignment,
  indexOfSlot,
  NO_ALIGNMENT,
  type RectMm,
  type SlotPlace,
  type SlotRun,
  sheetCount,
  sheetRange,
  slotOfIndex,
  slotRect,
} from './slots.ts';
export { findLabelStock, LABEL_STOCKS } from './stocks-a4.ts';
export {
  countFieldBits,
  dataCodewords,
  modulesOfVersion,
  SYMBOL_LEVELS,
  type SymbolLevel,
  segmentsBits,
  smallestVersion,
} from './symbol-version.ts';
