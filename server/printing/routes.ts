import type { TodoSource } from '../domain/todo.ts';
import type { App } from '../http/app-type.ts';
import type { PrintingDeps } from './deps.ts';
import { fileRoutes } from './file-routes.ts';
import { handoverPages } from './handover-pages.ts';
import { handoverRoutes } from './handover-routes.ts';
import { jobRoutes } from './job-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { printerRoutes } from './printer-routes.ts';
import { openRenderings } from './rendering.ts';
import { stockRoutes } from './stock-routes.ts';
import { printTodos } from './todos.ts';

/** Printing: label stocks, print jobs, and the files that hand stamps out. */
export async function printingRoutes(
  app: App,
  deps: PrintingDeps,
): Promise<{ readonly printTodos: TodoSource }> {
  const renderings = openRenderings(deps);
  app.addHook('onClose', () => renderings.close());
  await stockRoutes(app, deps);
  await printerRoutes(app, deps);
  await previewRoutes(app, deps);
  await handoverRoutes(app, deps);
  await handoverPages(app, deps, renderings);
  await jobRoutes(app, deps, renderings);
  await fileRoutes(app, deps, renderings);
  return { printTodos: printTodos(deps, renderings.board) };
}
