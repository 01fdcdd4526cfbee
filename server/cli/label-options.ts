import { type Command, Option } from 'commander';
import { stampNumber } from '../../stamps/serial/index.ts';
import type { ApiClient } from './api-client.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import { optionValues, type Run } from './option-values.ts';
import { readAllPages } from './pages.ts';
import type { CliTexts } from './texts/index.ts';

/** Stamps named by where they lie on paper. */
export interface LabelOptions {
  readonly sheets?: Run;
  readonly sheet?: number;
  readonly labels?: Run;
  readonly job?: string;
}

const SHEETS_LIMIT = 2_000_000;
const LABELS_LIMIT = 20_000;

/** Adds `--sheets 3-5`, or `--sheet 3 --labels 12-18`, instead of a range or serials. */
export function addLabelOptions(command: Command, texts: CliTexts): void {
  const { ranges: t } = texts.stamps;
  const { whole, run } = optionValues(texts);
  const others = ['first', 'last', 'serial'];
  command
    .addOption(
      new Option('--sheets <numbers>', t.sheets)
        .argParser(run(SHEETS_LIMIT, ({ sheet }) => sheet))
        .conflicts([...others, 'sheet', 'labels']),
    )
    .addOption(
      new Option('--sheet <number>', t.sheet)
        .argParser(whole(1, SHEETS_LIMIT, ({ sheet }) => sheet))
        .conflicts(others),
    )
    .addOption(
      new Option('--labels <numbers>', t.labels)
        .argParser(run(LABELS_LIMIT, ({ label }) => label))
        .conflicts(others),
    )
    .option('--job <id>', t.job);
}

/**
 * What the API takes for labels on sheets; nothing when none are named.
 * @throws CliError sheet-missing, print-job-unclear
 */
export async function labelsBody(
  api: ApiClient,
  batch: string,
  { sheets, sheet, labels, job }: LabelOptions,
): Promise<Record<string, unknown>> {
  const run =
    sheets === undefined
      ? sheet === undefined
        ? undefined
        : { sheet, ...(labels === undefined ? {} : { firstSlot: labels.first, lastSlot: labels.last }) }
      : { sheet: sheets.first, lastSheet: sheets.last };
  if (run === undefined) {
    if (labels === undefined && job === undefined) return {};
    throw new CliError('sheet-missing', EXIT.usage, (t) => t.stamps.ranges.sheetMissing);
  }
  return { printJobId: job ?? (await onlyJob(api, batch)), sheets: [run] };
}

/** The print job whose sheets are meant, where there is one only. */
async function onlyJob(api: ApiClient, batch: string): Promise<string> {
  const path = `/api/v1/batches/${encodeURIComponent(batch)}/print-jobs`;
  const jobs = (await readAllPages(api, path, 'PrintJobAnswer')).filter(({ sheets }) => sheets !== null);
  const [job] = jobs;
  if (job !== undefined && jobs.length === 1) return job.id;
  const list = jobs
    .map(({ id, first, last }) => `${id} (${stampNumber(first)}-${stampNumber(last)})`)
    .join(', ');
  throw new CliError('print-job-unclear', EXIT.usage, (t) =>
    jobs.length === 0 ? t.stamps.ranges.noSheets : t.stamps.ranges.whichJob(list),
  );
}
