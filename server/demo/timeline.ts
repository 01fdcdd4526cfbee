import { readFile } from 'node:fs/promises';
import { addDays, type CivilDay, civilDay } from '../../stamps/civil-day.ts';
import { raiseCases } from '../cases/opening.ts';
import type { ApiClient } from '../cli/api-client.ts';
import { CliError } from '../cli/cli-error.ts';
import { importTable } from '../cli/commands/import.ts';
import { EXIT } from '../cli/exit-codes.ts';
import type { CliTexts } from '../cli/texts/index.ts';
import type { Service } from '../service.ts';
import type { Storage } from '../storage/open.ts';
import { recordScans } from '../storage/scans.ts';
import { type Copied, checksOf, checksOfCopies, type Sold, sameEachTime } from './checks.ts';
import { type Batch, DemoApi, type Product } from './demo-api.ts';
import {
  ILLUSTRATIVE_PRODUCER,
  type IllustrativeProduct,
  illustrativeProducts,
  illustrativeRegistryCsv,
} from './illustrative-registry.ts';
import { pastYear } from './past-year.ts';
import { invitePeople } from './people.ts';
import { type DemoAccount, programWith } from './person.ts';
import { fillQueues } from './queues.ts';
import { spoilLink } from './spoiled-links.ts';
import { activate, BATCH_QUANTITY, furnish, packOf, type Span, type Teller } from './stories.ts';

const DAY_MS = 86_400_000;

/** Stamps on one sheet of the stock that the demo prints. */
const SHEET: Span = { first: 0, last: 64 };
const PRINTED_ONLY: Span = { first: 65, last: 69 };
const OTHERS: Span = { first: 0, last: 39 };

/** A sold stamp that somebody copied. */
const COPIED = 20;

/** Checks written in one transaction. */
const CHECKS_PER_GROUP = 500;

/** Lâm Đồng. */
const PROVINCE_CODE = '68';

/** A GTIN with the prefix that GS1 keeps for demonstrations. */
const DEMO_GTIN = '9521234500018';

/** An OCOP product code of a commune that does not exist. */
const DEMO_OCOP_CODE = '68.00000.1.2026';

/** The service as the demo sets it up: its clock is the demo's to turn. */
export interface Stage {
  readonly service: Pick<Service, 'app' | 'storage'>;
  readonly api: ApiClient;
  /** Sets the time that the service goes by, Unix milliseconds. */
  readonly setClock: (ms: number) => void;
  readonly nowMs: number;
  readonly step: Step;
}

/** Told before each step by its name. @throws when the demo is to stop */
export type Step = (name: keyof CliTexts['service']['demo']['steps']) => void;

/** What the demo made. */
export interface Told {
  readonly links: Readonly<Record<string, string>>;
  /** Every registered product, the one of the authentic stamp first. */
  readonly products: readonly Product[];
  readonly batches: readonly Batch[];
  /** The batch whose first sheet is to be printed. */
  readonly sheetBatch: Batch;
  /** One for each role. */
  readonly accounts: readonly DemoAccount[];
}

/**
 * Fills an empty registry: everything happens through the API at the time when it would have happened, so that what
 * has run out by now really did.
 */
