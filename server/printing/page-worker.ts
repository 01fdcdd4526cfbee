import type { IndexSpan } from '../../stamps/sheet/index.ts';
import { csvRows } from './csv.ts';
import { type PageWriter, pageWriter } from './page-content.ts';
import type { PagePlan } from './page-plan.ts';
import type { StampBatch, StampSecrets } from './stamp-maker.ts';
import { type ZplPlan, type ZplWriter, zplWriter } from './zpl-writer.ts';

/** What a worker is asked for: the contents of some pages, or some rows of a table. */
export type PrintTask =
  | {
      readonly kind: 'pages';
      readonly plan: PagePlan;
      readonly firstSheet: number;
      readonly lastSheet: number;
    }
  | {
      readonly kind: 'labels';
      readonly plan: ZplPlan;
      readonly firstSheet: number;
      readonly lastSheet: number;
    }
  | {
      readonly kind: 'rows';
      readonly batch: StampBatch;
      readonly secrets: StampSecrets;
      readonly spans: readonly IndexSpan[];
      readonly title: string;
    };

/** The newest plans' writers: a run's tables and key objects are made once per worker. */
const pageWriters = new Map<string, PageWriter>();
const labelWriters = new Map<string, ZplWriter>();
const MAX_WRITERS = 4;

function writerOf<P extends { readonly key: string }, W>(
  known: Map<string, W>,
  plan: P,
  open: (plan: P) => W,
): W {
  const found = known.get(plan.key);
  if (found) return found;
  const writer = open(plan);
  known.set(plan.key, writer);
  const oldest = known.keys().next().value;
  if (known.size > MAX_WRITERS && oldest !== undefined) known.delete(oldest);
  return writer;
}

/** Runs in a worker thread: one buffer per page, or one buffer of labels or rows. */
export default function run(task: PrintTask): Uint8Array[] {
  switch (task.kind) {
    case 'rows':
      return [csvRows(task)];
    case 'labels': {
      const writer = writerOf(labelWriters, task.plan, zplWriter);
      let text = '';
      for (let sheet = task.firstSheet; sheet <= task.lastSheet; sheet++) text += writer.page(sheet);
      return [new TextEncoder().encode(text)];
    }
    case 'pages': {
      const writer = writerOf(pageWriters, task.plan, pageWriter);
      const results: Uint8Array[] = [];
      for (let sheet = task.firstSheet; sheet <= task.lastSheet; sheet++) {
        // In a buffer of its own: what crosses to the other thread is the whole buffer behind the bytes.
        results.push(new Uint8Array(writer.page(sheet)));
      }
      return results;
    }
  }
}
