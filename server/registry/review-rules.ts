import type { Kysely } from 'kysely';
import Value from 'typebox/value';
import type { Change } from '../domain/changes.ts';
import type { Principal } from '../domain/principal.ts';
import type { Content, Submission } from '../domain/submission.ts';
import { problem } from '../http/problems.ts';
import { imagesOfProducer, imagesOfProduct } from '../storage/media.ts';
import type { Database } from '../storage/schema.ts';
import { producerContent, productContent, variantContent } from './content.ts';
import type { RegistryDeps } from './deps.ts';
import { requireProducer, requireProduct, requireVariant } from './owners.ts';
import { editProducer } from './producers.ts';
import { editProduct, registerProduct } from './products.ts';
import { NewProduct, NewVariant, ProducerEdit, ProductEdit, VariantEdit } from './schemas.ts';
import { editVariant, registerVariant } from './variants.ts';

interface Applied {
  readonly resultId: string;
  readonly changes: readonly Change[];
}

/** What is published of what a kind of submission is about, and how such a submission becomes true. */
interface Rules {
  published(
    db: Kysely<Database>,
    submission: Submission,
  ): Promise<{ readonly version: number; readonly content: Content } | null>;
  apply(db: Kysely<Database>, by: Principal, submission: Submission): Promise<Applied>;
}

/** The registry's part of the review, by kind of submission. */
export function registryReviewRules(
  deps: RegistryDeps,
): Readonly<Record<'profile' | 'product' | 'product-new' | 'pack' | 'pack-new', Rules>> {
  return {
    profile: {
      async published(db, { subjectId }) {
        const row = await requireProducer(db, named(subjectId));
        return { version: row.updatedMs, content: producerContent(row, await imagesOfProducer(db, row.id)) };
      },
      async apply(db, by, { subjectId, after }) {
        const row = await requireProducer(db, named(subjectId));
        await editProducer({ ...deps, by }, db, row, Value.Parse(ProducerEdit, after));
        return { resultId: row.id, changes: [{ kind: 'producer', id: row.id }] };
      },
    },
    product: {
      async published(db, { subjectId }) {
        const { product } = await requireProduct(db, named(subjectId));
        const images = await imagesOfProduct(db, product.id);
        return { version: product.updatedMs, content: productContent(product, images) };
      },
      async apply(db, by, { subjectId, after }) {
        const { product } = await requireProduct(db, named(subjectId));
        await editProduct({ ...deps, by }, db, product, Value.Parse(ProductEdit, after));
        return { resultId: product.id, changes: [{ kind: 'product', id: product.id }] };
      },
    },
    'product-new': {
      published: nothing,
      async apply(db, by, { parentId, after }) {
        const { producerId, ...fields } = Value.Parse(NewProduct, { ...after, producerId: parentId });
        await requireProducer(db, producerId);
        const { id } = await registerProduct({ ...deps, by }, db, producerId, fields);
        return { resultId: id, changes: [{ kind: 'product', id }] };
      },
    },
    pack: {
      async published(db, { subjectId }) {
        const { variant } = await requireVariant(db, named(subjectId));
        return { version: variant.updatedMs, content: variantContent(variant) };
      },
      async apply(db, by, { subjectId, after }) {
        const { variant, producer } = await requireVariant(db, named(subjectId));
        const fields = Value.Parse(VariantEdit, after);
        await editVariant({ ...deps, by }, db, producer.id, variant, fields);
        return { resultId: variant.id, changes: [{ kind: 'product', id: variant.productId }] };
      },
    },
    'pack-new': {
      published: nothing,
      async apply(db, by, { parentId, after }) {
        const { product } = await requireProduct(db, named(parentId));
        const { id } = await registerVariant({ ...deps, by }, db, product, Value.Parse(NewVariant, after));
        return { resultId: id, changes: [{ kind: 'product', id: product.id }] };
      },
    },
  };
}

async function nothing(): Promise<null> {
  return null;
}

/** The id that every submission of such a kind names. @throws not-found */
function named(id: string | null): string {
  if (id === null) throw problem('not-found');
  return id;
}
