import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import Value from 'typebox/value';
import type { Principal } from '../domain/principal.ts';
import type { Submission } from '../domain/submission.ts';
import { imagesOfProducer, imagesOfProduct } from '../storage/media.ts';
import type { Database } from '../storage/schema.ts';
import type { ProducerTable, ProductTable, VariantTable } from '../storage/tables/registry.ts';
import { producerContent, productContent, variantContent } from './content.ts';
import type { RegistryDeps } from './deps.ts';
import { editProducer } from './producers.ts';
import { editProduct, registerProduct } from './products.ts';
import { proposeEdit, proposeThing } from './propose.ts';
import { type NewProduct, type NewVariant, ProducerEdit, ProductEdit, VariantEdit } from './schemas.ts';
import { editVariant, registerVariant } from './variants.ts';

/** In whose name, and inside which transaction, something is proposed. */
export interface Proposing {
  readonly deps: RegistryDeps;
  readonly db: Kysely<Database>;
  readonly by: Principal;
  /** The submission about the same thing that waits or was returned: what is sent now is added to it. */
  readonly open: Submission | undefined;
}

/** Puts a change of a producer's own entry forward. */
export async function proposeProfile(
  { deps, db, by, open }: Proposing,
  producer: ProducerTable,
  fields: Static<typeof ProducerEdit>,
): Promise<Submission | null> {
  const content = async (row: ProducerTable) => producerContent(row, await imagesOfProducer(db, row.id));
  const draft = Value.Parse(ProducerEdit, open?.after ?? {});
  return await proposeEdit(deps, db, by, open, {
    kind: 'profile',
    producer,
    subjectId: producer.id,
    parentId: null,
    title: producer.name,
    published: await content(producer),
    attempt: async () => content(await editProducer({ ...deps, by }, db, producer, { ...draft, ...fields })),
  });
}

/** Puts a change of a product forward. */
export async function proposeProduct(
  { deps, db, by, open }: Proposing,
  { product, producer }: { readonly product: ProductTable; readonly producer: ProducerTable },
  fields: Static<typeof ProductEdit>,
): Promise<Submission | null> {
  const content = async (row: ProductTable) => productContent(row, await imagesOfProduct(db, row.id));
  const draft = Value.Parse(ProductEdit, open?.after ?? {});
  return await proposeEdit(deps, db, by, open, {
    kind: 'product',
    producer,
    subjectId: product.id,
    parentId: producer.id,
    title: product.name,
    published: await content(product),
    attempt: async () => content(await editProduct({ ...deps, by }, db, product, { ...draft, ...fields })),
  });
}

/** Puts a new product forward. */
export async function proposeNewProduct(
  { deps, db, by }: Omit<Proposing, 'open'>,
  producer: ProducerTable,
  { producerId, ...fields }: Static<typeof NewProduct>,
  takesUp: number | undefined,
): Promise<Submission> {
  return await proposeThing(deps, db, by, {
    kind: 'product-new',
    producer,
    parentId: producer.id,
    title: fields.name,
    takesUp,
    attempt: async () => {
      const product = await registerProduct({ ...deps, by }, db, producerId, fields);
      return productContent(product, await imagesOfProduct(db, product.id));
    },
  });
}

/** Puts a change of a pack forward. */
export async function proposeVariant(
  { deps, db, by, open }: Proposing,
  { variant, producer }: { readonly variant: VariantTable; readonly producer: ProducerTable },
  fields: Static<typeof VariantEdit>,
): Promise<Submission | null> {
  const draft = Value.Parse(VariantEdit, open?.after ?? {});
  return await proposeEdit(deps, db, by, open, {
    kind: 'pack',
    producer,
    subjectId: variant.id,
    parentId: variant.productId,
    title: variant.name,
    published: variantContent(variant),
    attempt: async () =>
      variantContent(await editVariant({ ...deps, by }, db, producer.id, variant, { ...draft, ...fields })),
  });
}

/** Puts a new pack of a product forward. */
export async function proposeNewVariant(
  { deps, db, by }: Omit<Proposing, 'open'>,
  { product, producer }: { readonly product: ProductTable; readonly producer: ProducerTable },
  fields: Static<typeof NewVariant>,
  takesUp: number | undefined,
): Promise<Submission> {
  return await proposeThing(deps, db, by, {
    kind: 'pack-new',
    producer,
    parentId: product.id,
    title: fields.name,
    takesUp,
    attempt: async () => variantContent(await registerVariant({ ...deps, by }, db, product, fields)),
  });
}
