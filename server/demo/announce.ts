import qrcode from 'qrcode';
import type { DemoSummary } from './run-demo.ts';

/** What the operator reads once the demo runs: where it is, and a link for everything that a scan can say. */
export async function announce(
  { baseUrl, links, sheetPdf, batches }: DemoSummary,
  options: { readonly qrCode: boolean },
): Promise<string[]> {
  const width = Math.max(...Object.keys(links).map((name) => name.length));
  const foreign = links['foreign-host'] ?? '';
  const clickable = Object.entries(links).filter(([name]) => name !== 'foreign-host');
  return [
    '',
    `Tem Quê runs at ${baseUrl}`,
    '',
    ...clickable.map(([name, link]) => `${name.padEnd(width)}  ${link}`),
    '',
    `${'foreign-host'.padEnd(width)}  paste this at ${baseUrl} (it leads nowhere by itself):`,
    `${' '.repeat(width)}  ${foreign}`,
    '',
    `Printable sheet: ${sheetPdf}`,
    `${batches.length} batches, an API token and all links: demo.json beside it`,
    `API documentation: ${baseUrl}/api/docs`,
    ...(options.qrCode ? ['', await drawQrCode(links.authentic ?? baseUrl)] : []),
    '',
    'Ctrl-C stops; the next run starts afresh.',
  ];
}

/** Black on white whatever the terminal's own colours are: cameras do not read it the other way round. */
function drawQrCode(text: string): Promise<string> {
  return qrcode.toString(text, { type: 'terminal', small: true });
}
