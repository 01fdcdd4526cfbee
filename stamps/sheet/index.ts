export { type CalibrationMarks, calibrationMarks, calibrationPage } from './calibration.ts';
export {
  alignmentFrom,
  type CalibrationReadings,
  type ReadingFault,
} from './calibration-readings.ts';
export { checkGeometry, GEOMETRY_LIMITS, type GeometryFault } from './check-geometry.ts';
export { CROP_MARK_REACH_MM, cropMarks } from './crop-marks.ts';
export {
  type Bitmap,
  BLANK_DRAWING,
  type Drawing,
  type FontWeight,
  FRAME_COLOURS,
  type Frame,
  type FrameColour,
  isBlank,
  type MeasureText,
  type Picture,
  type Polygon,
  type RectMm,
  type Stroke,
  type TextRun,
} from './drawing.ts';
export { type FittedText, fitText } from './fit-text.ts';
export { FOOTER_FIELDS, sheetFooter } from './footer.ts';
export {
  LABEL_PARTS,
  type LabelContent,
  type LabelLine,
  type LabelPart,
  SCRATCH_LIMITS,
} from './label-content.ts';
export {
  type LabelFrame,
  type LabelLayout,
  type LayoutFault,
  labelDrawing,
  layoutLabel,
  missingParts,
  sideWith,
} from './label-layout.ts';
export { type LabelRun, type LabelRunFault, stampsOnLabels } from './label-run.ts';
export {
  type LabelStock,
  labelsPerSheet,
  rollGeometry,
  type SheetGeometry,
  type StockKind,
} from './label-stock.ts';
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
export type { ScratchArea } from './scratch-area.ts';
export { type SerialLayout, serialLine } from './serial-layout.ts';
export {
  footerOfSheet,
  hiddenCodeRuns,
  layOutSlots,
  type PlacedStamp,
  type SheetPlan,
  type SlotLayout,
  type SymbolPlace,
  serialRuns,
  sheetMarks,
  stampsOnSheet,
} from './sheet-layout.ts';
export {
  type Alignment,
  indexOfSlot,
  NO_ALIGNMENT,
  type SlotPlace,
  type SlotRun,
  sheetCount,
  slotOfIndex,
  slotRect,
  stampsOfSheet,
} from './slots.ts';
export {
  type IndexSpan,
  indexesOf,
  positionOf,
  type StampRun,
  spansOfPlaces,
  stampCount,
  unbroken,
} from './stamp-run.ts';
export { findLabelStock, LABEL_STOCKS } from './stocks-a4.ts';
export { ROLL_STOCKS } from './stocks-roll.ts';
export {
  countFieldBits,
  dataCodewords,
  modulesOfVersion,
  SYMBOL_LEVELS,
  type SymbolLevel,
  segmentsBits,
  smallestVersion,
} from './symbol-version.ts';