export async function tellTimeline({ api: client, service, setClock, nowMs, step }: Stage): Promise<Told> {
  const api = new DemoApi(client);
  let clockMs = nowMs;
  const turnTo = (ms: number): CivilDay => {
    clockMs = ms;
    setClock(ms);
    return civilDay(ms);
  };
  const teller: Teller = { api, nowMs: () => clockMs };
  const wanted = illustrativeProducts(civilDay(nowMs));

  turnTo(nowMs - 400 * DAY_MS);
  step('madeUp');
  await importOrFail(client, 'communes', 'sample-communes.csv', await sampleFile('sample-communes.csv'));
  await importOrFail(client, 'registry', 'illustrative.csv', Buffer.from(illustrativeRegistryCsv(wanted)));
  const producerId = await api.producerNamed(ILLUSTRATIVE_PRODUCER.name);
  await api.describeProducer(producerId, {
    formerAddress: 'Khu trưng bày cũ (địa chỉ minh họa)',
    phone: '000 000 0000',
    website: 'https://minh-hoa.example',
  });
  const made = await furnishAll(api, wanted);
  const people = await invitePeople(client, service.app, () => clockMs, {
    producerId,
    provinceCode: PROVINCE_CODE,
  });
  const expired = await issuePrinted(teller, made.expired);
  await activate(teller, made.expired, expired.batch, OTHERS, 'MH-CU');
  const unused = await issuePrinted(teller, made.unused);

  const sold: Sold[] = [];
  const token = await api.token({ name: 'Phần mềm kho (minh họa)', role: 'producer', producerId });
  const software = programWith(service.app, token);
  const acts = pastYear({
    people,
    software,
    steady: made.showcase,
    growing: made.market,
    onSold: (some) => sold.push(some),
    nowMs: () => clockMs,
  });
  let livedUntil = Number.POSITIVE_INFINITY;
  /** Lets the acts of the past year happen that lie before a day. */
  const liveUntil = async (daysAgo: number) => {
    for (const act of acts) {
      if (act.daysAgo < daysAgo || act.daysAgo >= livedUntil) continue;
      turnTo(nowMs - act.daysAgo * DAY_MS);
      await act.run();
    }
    livedUntil = daysAgo;
  };
  step('living');
  await liveUntil(60);

  turnTo(nowMs - 60 * DAY_MS);
  step('selling');
  const revoked = await issuePrinted(teller, made.revoked);
  await activate(teller, made.revoked, revoked.batch, OTHERS, 'MH-THUHOI-CN');
  const market = await issuePrinted(teller, made.market);
  await activate(teller, made.market, market.batch, { first: 0, last: 29 }, 'MH-01');
  const recalledLot = await activate(teller, made.market, market.batch, { first: 30, last: 39 }, 'MH-02');

  await liveUntil(5);
  const decidedOn = turnTo(nowMs - 5 * DAY_MS);
  step('deciding');
  await revokeCertificate(api, made.revoked, decidedOn);
  await api.recallLot(recalledLot.id, 'Kiểm nghiệm lại (dữ liệu minh họa)', {
    vi: 'Thông báo minh họa: không sử dụng sản phẩm của lô này; mang trả nơi mua để được hoàn tiền.',
    en: 'Illustrative notice: do not use goods of this lot; return them to the shop for a refund.',
  });
  // Its notice has people look at once.
  const recalled = { first: 30, last: 39, unused: [], shows: 'recalled', checkedDays: 4 };
  sold.push({ batchCode: market.batch.code, ...recalled, soldMs: clockMs });
  await api.changeRange(market.batch.code, { action: 'suspend', first: 5, last: 9, note: 'Đang kiểm tra' });
  await api.changeRange(market.batch.code, { action: 'void', first: 10, last: 14, reason: 'stolen' });

  await liveUntil(1);
  const copied = { batchCode: market.batch.code, stampIndex: COPIED, fromMs: nowMs - 32 * DAY_MS };
  await recordChecks(service.storage.db, sold, copied, nowMs);

  turnTo(nowMs);
  step('real');
  await importOrFail(client, 'registry', 'sample-registry.csv', await sampleFile('sample-registry.csv'));
  const registered = await api.products();
  // A real product gets a batch, but no lot: nobody stated one.
  const real = await certifiedProduct(api, registered);
  const ordered = real === undefined ? [] : [await api.issue(packOf(real).id, BATCH_QUANTITY)];
  const today = made.showcase;
  const batch = await api.issue(packOf(today).id, BATCH_QUANTITY);
  const links = await api.handOut(batch.code, SHEET.first, PRINTED_ONLY.last);
  await activate(teller, today, batch, SHEET, 'L01');
  const { authority } = ILLUSTRATIVE_PRODUCER;
  const copiedLink = linkAt(market.links, COPIED);
  await fillQueues({
    ...{ client, api, software, producerId, authority, product: made.market, nowMs },
    copied: copiedLink,
  });

  const genuine = linkAt(links, 0);
  const batches = [batch, market.batch, revoked.batch, expired.batch, unused.batch, ...ordered];
  return {
    links: {
      authentic: genuine,
      'not-activated': linkAt(links, PRINTED_ONLY.first),
      'expired-unused': linkAt(unused.links, 0),
      'suspect-copy': copiedLink,
      suspended: linkAt(market.links, 5),
      withdrawn: linkAt(market.links, 10),
      recalled: linkAt(market.links, 30),
      ...spoilLink(
        genuine,
        batches.map(({ code }) => code),
      ),
      'recognition-expired': linkAt(expired.links, 0),
      'recognition-revoked': linkAt(revoked.links, 0),
    },
    products: [today, ...registered.filter(({ id }) => id !== today.id)],
    batches,
    sheetBatch: batch,
    accounts: Object.values(people).map(({ account }) => account),
  };
}

