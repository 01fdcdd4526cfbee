export type * from './model.ts';
export { renderOperationsPage } from './operations-page.ts';
export { API_CSS } from './page.ts';
export { renderProblemsPage } from './problems-page.ts';
