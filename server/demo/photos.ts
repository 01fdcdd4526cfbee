import sharp from 'sharp';

/** What a drawn photograph shows. */
export type Motif = 'bottle' | 'bag' | 'jar' | 'box';

const WIDTH_PX = 960;
const HEIGHT_PX = 720;

const SHAPES: Readonly<Record<Motif, string>> = {
  bottle:
    '<path d="M440 150h80v110c0 40 70 60 70 130v180a30 30 0 0 1-30 30H400a30 30 0 0 1-30-30V390c0-70 70-90 70-130z" fill="ACCENT"/><rect x="432" y="120" width="96" height="40" rx="8" fill="#3a2a20"/><rect x="370" y="410" width="220" height="120" fill="#fffaf0"/>',
  bag: '<path d="M330 190h300l24 380a30 30 0 0 1-30 32H336a30 30 0 0 1-30-32z" fill="ACCENT"/><path d="M330 190h300v46H330z" fill="#00000022"/><rect x="372" y="310" width="216" height="170" rx="10" fill="#fffaf0"/>',
  jar: '<rect x="350" y="230" width="260" height="370" rx="44" fill="ACCENT"/><rect x="340" y="170" width="280" height="78" rx="16" fill="#3a2a20"/><rect x="350" y="350" width="260" height="130" fill="#fffaf0"/>',
  box: '<path d="M280 260 480 190l200 70v280L480 610 280 540z" fill="ACCENT"/><path d="M280 260l200 70 200-70M480 330v280" stroke="#00000044" stroke-width="6" fill="none"/><path d="M320 350l120 42v110l-120-42z" fill="#fffaf0"/>',
};

/**
 * A drawing in place of a photograph of the product: JPEG, 960 × 720 pixels.
 *
 * @param accent a colour such as `#8a5a2b`
 */
export function drawPhoto(motif: Motif, accent: string): Promise<Uint8Array> {
  const shape = SHAPES[motif].replaceAll('ACCENT', accent);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${HEIGHT_PX}">
<rect width="100%" height="100%" fill="#efe9df"/><ellipse cx="480" cy="612" rx="240" ry="26" fill="#00000018"/>
${shape}<g fill="${accent}" opacity=".55"><rect x="400" y="430" width="160" height="12"/><rect x="420" y="456" width="120" height="12"/></g></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 82, mozjpeg: true }).toBuffer();
}
