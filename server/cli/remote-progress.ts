import type { ApiClient } from './api-client.ts';
import type { Reached } from './progress.ts';

/** Asks the service how far the request is that was given this progressId. */
export function progressOf(api: ApiClient, id: string): () => Promise<Reached> {
  return () => api.json({ path: `/api/v1/progress/${encodeURIComponent(id)}` }, 'ProgressAnswer');
}
