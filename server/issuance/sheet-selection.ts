import { type LabelRun, type LabelRunFault, stampsOnLabels, unbroken } from '../../stamps/sheet/index.ts';
import { type Problem, problem } from '../http/problems.ts';
import { type PrintJobRow, stampsOfJob } from '../storage/print-jobs.ts';
import { joined, type Span } from './spans.ts';

/** Runs of labels that one request may list. */
export const LABEL_RUNS_LIMIT = 200;

/**
 * The stamps that lie on some labels of a print job, in order and apart from each other; without `sheets` all of the job.
 * @throws print-job-without-sheets, sheet-outside-job, slot-outside-sheet, range-invalid, labels-empty, label-repeated
 */
export function spansOnSheets(job: PrintJobRow, sheets?: readonly LabelRun[]): readonly Span[] {
  const { startSlot, labelsPerSheet } = job;
  const stamps = stampsOfJob(job);
  if (sheets === undefined) return [...unbroken(stamps)];
  if (labelsPerSheet === null) throw problem('print-job-without-sheets', { field: 'printJobId' });
  const run = { ...stamps, startSlot, labelsPerSheet };
  const spans: Span[] = [];
  for (const [place, labels] of sheets.entries()) {
    const found = stampsOnLabels(run, labels);
    if (!found.ok) throw refusalOf(found.fault, `sheets[${place}].${found.member}`, labels, labelsPerSheet);
    const isTwice = found.spans.some((span) =>
      spans.some((other) => other.first <= span.last && span.first <= other.last),
    );
    if (isTwice) {
      throw problem('label-repeated', { field: `sheets[${place}].sheet`, params: { sheet: labels.sheet } });
    }
    spans.push(...found.spans);
  }
  return joined(spans);
}

function refusalOf(
  fault: LabelRunFault,
  field: string,
  { sheet, lastSheet = sheet, firstSlot = 1, lastSlot }: LabelRun,
  labelsPerSheet: number,
): Problem {
  switch (fault) {
    case 'sheet-outside-job':
      return problem('sheet-outside-job', { field, params: { sheet: Math.max(sheet, lastSheet) } });
    case 'slot-outside-sheet':
      return problem('slot-outside-sheet', { field, params: { limit: labelsPerSheet } });
    case 'run-reversed':
      return problem('label-run-reversed', { field, params: { sheet } });
    case 'labels-empty':
      return problem('labels-empty', {
        field,
        params: { sheet, first: firstSlot, last: lastSlot ?? labelsPerSheet },
      });
  }
}
