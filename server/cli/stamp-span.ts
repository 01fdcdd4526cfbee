import type { ApiClient } from './api-client.ts';

/** First and last index of what an option pair asks for; the whole batch where they are not given. */
export async function spanOf(
  api: ApiClient,
  batch: string,
  options: { readonly first?: number; readonly last?: number },
): Promise<{ readonly first: number; readonly last: number }> {
  const { quantity } = await api.json(
    { path: `/api/v1/batches/${encodeURIComponent(batch)}` },
    'BatchAnswer',
  );
  return { first: options.first ?? 0, last: options.last ?? quantity - 1 };
}
