import type { ConsolePages } from '../pages.ts';
import { actPages } from './act-pages.ts';
import { decisionPages } from './decision-pages.ts';
import { detailPages } from './detail-pages.ts';
import { issuePages } from './issue-pages.ts';
import { registerPages } from './register-pages.ts';

/** `/console/certificates` and `/console/decisions`. */
export function certificatePages(pages: ConsolePages): void {
  registerPages(pages);
  issuePages(pages);
  detailPages(pages);
  actPages(pages);
  decisionPages(pages);
}
