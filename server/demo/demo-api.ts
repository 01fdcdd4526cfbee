import type { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { BatchAnswer, LotAnswer, ProductAnswer, ProductListedAnswer } from '../cli/answers.ts';
import type { ApiClient } from '../cli/api-client.ts';
import { readAllPages } from '../cli/pages.ts';
import { uploadBody } from '../cli/upload.ts';

const CertificateAnswer = Type.Object({ id: Type.String(), productId: Type.String(), status: Type.String() });
const ProducerAnswer = Type.Object({ id: Type.String(), name: Type.String() });
const Anything = Type.Object({});
const CsvRows = Type.Array(Type.Object({ uri: Type.String() }));

/** A product with its packs. */
export type Product = Static<typeof ProductAnswer>;

/** A product's recognition. */
export type Certificate = Static<typeof CertificateAnswer>;

/** A batch just issued. */
export type Batch = Static<typeof BatchAnswer>;

/** One step of a lot's making, as the API takes it. */
export interface Stage {
  readonly name: string;
  readonly nameEn: string;
  readonly place: string;
  /** GLN of the place. */
  readonly locationCode: string;
  /** The maker's own code of what the step works on. */
  readonly productCode: string;
  readonly on: string;
}

/** What the demo asks of the service: nothing that an officer and a producer could not ask. */
export class DemoApi {
  readonly #api: ApiClient;

  constructor(api: ApiClient) {
    this.#api = api;
  }

  /** All registered products, by name. */
  async products(): Promise<Product[]> {
    const listed = await readAllPages(this.#api, '/api/v1/products', ProductListedAnswer);
    return Promise.all(listed.map(({ id }) => this.product(id)));
  }

  product(id: string): Promise<Product> {
    return this.#api.json({ path: `/api/v1/products/${id}` }, ProductAnswer);
  }

  async describe(productId: string, content: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#api.json({ method: 'PATCH', path: `/api/v1/products/${productId}`, body: content }, Anything);
  }

  /** The id of the producer with this name. @throws TypeError when there is none */
  async producerNamed(name: string): Promise<string> {
    const producers = await readAllPages(this.#api, '/api/v1/producers', ProducerAnswer);
    const producer = producers.find((candidate) => candidate.name === name);
    if (producer === undefined) throw new TypeError(`${name} is not registered`);
    return producer.id;
  }

  async describeProducer(id: string, content: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#api.json({ method: 'PATCH', path: `/api/v1/producers/${id}`, body: content }, Anything);
  }

  async changeVariant(variantId: string, change: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#api.json({ method: 'PATCH', path: `/api/v1/variants/${variantId}`, body: change }, Anything);
  }

  async addPhoto(productId: string, jpeg: Uint8Array, alt: string): Promise<void> {
    const raw = await uploadBody({ name: 'photo.jpg', bytes: jpeg, mediaType: 'image/jpeg' }, { alt });
    await this.#api.json({ method: 'POST', path: `/api/v1/products/${productId}/images`, raw }, Anything);
  }

  issue(variantId: string, quantity: number): Promise<Batch> {
    return this.#api.json(
      { method: 'POST', path: '/api/v1/batches', body: { variantId, quantity } },
      BatchAnswer,
    );
  }

  /** Takes stamps out for printing and answers their links, the first index first; `reason` when they were before. */
  async handOut(batch: string, first: number, last: number, reason?: string): Promise<string[]> {
    const span = { first: String(first), last: String(last), ...(reason === undefined ? {} : { reason }) };
    const { body } = await this.#api.stream({
      path: `/api/v1/batches/${batch}/stamps.csv?${new URLSearchParams(span)}`,
    });
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    const rows: unknown = parse(Buffer.concat(chunks), { columns: true, bom: true });
    return Value.Parse(CsvRows, rows).map((row) => row.uri);
  }

  declareLot(lot: {
    readonly productId: string;
    readonly number: string;
    readonly producedOn: string;
    readonly expiresOn?: string;
    readonly declaredQuantity: number;
    readonly stages: readonly Stage[];
  }): Promise<Static<typeof LotAnswer>> {
    return this.#api.json({ method: 'POST', path: '/api/v1/lots', body: lot }, LotAnswer);
  }

  async recallLot(
    lotId: string,
    reason: string,
    notice: { readonly vi: string; readonly en: string },
  ): Promise<void> {
    await this.#api.json(
      { method: 'POST', path: `/api/v1/lots/${lotId}/recall`, body: { reason, notice } },
      Anything,
    );
  }

  async changeRange(batch: string, change: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#api.json({ method: 'POST', path: `/api/v1/batches/${batch}/ranges`, body: change }, Anything);
  }

  /** All certificates with where they stand today. */
  certificates(): Promise<Certificate[]> {
    return readAllPages(this.#api, '/api/v1/certificates', CertificateAnswer);
  }

  async revoke(certificateId: string, revocation: Readonly<Record<string, unknown>>): Promise<void> {
    const path = `/api/v1/certificates/${certificateId}/revocation`;
    await this.#api.json({ method: 'POST', path, body: revocation }, Anything);
  }

  /** A new token, as the API takes its members. */
  async token(body: Readonly<Record<string, string>>): Promise<string> {
    const made = await this.#api.json(
      { method: 'POST', path: '/api/v1/tokens', body },
      Type.Object({ token: Type.String() }),
    );
    return made.token;
  }

  /** A PDF of stamps on a label stock, as it arrives. */
  async sheet(batch: string, options: Readonly<Record<string, string>>): Promise<Readable> {
    const { body } = await this.#api.stream({
      path: `/api/v1/batches/${batch}/sheet.pdf?${new URLSearchParams(options)}`,
    });
    return body;
  }
}
