import type { ConsolePages } from '../pages.ts';
import { columnPages } from './column-pages.ts';
import { listPages } from './list-pages.ts';
import { rowPages } from './row-pages.ts';
import { settlePages } from './settle-pages.ts';
import { uploadPages } from './upload-pages.ts';

/** `/console/imports`: the annex of a decision from its file to the register, and plain tables beside it. */
export function importPages(pages: ConsolePages): void {
  listPages(pages);
  uploadPages(pages);
  columnPages(pages);
  rowPages(pages);
  settlePages(pages);
}
