import type { Kysely } from 'kysely';
import { problem } from '../../http/problems.ts';
import { findCommune } from '../../storage/places.ts';
import { findProducer, findProducerByKey } from '../../storage/producers.ts';
import { findProductByKey } from '../../storage/products.ts';
import type { Database } from '../../storage/schema.ts';
import type { ProducerTable, ProductTable } from '../../storage/tables/registry.ts';
import { findCommuneNamed } from '../communes.ts';
import type { RegisteringDeps, RegistryDeps } from '../deps.ts';
import { registerProducer } from '../producers.ts';
import { registerProduct } from '../products.ts';
import { namingColumns } from './fault-column.ts';
import { keepVariant } from './keep-variant.ts';
import type { RegistryRow } from './registry-row.ts';
import type { Addition, RowResult } from './row-result.ts';

/** What writing one row needs. */
export type ApplyDeps = RegisteringDeps & Pick<RegistryDeps, 'recordCertificate'>;

/**
 * Writes what a row says and the registry does not know yet; what it knows is left as it is.
 * @throws the problem of whatever refuses it, naming the column
 */
export async function applyRegistryRow(
  deps: ApplyDeps,
  db: Kysely<Database>,
  row: number,
  said: RegistryRow,
): Promise<RowResult> {
  const producer = await keepProducer(deps, db, said);
  const product = await keepProduct(deps, db, said, producer.value);
  const variant = await keepVariant(deps, db, said.variant, product.value);
  const certificate = await keepCertificate(deps, db, said, product.value);
  const added: Addition[] = [
    ...(producer.added ? ['producer' as const] : []),
    ...(product.added ? ['product' as const] : []),
    ...(variant === 'added' ? ['variant' as const] : []),
    ...(certificate !== undefined && !certificate.already ? ['certificate' as const] : []),
  ];
  const differs = [
    ...(producer.added ? [] : await producerDifferences(db, said, producer.value)),
    ...(product.added ? [] : productDifferences(said, product.value)),
  ];
  return {
    row,
    status: added.length > 0 ? 'imported' : variant === 'completed' ? 'updated' : 'already-there',
    productId: product.value.id,
    producerId: producer.value.id,
    ...(added.length === 0 ? {} : { added }),
    ...(certificate === undefined ? {} : { certificateId: certificate.id }),
    ...(differs.length === 0 ? {} : { differs }),
  };
}

interface Kept<T> {
  readonly value: T;
  readonly added: boolean;
}

async function keepProducer(
  deps: ApplyDeps,
  db: Kysely<Database>,
  said: RegistryRow,
): Promise<Kept<ProducerTable>> {
  if (said.producerId !== undefined) {
    const meant = await findProducer(db, said.producerId);
    if (meant === undefined || meant.provinceCode !== said.provinceCode)
      throw problem('producer-unknown', { field: 'producer' });
    return { value: meant, added: false };
  }
  const known = await findProducerByKey(db, said.producerKey);
  if (known !== undefined && known.withdrawnMs === null) {
    await refuseElsewhere(db, said, known);
    return { value: known, added: false };
  }
  const { producerName: name, provinceCode, address, identifier } = said;
  const commune = said.commune === '' ? undefined : said.commune;
  const value = await namingColumns({ name: 'producer' }, () =>
    registerProducer(deps, db, { name, provinceCode, address, identifier, commune }),
  );
  return { value, added: true };
}

/** Two organisations of one name exist in different communes of a province; a table cannot tell which is meant. */
async function refuseElsewhere(db: Kysely<Database>, said: RegistryRow, known: ProducerTable): Promise<void> {
  if (said.commune === '' || known.communeCode === null) return;
  const named = await findCommuneNamed(db, said.provinceCode, said.commune, 'commune');
  if (named.code === known.communeCode) return;
  const other = await findCommune(db, known.communeCode);
  throw problem('producer-elsewhere', { field: 'commune', params: { commune: other?.name ?? '' } });
}

async function keepProduct(
  deps: ApplyDeps,
  db: Kysely<Database>,
  said: RegistryRow,
  producer: ProducerTable,
): Promise<Kept<ProductTable>> {
  const known = await findProductByKey(db, producer.id, said.productKey);
  if (known !== undefined && known.withdrawnMs === null) return { value: known, added: false };
  const { productName: name, group: productGroup } = said;
  const ocopCode = said.ocopCode === '' ? null : said.ocopCode;
  const value = await namingColumns({ name: 'product_name', ocopCode: 'ocop_code' }, () =>
    registerProduct(deps, db, producer.id, { name, productGroup, ocopCode }),
  );
  return { value, added: true };
}

async function keepCertificate(
  deps: ApplyDeps,
  db: Kysely<Database>,
  said: RegistryRow,
  product: ProductTable,
) {
  if (said.recognition === undefined) return undefined;
  const { stars, expiresOn, ...decision } = said.recognition;
  return await namingColumns(CERTIFICATE_COLUMNS, () =>
    deps.recordCertificate(db, deps.by, {
      productId: product.id,
      provinceCode: said.provinceCode,
      stars,
      decision,
      expiresOn,
    }),
  );
}

const CERTIFICATE_COLUMNS = {
  'decision.number': 'decision_number',
  'decision.signedOn': 'decision_date',
  'decision.authority': 'authority',
  issuedOn: 'decision_date',
  expiresOn: 'expires_on',
};

async function producerDifferences(
  db: Kysely<Database>,
  said: RegistryRow,
  known: ProducerTable,
): Promise<string[]> {
  const differs: string[] = [];
  if (said.producerKey !== known.matchKey) differs.push('producer');
  if (said.address !== '' && said.address !== known.address) differs.push('address');
  if (said.identifier !== '' && said.identifier !== known.identifier) differs.push('identifier');
  if (said.commune !== '') {
    const commune = await findCommuneNamed(db, said.provinceCode, said.commune, 'commune');
    if (commune.code !== known.communeCode) differs.push('commune');
  }
  return differs;
}

function productDifferences(said: RegistryRow, known: ProductTable): string[] {
  const differs: string[] = [];
  if (said.group !== known.productGroup) differs.push('group');
  if (said.ocopCode !== '' && said.ocopCode !== known.ocopCode) differs.push('ocop_code');
  return differs;
}
