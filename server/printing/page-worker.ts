import { csvRows } from './csv.ts';
import { type PageWriter, pageWriter } from './page-content.ts';
import type { PagePlan } from './page-plan.ts';
import type { StampBatch, StampSecrets } from './stamp-maker.ts';

/** What a worker is asked for: the contents of some pages, or some rows of a table. */
export type PrintTask =
  | {
      readonly kind: 'pages';
      readonly plan: PagePlan;
      readonly firstSheet: number;
      readonly lastSheet: number;
    }
  | {
      readonly kind: 'rows';
      readonly batch: StampBatch;
      readonly secrets: StampSecrets;
      readonly firstIndex: number;
      readonly lastIndex: number;
      readonly title: string;
    };

/** The newest plans' writers: a run's tables and key objects are made once per worker. */
const writers = new Map<string, PageWriter>();
const MAX_WRITERS = 4;

function writerOf(plan: PagePlan): PageWriter {
  const known = writers.get(plan.key);
  if (known) return known;
  const writer = pageWriter(plan);
  writers.set(plan.key, writer);
  const oldest = writers.keys().next().value;
  if (writers.size > MAX_WRITERS && oldest !== undefined) writers.delete(oldest);
  return writer;
}

/** Runs in a worker thread: one buffer per page, or one buffer of rows. */
export default function run(task: PrintTask): Uint8Array[] {
  const results: Uint8Array[] = [];
  if (task.kind === 'rows') results.push(csvRows(task));
  else {
    const writer = writerOf(task.plan);
    for (let sheet = task.firstSheet; sheet <= task.lastSheet; sheet++) {
      // In a buffer of its own: what crosses to the other thread is the whole buffer behind the bytes.
      results.push(new Uint8Array(writer.page(sheet)));
    }
  }
  return results;
}
