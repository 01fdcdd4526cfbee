import type { ConsolePages } from './pages.ts';

/** The same pages, whose forms are answered by pages without secrets, which the browser may keep. */
export function withKeptAnswers(pages: ConsolePages): ConsolePages {
  return {
    ...pages,
    post: (path, options, handler) => pages.post(path, { isKept: true, ...options }, handler),
    upload: (path, options, handler) => pages.upload(path, { isKept: true, ...options }, handler),
  };
}
