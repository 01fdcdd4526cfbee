import multipart from '@fastify/multipart';
import type { App } from '../http/app-type.ts';
import type { WorkBoard } from '../http/work-progress.ts';
import type { AnnexDeps } from './annex/deps.ts';
import { annexRoutes } from './annex/routes.ts';
import { imageRoutes } from './image-routes.ts';
import { importRoutes } from './import-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { placeRoutes } from './place-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { producerRoutes } from './producer-routes.ts';
import { productRoutes } from './product-routes.ts';
import { createTableReader } from './table/table-reader.ts';
import { tableImportRoutes } from './tables/routes.ts';
import { UPLOAD_LIMIT_BYTES } from './upload.ts';
import { variantRoutes } from './variant-routes.ts';

/** Provinces and communes, producers, products with variants and images, and their import. */
export async function registryRoutes(
  app: App,
  { work, ...deps }: AnnexDeps & { readonly work: WorkBoard },
): Promise<void> {
  await placeRoutes(app, deps);
  await producerRoutes(app, deps);
  await productRoutes(app, deps);
  await variantRoutes(app, deps);
  await previewRoutes(app, deps);
  const reader = createTableReader();
  app.addHook('onClose', async () => reader.close());
  await app.register(async (uploads: App) => {
    await uploads.register(multipart, {
      limits: {
        fileSize: UPLOAD_LIMIT_BYTES,
        files: 1,
        fields: 4,
        fieldSize: 2_000,
        parts: 5,
        headerPairs: 20,
      },
    });
    await imageRoutes(uploads, deps);
    await mediaRoutes(uploads, deps);
    await importRoutes(uploads, deps, { reader, work });
    await tableImportRoutes(uploads, deps, { reader, work });
    await annexRoutes(uploads, deps, { reader, work });
  });
}
