/** Rows that are read at a time. */
const PAGE_ROWS = 500;

/** Every row of a list that is read page by page, each page beginning behind the last row of the one before. */
export async function* inPages<R>(
  read: (page: { readonly limit: number; readonly after: R | undefined }) => Promise<readonly R[]>,
): AsyncGenerator<R> {
  let after: R | undefined;
  for (;;) {
    const rows = await read({ limit: PAGE_ROWS, after });
    yield* rows;
    after = rows.at(-1);
    if (rows.length < PAGE_ROWS) return;
  }
}
