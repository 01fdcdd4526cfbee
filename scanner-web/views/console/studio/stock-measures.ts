import { html } from 'ghtml';

/** The letter of each length on the drawing, which the field that asks for it has too. */
export const MEASURE_LETTERS: Readonly<Record<string, string>> = {
  pageWidthMm: 'A',
  pageHeightMm: 'B',
  labelWidthMm: 'C',
  labelHeightMm: 'D',
  pitchXMm: 'E',
  pitchYMm: 'F',
  originXMm: 'G',
  originYMm: 'H',
};

const PAGE = { x: 34, y: 34, width: 210, height: 150 };
const LABEL = { width: 70, height: 40 };
const PITCH = { x: 86, y: 56 };
const ORIGIN = { x: PAGE.x + 28, y: PAGE.y + 24 };

/** A sheet of labels with an arrow and a letter on every length that is asked for. */
export function stockMeasures(alt: string): string {
  const { x, y } = ORIGIN;
  const labels = [0, 1].flatMap((row) =>
    [0, 1].map(
      (column) =>
        html`<rect x="${x + column * PITCH.x}" y="${y + row * PITCH.y}" width="${LABEL.width}" height="${LABEL.height}" rx="4"/>`,
    ),
  );
  const right = x + LABEL.width;
  const below = y + PITCH.y + LABEL.height;
  const lengths = [
    across('pageWidthMm', PAGE.x, PAGE.x + PAGE.width, PAGE.y - 14),
    down('pageHeightMm', PAGE.y, PAGE.y + PAGE.height, PAGE.x - 14),
    across('labelWidthMm', x, right, y + 28),
    down('labelHeightMm', y, y + LABEL.height, x + 50),
    across('pitchXMm', x, x + PITCH.x, below + 9),
    down('pitchYMm', y, y + PITCH.y, x + PITCH.x + LABEL.width + 10),
    across('originXMm', PAGE.x, x, y + 12),
    down('originYMm', PAGE.y, y, x + 20),
  ];
  return html`<svg class="measures" viewBox="0 0 260 200" role="img" aria-label="${alt}"><rect class="paper" x="${PAGE.x}" y="${PAGE.y}" width="${PAGE.width}" height="${PAGE.height}"/>!${labels}!${lengths}</svg>`;
}

function across(name: string, from: number, to: number, y: number): string {
  const ends = `M${from} ${y - 4}v8M${to} ${y - 4}v8M${from} ${y}H${to}`;
  return html`<path d="${ends}"/>!${letter(name, (from + to) / 2, y)}`;
}

function down(name: string, from: number, to: number, x: number): string {
  const ends = `M${x - 4} ${from}h8M${x - 4} ${to}h8M${x} ${from}V${to}`;
  return html`<path d="${ends}"/>!${letter(name, x, (from + to) / 2)}`;
}

function letter(name: string, x: number, y: number): string {
  return html`<circle cx="${x}" cy="${y}" r="7"/><text x="${x}" y="${y + 4}">${MEASURE_LETTERS[name] ?? ''}</text>`;
}
