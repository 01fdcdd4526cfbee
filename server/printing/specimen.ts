import type { SymbolSegment } from '../../stamps/link/index.ts';
import { serialPrefix } from '../../stamps/serial/index.ts';
import { type SymbolLevel, smallestVersion } from '../../stamps/sheet/index.ts';
import type { ShownStamp } from './sheet-svg.ts';
import { segmentsLike } from './smallest-labels.ts';
import type { StampBatch } from './stamp-maker.ts';
import { type SymbolForm, symbolDrawer } from './symbol.ts';

/**
 * The form of a batch's symbols without its keys: version and level are those of the stamps, which are all as long as each
 * other; the mask is any. Undefined when no symbol holds them.
 */
export function specimenForm(
  { origin, target }: StampBatch,
  profile: 'signed' | 'compact',
  level: SymbolLevel,
): SymbolForm | undefined {
  const version = smallestVersion(segmentsLike(origin, target.form, profile), level);
  return version === undefined ? undefined : { version, level, mask: 0 };
}

/** What stands in the place of what proves a serial. */
const COVERED = '••••••';
const COVERED_PREFIX = '••••••••••';
const COVERED_CODE = ['••••', '••••'];

/**
 * Stamps as a preview shows them: a preview hands nothing out, so every symbol holds the address of the service alone, in as
 * many modules as a stamp has, and of the serial only batch and index are shown.
 */
export function specimens(batch: StampBatch, form: SymbolForm): (index: number) => ShownStamp {
  return specimensWith(batch.origin, form, (index) => serialPrefix(batch.batchCode, index));
}

/** A stamp of no batch at all: not a character of its serial is shown. */
export function specimenOfNone(origin: string, form: SymbolForm): (index: number) => ShownStamp {
  return specimensWith(origin, form, () => COVERED_PREFIX);
}

function specimensWith(
  origin: string,
  form: SymbolForm,
  prefixOf: (index: number) => string,
): (index: number) => ShownStamp {
  const segments: SymbolSegment[] = [{ mode: 'byte', data: `${origin}/` }];
  const bits = symbolDrawer(form, segments).draw(segments);
  return (index) => {
    const shown = `${prefixOf(index)}${COVERED}`;
    return { bits, groups: [0, 4, 8, 12].map((at) => shown.slice(at, at + 4)), hiddenCode: COVERED_CODE };
  };
}
