import type { Command } from 'commander';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { readAllPages } from '../pages.ts';
import { withService } from '../service-access.ts';
import { tableLines } from '../table.ts';

/** `product list`: where the ids that other commands take come from. */
export function addProductCommands(program: Command, io: CliIo): void {
  const { product: t } = io.texts.registry;
  program
    .command('product')
    .description(t.description)
    .command('list')
    .description(t.list)
    .option('--search <text>', t.search)
    .action((options: CommonOptions & { search?: string }) =>
      withService(io, options, async (api) => {
        const query = options.search === undefined ? '' : `?${new URLSearchParams({ q: options.search })}`;
        const listed = await readAllPages(api, `/api/v1/products${query}`, 'ProductListedAnswer');
        const products = [];
        for (const { id } of listed) {
          products.push(
            await api.json({ path: `/api/v1/products/${encodeURIComponent(id)}` }, 'ProductAnswer'),
          );
        }
        const rows = products.flatMap((product) => {
          const packs = product.variants.map((variant) => [variant.id, variant.gtin, variant.name]);
          return (packs.length === 0 ? [[null, null, null]] : packs).map(([id, gtin, name]) => [
            id ?? null,
            product.id,
            gtin ?? null,
            product.name,
            name ?? null,
          ]);
        });
        const { variant, product, gtin, name, pack } = t.titles;
        writeResult(io, options, products, tableLines([variant, product, gtin, name, pack], rows));
      }),
    );
}
