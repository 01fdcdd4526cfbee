import { crc32, deflateSync } from 'node:zlib';
import {
  type Dpi,
  dotMm,
  minModuleDots,
  modulesOfVersion,
  QUIET_ZONE_MODULES,
  symbolBoxDots,
} from '../../stamps/sheet/index.ts';
import { bitmapPath } from './bitmap-path.ts';
import { isDark, type SymbolBits, type SymbolForm } from './symbol.ts';

/** One symbol with its quiet zone as SVG, in mm; adjacent modules are one outline, so no hairlines show. */
export function symbolSvg(
  bits: SymbolBits,
  form: SymbolForm,
  options: { readonly dpi: Dpi; readonly title: string },
): string {
  const modules = modulesOfVersion(form.version);
  const side = modules + 2 * QUIET_ZONE_MODULES;
  const sideMm = symbolBoxDots(modules, minModuleDots(options.dpi)) * dotMm(options.dpi);
  const path = bitmapPath({ width: modules, height: modules, rows: bits });
  const size = `${Number(sideMm.toFixed(4))}mm`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><title>${options.title}</title><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path transform="translate(${QUIET_ZONE_MODULES} ${QUIET_ZONE_MODULES})" d="${path}"/></svg>\n`;
}

/** One symbol with its quiet zone as a 1-bit PNG at whole printer dots, its resolution recorded. */
export function symbolPng(bits: SymbolBits, form: SymbolForm, options: { readonly dpi: Dpi }): Buffer {
  const modules = modulesOfVersion(form.version);
  const dots = minModuleDots(options.dpi);
  const side = symbolBoxDots(modules, dots);
  const rowBytes = Math.ceil(side / 8);
  const rows = Buffer.alloc((rowBytes + 1) * side);
  for (let y = 0; y < side; y++) {
    const start = y * (rowBytes + 1) + 1;
    rows.fill(0xff, start, start + rowBytes);
    const row = Math.floor(y / dots) - QUIET_ZONE_MODULES;
    if (row < 0 || row >= modules) continue;
    for (let x = 0; x < side; x++) {
      const column = Math.floor(x / dots) - QUIET_ZONE_MODULES;
      if (column < 0 || column >= modules || !isDark(bits, form, row, column)) continue;
      const at = start + (x >> 3);
      rows[at] = (rows[at] ?? 0) & ~(128 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const physical = Buffer.alloc(9);
  const dotsPerMetre = Math.round(options.dpi / 0.0254);
  physical.writeUInt32BE(dotsPerMetre, 0);
  physical.writeUInt32BE(dotsPerMetre, 4);
  physical[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('pHYs', physical),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One PNG chunk. Source: PNG (Third Edition), 5.3. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}
