import { parseBatchCode } from '../../stamps/serial/index.ts';
import { NO_ALIGNMENT } from '../../stamps/sheet/index.ts';
import { findProductFacts } from '../storage/facts.ts';
import { findMedia } from '../storage/media.ts';
import { findProducer } from '../storage/producers.ts';
import { newestProduct } from '../storage/products.ts';
import { type BatchTexts, textsOf } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import { labelContent } from './label-design.ts';
import { logoBitmap } from './label-logo.ts';
import { type PrintSettings, resolveSettings } from './order-settings.ts';
import { fitLevel } from './print-jobs.ts';
import { layOutRun } from './sheet-form.ts';
import { sheetSvg } from './sheet-svg.ts';
import { specimenForm, specimenOfNone } from './specimen.ts';
import type { StampBatch } from './stamp-maker.ts';

/** Stars of a specimen: none of its producer's products need be recognised. */
const SPECIMEN_STARS = 4;

/** Only decides how long the symbol's text is; shown nowhere. */
const ANY_CODE = parseBatchCode('000000');

/**
 * One label of a producer that has no batch yet, as SVG: its newest product, or a word in the place of one, and in the place of
 * a stamp a symbol with the address of the service alone.
 * @throws the codes of {@link resolveSettings} and {@link fitLevel}
 */
export async function designSpecimen(
  deps: PrintingDeps,
  producerId: string,
  order: PrintSettings,
): Promise<string> {
  const { stock, printer, design } = await resolveSettings(deps.db, producerId, order);
  const texts = await specimenTexts(deps, producerId);
  if (ANY_CODE === undefined) throw new TypeError('the code of no batch cannot be read');
  const batch: StampBatch = { batchCode: ANY_CODE, origin: deps.origin, target: { form: 'short' } };
  const { form } = await fitLevel(design, async (level) => ({
    laidOut: layOutRun(
      {
        batch,
        firstIndex: 0,
        lastIndex: 0,
        skipped: [],
        geometry: stock.geometry,
        stockName: stock.name,
        startSlot: 1,
        alignment: NO_ALIGNMENT,
        dpi: printer.dpi,
        level,
        content: labelContent(texts, design, false),
        cropMarks: false,
      },
      () => specimenForm(batch, 'signed', level),
    ),
  }));
  const media = design.logo && texts.logo ? await findMedia(deps.db, texts.logo.mediaId) : undefined;
  const logo = media && (await logoBitmap(media.bytes, form.sheet.label, form.sheet.dpi));
  return sheetSvg(form, 1, { stampOf: specimenOfNone(batch.origin, form.form), ...(logo ? { logo } : {}) });
}

async function specimenTexts({ db, clock }: PrintingDeps, producerId: string): Promise<BatchTexts> {
  const product = await newestProduct(db, producerId);
  const facts = product && (await findProductFacts(db, product.id));
  if (facts !== undefined) return { stars: SPECIMEN_STARS, ...textsOf(facts, clock(), false) };
  const producer = await findProducer(db, producerId);
  return {
    productName: 'Tên sản phẩm',
    productNameEn: 'Name of the product',
    netContent: '500 g',
    producerName: producer?.name ?? '',
    hasHiddenCode: false,
    stars: SPECIMEN_STARS,
  };
}
