import qrcode from 'qrcode';
import { tableLines } from '../cli/table.ts';
import type { CliTexts } from '../cli/texts/index.ts';
import type { DemoSummary } from './run-demo.ts';

/** What the operator reads once the demo runs: where it is, and a link for everything that a scan can say. */
export async function announce(
  { baseUrl, links, accounts, sheetPdf, batches }: DemoSummary,
  t: CliTexts['service']['demo'],
  options: { readonly qrCode: boolean },
): Promise<string[]> {
  const words: Readonly<Record<string, string>> = t.links;
  const named = Object.entries(links).map(([name, link]) => ({ name, link, word: words[name] ?? name }));
  const width = Math.max(...named.map(({ word }) => word.length));
  const clickable = named.filter(({ name }) => name !== 'foreign-host');
  const foreign = named.filter(({ name }) => name === 'foreign-host');
  return [
    '',
    t.runsAt(baseUrl),
    '',
    ...clickable.map(({ word, link }) => `${word.padEnd(width)}  ${link}`),
    '',
    ...foreign.flatMap(({ word, link }) => [
      `${word.padEnd(width)}  ${t.foreignHost(baseUrl)}`,
      `${' '.repeat(width)}  ${link}`,
    ]),
    '',
    t.signIn(`${baseUrl}/console/sign-in`),
    ...accountLines(accounts, t),
    '',
    t.sheet(sheetPdf),
    t.summary(batches.length),
    t.api(`${baseUrl}/api/docs`),
    ...(options.qrCode ? ['', await drawQrCode(links.authentic ?? baseUrl)] : []),
    '',
    t.howToStop,
  ];
}

function accountLines(accounts: DemoSummary['accounts'], t: CliTexts['service']['demo']): string[] {
  const rows = accounts.map(({ role, email, password, totpSecret }) => [
    t.roles[role],
    email,
    password,
    totpSecret ?? null,
  ]);
  return tableLines([t.account.role, t.account.email, t.account.password, t.account.totpSecret], rows);
}

/** Black on white whatever the terminal's own colours are: cameras do not read it the other way round. */
function drawQrCode(text: string): Promise<string> {
  return qrcode.toString(text, { type: 'terminal', small: true });
}