/** Writes what buyers checked in that year the way that checks are counted, since there is nobody to look at pages. */
async function recordChecks(
  db: Storage['db'],
  sold: readonly Sold[],
  copied: Copied,
  nowMs: number,
): Promise<void> {
  const random = sameEachTime(2026);
  const checks = [
    ...sold.flatMap((some) => checksOf(some, nowMs, random)),
    ...checksOfCopies(copied, nowMs - DAY_MS),
  ].toSorted((a, b) => a.timeMs - b.timeMs);
  for (let first = 0; first < checks.length; first += CHECKS_PER_GROUP)
    await recordScans(db, checks.slice(first, first + CHECKS_PER_GROUP), raiseCases);
}

async function furnishAll(
  api: DemoApi,
  wanted: readonly IllustrativeProduct[],
): Promise<Record<IllustrativeProduct['key'], Product>> {
  const registered = await api.products();
  const find = async (key: IllustrativeProduct['key']): Promise<Product> => {
    const row = wanted.find((candidate) => candidate.key === key);
    const product = registered.find((candidate) => candidate.name === row?.name);
    if (row === undefined || product === undefined)
      throw new TypeError(`the product ${key} was not imported`);
    return furnish(api, product, {
      nameEn: row.nameEn,
      ...(key === 'showcase' ? { gtin: DEMO_GTIN, ocopCode: DEMO_OCOP_CODE } : {}),
    });
  };
  return {
    showcase: await find('showcase'),
    expired: await find('expired'),
    revoked: await find('revoked'),
    unused: await find('unused'),
    market: await find('market'),
  };
}

async function issuePrinted({ api }: Teller, product: Product): Promise<{ batch: Batch; links: string[] }> {
  const batch = await api.issue(packOf(product).id, BATCH_QUANTITY);
  return { batch, links: await api.handOut(batch.code, OTHERS.first, OTHERS.last) };
}

/** A real product whose recognition is in force today; none when the sample has grown too old for that. */
async function certifiedProduct(api: DemoApi, products: readonly Product[]): Promise<Product | undefined> {
  const valid = (await api.certificates())
    .filter(({ status }) => status === 'valid')
    .map(({ productId }) => productId);
  const real = products.filter(({ id, name }) => valid.includes(id) && !name.includes('minh họa'));
  return real.find(({ productGroup }) => productGroup === 'beverage') ?? real[0];
}

async function revokeCertificate(api: DemoApi, product: Product, today: CivilDay): Promise<void> {
  const certificate = (await api.certificates()).find(({ productId }) => productId === product.id);
  if (certificate === undefined) throw new TypeError(`${product.name} has no certificate`);
  await api.revoke(certificate.id, {
    ground: 'a',
    decision: {
      number: '05/QĐ-MINHHOA',
      signedOn: addDays(today, -1),
      authority: ILLUSTRATIVE_PRODUCER.authority,
    },
  });
}

async function importOrFail(
  client: ApiClient,
  table: 'registry' | 'communes',
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const report = await importTable(client, table, { name, bytes });
  const refused = report.rows.find((row) => row.status === 'refused');
  if (refused !== undefined) {
    const why = refused.detail ?? refused.code ?? '';
    throw new CliError('demo-import-refused', EXIT.failed, (t) =>
      t.service.demo.importRefused(name, refused.row, why),
    );
  }
}

function sampleFile(name: string): Promise<Uint8Array> {
  return readFile(new URL(name, import.meta.url));
}

function linkAt(links: readonly string[], place: number): string {
  const link = links[place];
  if (link === undefined) throw new TypeError(`no link was handed out for stamp ${place}`);
  return link;
}
