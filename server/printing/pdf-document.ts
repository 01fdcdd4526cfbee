import PDFDocument from 'pdfkit';
import type { SheetGeometry } from '../../stamps/sheet/index.ts';

/** Points per mm. */
export const POINTS_PER_MM = 72 / 25.4;

/** A PDF of sheets that is written while it is read; printed at its own size unless someone says otherwise. */
export function openPdf(options: {
  readonly title: string;
  /** Recorded as the creation date, so that the same job is the same file. */
  readonly createdMs: number;
  readonly geometry: SheetGeometry;
}): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: false,
    pdfVersion: '1.7',
    fontLayoutCache: false,
    lang: 'vi',
    margin: 0,
    size: [options.geometry.pageWidthMm * POINTS_PER_MM, options.geometry.pageHeightMm * POINTS_PER_MM],
    info: {
      Title: options.title,
      Creator: 'Tem Que',
      Producer: 'Tem Que',
      CreationDate: new Date(options.createdMs),
    },
  });
  doc._root.data.ViewerPreferences = doc.ref({
    DisplayDocTitle: true,
    PrintScaling: 'None',
    Duplex: 'Simplex',
    PickTrayByPDFSize: true,
  });
  return doc;
}

/** A form that pages draw by name. */
export function addForm(
  doc: PDFKit.PDFDocument,
  content: string,
  resources: {
    readonly fonts?: Readonly<Record<string, PDFKit.PDFKitReference>>;
    readonly forms?: Readonly<Record<string, PDFKit.PDFKitReference>>;
  },
  size: { readonly width: number; readonly height: number },
): PDFKit.PDFKitReference {
  const form = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, size.width, size.height],
    Resources: { Font: resources.fonts ?? {}, XObject: resources.forms ?? {} },
  });
  form.end(content);
  return form;
}

/** Adds a page whose content is already compressed; its y points down from the top left corner, in points. */
export function addCompressedPage(
  doc: PDFKit.PDFDocument,
  content: Uint8Array,
  resources: {
    readonly fonts: Readonly<Record<string, PDFKit.PDFKitReference>>;
    readonly forms: Readonly<Record<string, PDFKit.PDFKitReference>>;
  },
): void {
  const written: PDFKit.PDFPage | null = doc.page;
  doc.addPage();
  // pdfkit keeps every page's dictionary for its number alone; emptied, 100,000 pages stay small.
  const parts = written?.dictionary.data ?? {};
  for (const name of Object.keys(parts)) Reflect.deleteProperty(parts, name);
  const page = doc.page;
  const stream = doc.ref({ Filter: 'FlateDecode' });
  stream.end(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  // pdfkit's own stream, which turns y downwards, runs first.
  Object.assign(page.dictionary.data, { Contents: [page.content, stream] });
  Object.assign(page.fonts, resources.fonts);
  Object.assign(page.xobjects, resources.forms);
}
