import type { SheetGeometry } from './label-stock.ts';

/** What is wrong with a sheet geometry, by the field it is about. */
export interface GeometryFault {
  readonly field: keyof SheetGeometry;
  readonly code: 'out-of-range' | 'not-whole' | 'labels-overlap' | 'off-page';
}

/** Smallest and largest value of each field of a custom geometry; lengths in mm. */
export const GEOMETRY_LIMITS: Readonly<Record<keyof SheetGeometry, readonly [min: number, max: number]>> = {
  pageWidthMm: [20, 1000],
  pageHeightMm: [20, 1500],
  columns: [1, 100],
  rows: [1, 200],
  labelWidthMm: [8, 1000],
  labelHeightMm: [8, 1500],
  pitchXMm: [0, 1000],
  pitchYMm: [0, 1500],
  originXMm: [0, 1000],
  originYMm: [0, 1500],
};

const FIELDS: readonly (keyof SheetGeometry)[] = [
  'pageWidthMm',
  'pageHeightMm',
  'columns',
  'rows',
  'labelWidthMm',
  'labelHeightMm',
  'pitchXMm',
  'pitchYMm',
  'originXMm',
  'originYMm',
];

/** Stocks are quoted to 0.1 mm and some stand over the edge by as much; that is no fault. */
const TOLERANCE_MM = 0.51;

/** Every fault of a sheet geometry: ranges, whole counts, labels that overlap or leave the page. Empty when it is sound. */
export function checkGeometry(geometry: SheetGeometry): GeometryFault[] {
  const faults: GeometryFault[] = [];
  for (const field of FIELDS) {
    const value = geometry[field];
    const [min, max] = GEOMETRY_LIMITS[field];
    if (!(value >= min && value <= max)) faults.push({ field, code: 'out-of-range' });
    else if ((field === 'columns' || field === 'rows') && !Number.isInteger(value)) {
      faults.push({ field, code: 'not-whole' });
    }
  }
  if (faults.length > 0) return faults;
  if (geometry.columns > 1 && geometry.pitchXMm < geometry.labelWidthMm) {
    faults.push({ field: 'pitchXMm', code: 'labels-overlap' });
  }
  if (geometry.rows > 1 && geometry.pitchYMm < geometry.labelHeightMm) {
    faults.push({ field: 'pitchYMm', code: 'labels-overlap' });
  }
  const rightMm = geometry.originXMm + (geometry.columns - 1) * geometry.pitchXMm + geometry.labelWidthMm;
  const bottomMm = geometry.originYMm + (geometry.rows - 1) * geometry.pitchYMm + geometry.labelHeightMm;
  if (rightMm > geometry.pageWidthMm + TOLERANCE_MM) faults.push({ field: 'pageWidthMm', code: 'off-page' });
  if (bottomMm > geometry.pageHeightMm + TOLERANCE_MM) {
    faults.push({ field: 'pageHeightMm', code: 'off-page' });
  }
  return faults;
}
