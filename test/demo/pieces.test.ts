import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { CLI_TEXTS } from '../../server/cli/texts/index.ts';
import { lanAddress } from '../../server/demo/address.ts';
import { announce } from '../../server/demo/announce.ts';
import { prepareDemoFolder } from '../../server/demo/demo-folder.ts';
import { illustrativeProducts, illustrativeRegistryCsv } from '../../server/demo/illustrative-registry.ts';
import { drawPhoto } from '../../server/demo/photos.ts';
import { spoilLink } from '../../server/demo/spoiled-links.ts';
import { prepareDataDir } from '../../server/storage/data-dir.ts';
import { addDays, civilDay } from '../../stamps/civil-day.ts';
import { buildStampLink, parseStampText } from '../../stamps/link/index.ts';
import { encodeSerial, MAX_TAG, parseBatchCode } from '../../stamps/serial/index.ts';

describe('pieces of the demo', () => {
  const entry = (address: string, internal = false) => ({
    address,
    internal,
    family: 'IPv4' as const,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    cidr: null,
  });

  it('serves the address of a private network, and no other', () => {
    const interfaces = {
      lo: [entry('127.0.0.1', true)],
      wan: [entry('198.51.100.7')],
      lan: [entry('192.168.1.20')],
    };
    expect(lanAddress(interfaces)).toBe('192.168.1.20');
    expect(lanAddress({ a: [entry('172.20.0.3')] })).toBe('172.20.0.3');
    for (const address of ['172.32.0.1', '198.51.100.7', '11.0.0.1']) {
      expect(() => lanAddress({ a: [entry(address)] })).toThrow('private network');
    }
  });

  it.each([0, 1, 12_345, MAX_TAG])(
    'spoils a link with the tag %i into links that are still well formed',
    (tag) => {
      const code = parseBatchCode('TEMQ0E');
      if (code === undefined) throw new TypeError('no batch code');
      const serial = encodeSerial(code, 7, tag);
      const genuine = buildStampLink({
        origin: 'http://127.0.0.1:3000',
        target: { form: 'short' },
        serial,
        signature: '1'.repeat(155),
      });
      const spoiled = spoilLink(genuine, [code]);
      expect(parseStampText(spoiled.forged)).toMatchObject({ ok: true, batchCode: code, index: 7 });
      expect(parseStampText(spoiled.forged)).not.toMatchObject({ tag });
      expect(parseStampText(spoiled.unknown)).toMatchObject({ ok: true, index: 7 });
      expect(parseStampText(spoiled.unknown)).not.toMatchObject({ batchCode: code });
      expect(parseStampText(spoiled.malformed)).toMatchObject({
        ok: false,
        fault: 'damaged-link',
        damage: 'truncated',
      });
      expect(parseStampText(spoiled['foreign-host'])).toMatchObject({ ok: true, serial });
    },
  );

  it.each(['2026-11-22', '2028-02-29', '2031-01-01', '2044-12-31'])(
    'dates the made-up decisions so that they fit %s',
    (day) => {
      const today = civilDay(Date.parse(`${day}T05:00:00Z`));
      const yearAgo = addDays(today, -400);
      for (const { key, decidedOn, expiresOn } of illustrativeProducts(today)) {
        expect(decidedOn < yearAgo && yearAgo < expiresOn, `${key} a year ago`).toBe(true);
        expect(expiresOn < today, `${key} today`).toBe(key === 'expired');
      }
      expect(illustrativeRegistryCsv(illustrativeProducts(today)).trimEnd().split('\r\n')).toHaveLength(6);
    },
  );

  it('takes an empty folder that others may enter, and its own that was opened to them, and closes them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tq-'));
    for (const _ of ['empty', 'its own']) {
      await chmod(folder, 0o755);
      prepareDemoFolder(folder, { pid: process.pid, sinceMs: 0 });
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      expect(() => prepareDataDir(folder)).not.toThrow();
    }
    await rm(folder, { recursive: true });
  });

  it('draws a photograph', async () => {
    expect(await sharp(await drawPhoto('jar', '#3f6b3a')).metadata()).toMatchObject({
      format: 'jpeg',
      width: 960,
    });
  });

  it('draws a QR code where it is asked to', async () => {
    const summary = {
      baseUrl: 'http://127.0.0.1:3000',
      apiToken: 'tq_made-up',
      sheetPdf: 'sheet.pdf',
      links: { authentic: 'http://127.0.0.1:3000/S/1' },
      accounts: [],
      products: [],
      batches: [],
    };
    const { demo } = CLI_TEXTS.en.service;
    const plain = (await announce(summary, demo, { qrCode: false })).join('\n');
    const drawn = (await announce(summary, demo, { qrCode: true })).join('\n');
    expect(drawn.length).toBeGreaterThan(plain.length + 500);
    expect(plain).not.toContain('tq_made-up');
  });

  it('announces everything in Vietnamese too, with the links as they are', async () => {
    const summary = {
      baseUrl: 'http://127.0.0.1:3000',
      apiToken: 'tq_made-up',
      sheetPdf: 'sheet.pdf',
      links: { authentic: 'http://127.0.0.1:3000/S/1', 'foreign-host': 'http://x.example/S/1' },
      accounts: [],
      products: [],
      batches: [],
    };
    const said = (await announce(summary, CLI_TEXTS.vi.service.demo, { qrCode: false })).join('\n');
    expect(said).toContain('tem thật, đang dùng (authentic)  http://127.0.0.1:3000/S/1');
    expect(said).toContain('http://x.example/S/1');
    expect(said).toContain('lần chạy sau bắt đầu lại từ đầu');
    expect(said).not.toMatch(/Printable|paste|runs at/);
  });
});
