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
import { keepCertificate } from './keep-row-certificate.ts';
import { keepVariant } from './keep-variant.ts';
import type { RegistryRow } from './registry-row.ts';
import { RowFaults, registerNoting } from './row-faults.ts';
import type { Addition, RowResult } from './row-result.ts';

/** What writing one row needs. */
export type ApplyDeps = RegisteringDeps & Pick<RegistryDeps, 'recognitionFaults' | 'recordCertificate'>;

/**
 * Writes what a row says and the registry does not know yet; what it knows is left as it is. A row with a fault is written
 * as far as that goes, so that all its faults are known in the end: whoever calls it undoes what was written.
 * @throws RowRefused with all that is wrong with the row
 */
export async function applyRegistryRow(
  deps: ApplyDeps,
  db: Kysely<Database>,
  row: number,
  said: RegistryRow,
): Promise<RowResult> {
  const faults = new RowFaults(said.faults);
  const producer = await faults.step(() => keepProducer(deps, db, said, faults));
  const product = producer && (await faults.step(() => keepProduct(deps, db, said, producer.value, faults)));
  const variant =
    product && (await faults.step(() => keepVariant(deps, db, said.variant, product.value, faults)));
  const certificate = await faults.step(() => keepCertificate(deps, db, said, product?.value, faults));
  const differs =
    producer && product && faults.found.length === 0
      ? await differencesOf(db, said, producer, product)
      : undefined;
  faults.refuse();
  if (producer === undefined || product === undefined || differs === undefined)
    throw new TypeError('a row without a fault was not written');
  const added: Addition[] = [
    ...(producer.added ? ['producer' as const] : []),
    ...(product.added ? ['product' as const] : []),
    ...(variant === 'added' ? ['variant' as const] : []),
    ...(certificate !== undefined && !certificate.already ? ['certificate' as const] : []),
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
  faults: RowFaults,
): Promise<Kept<ProducerTable> | undefined> {
  if (said.producerId !== undefined) {
    const meant = await findProducer(db, said.producerId);
    if (meant === undefined || meant.provinceCode !== said.provinceCode)
      throw problem('producer-unknown', { field: 'producer' });
    return { value: meant, added: false };
  }
  const known = await findProducerByKey(db, said.producerKey);
  if (known !== undefined && known.withdrawnMs === null) {
    await faults.step(() => refuseElsewhere(db, said, known));
    return { value: known, added: false };
  }
  const { producerName: name, provinceCode, address, identifier } = said;
  const commune = said.commune === '' ? undefined : said.commune;
  const value = await registerNoting(
    faults,
    { columns: { name: 'producer' }, mayLack: ['commune', 'address', 'identifier'] },
    { name, provinceCode, address, identifier, commune },
    (fields) => registerProducer(deps, db, fields),
  );
  return value && { value, added: true };
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
  faults: RowFaults,
): Promise<Kept<ProductTable> | undefined> {
  const known = await findProductByKey(db, producer.id, said.productKey);
  if (known !== undefined && known.withdrawnMs === null) return { value: known, added: false };
  const { productName: name, group: productGroup } = said;
  const ocopCode = said.ocopCode === '' ? undefined : said.ocopCode;
  const value = await registerNoting(
    faults,
    { columns: { name: 'product_name', ocopCode: 'ocop_code' }, mayLack: ['ocopCode'] },
    { name, productGroup, ocopCode },
    (fields) => registerProduct(deps, db, producer.id, fields),
  );
  return value && { value, added: true };
}

/** Columns in which the registry says something else of what it knows. */
async function differencesOf(
  db: Kysely<Database>,
  said: RegistryRow,
  producer: Kept<ProducerTable>,
  product: Kept<ProductTable>,
): Promise<string[]> {
  return [
    ...(producer.added ? [] : await producerDifferences(db, said, producer.value)),
    ...(product.added ? [] : productDifferences(said, product.value)),
  ];
}

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
