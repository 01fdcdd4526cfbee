import {
  checkDigit,
  digitsFromSignature,
  encodeSerial,
  formatSerial,
  type Serial,
  signingInput,
  stampTag,
  type Verdict,
} from '../../stamps/index.ts';
import { hmacSha256, issuerKey } from '../support/stamp-crypto.ts';
import { serialOf, type TestBatch, testBatch } from '../support/stamp-world.ts';

/** What a text must be judged as. */
export interface ExpectedVerdict {
  verdict: Verdict;
  proof: 'signature' | 'tag' | 'none';
  fault?: string;
  damage?: string;
  reason?: string;
}

/** One way to tamper with a stamp, or to change it without harm. */
export interface VectorVariant {
  how: string;
  text: string;
  expected: ExpectedVerdict;
}

/** Changes that harm nothing: the stamp is judged as it is, or by its tag where the signature is gone. */
export function harmless(
  link: string,
  serial: Serial,
  expected: ExpectedVerdict,
  byTag: ExpectedVerdict,
): VectorVariant[] {
  const [address = ''] = link.split('?');
  return [
    { how: 'upper case', text: link.toUpperCase(), expected },
    { how: 'lower case', text: link.toLowerCase(), expected },
    {
      how: 'a trailing slash and a parameter of a chat app',
      text: `${link.replace('?', '/?')}${link.includes('?') ? '&' : '?'}fbclid=IwAR0x`,
      expected,
    },
    {
      how: 'typed by hand',
      text: formatSerial(serial).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
      expected: byTag,
    },
    { how: 'without the signature', text: address, expected: byTag },
  ];
}

/** Serials that are another's, nobody's, or none. */
export function tamperedSerials(
  batch: TestBatch,
  index: number,
  link: string,
  serial: Serial,
): VectorVariant[] {
  const put = (other: string) => link.replace(serial, other);
  const tag = tagOf(batch, index);
  const stranger = testBatch('N0T0RS', { quantity: 1_048_576 });
  const beyond = batch.quantity;
  const wrongCheck = serial.slice(0, 15) + (serial.endsWith('0') ? '1' : '0');
  const variants: VectorVariant[] = [
    {
      how: 'the next tag',
      text: put(encodeSerial(batch.code, index, (tag + 1) % 33_554_432)),
      expected: { verdict: 'forged', proof: 'tag', reason: 'tag' },
    },
    {
      how: "the next index under this one's tag",
      text: put(encodeSerial(batch.code, (index + 1) % batch.quantity, tag)),
      expected: { verdict: 'forged', proof: 'tag', reason: 'tag' },
    },
    {
      how: 'a batch that was never issued',
      text: put(serialOf(stranger, index)),
      expected: { verdict: 'unknown', proof: 'none', reason: 'batch' },
    },
    {
      how: 'a wrong check character',
      text: put(wrongCheck),
      expected: { verdict: 'malformed', proof: 'none', fault: 'serial-check' },
    },
    {
      how: 'a character that is none',
      text: put(`U${serial.slice(1)}`),
      expected: { verdict: 'malformed', proof: 'none', fault: 'serial-character' },
    },
    {
      how: 'a serial cut short',
      text: put(serial.slice(0, 15)),
      expected: { verdict: 'malformed', proof: 'none', fault: 'serial-length' },
    },
  ];
  if (beyond < 1_048_576) {
    variants.push({
      how: 'an index beyond the batch with its true tag',
      text: put(serialOf(batch, beyond)),
      expected: { verdict: 'unknown', proof: 'none', reason: 'index' },
    });
  }
  return variants;
}

/** Links that name another product; `byTag` without signature, when a short link to a GS1 stamp says nothing false. */
export function tamperedTargets(
  batch: TestBatch,
  link: string,
  proof: 'signature' | 'tag',
  byTag?: ExpectedVerdict,
): VectorVariant[] {
  const forged: ExpectedVerdict = { verdict: 'forged', proof, reason: 'gtin' };
  if (batch.target.form === 'short') {
    return [
      {
        how: 'a GTIN where there is none',
        text: link.replace('/S/', '/01/08936012345674/21/'),
        expected: forged,
      },
    ];
  }
  const { gtin } = batch.target;
  const other = `0893601299999${checkDigit('0893601299999')}`;
  const lied: ExpectedVerdict = { verdict: 'forged', proof, reason: 'signature' };
  return [
    { how: "another product's GTIN", text: link.replace(gtin, other), expected: forged },
    {
      how: 'a GTIN with a wrong check digit',
      text: link.replace(gtin, `${gtin.slice(0, 13)}${(Number(gtin.slice(13)) + 1) % 10}`),
      expected: { verdict: 'malformed', proof: 'none', fault: 'damaged-link', damage: 'gtin' },
    },
    { how: 'the GTIN taken out', text: link.replace(/\/01\/[0-9]+\/21\//, '/S/'), expected: byTag ?? lied },
  ];
}

/** Signatures that are another's or damaged; `byTag` when the key is compromised and good or bad counts for nothing. */
export function tamperedSignatures(
  batch: TestBatch,
  index: number,
  link: string,
  digits: string,
  byTag?: ExpectedVerdict,
): VectorVariant[] {
  const put = (other: string) => link.replace(digits, other);
  const forged: ExpectedVerdict = byTag ?? { verdict: 'forged', proof: 'signature', reason: 'signature' };
  const damaged = (damage: string): ExpectedVerdict => ({
    verdict: 'malformed',
    proof: 'none',
    fault: 'damaged-link',
    damage,
  });
  const lastDigit = (Number(digits.slice(-1)) + 1) % 10;
  const input = signingInput(batch.target, serialOf(batch, index));
  const neighbour = signingInput(batch.target, serialOf(batch, index + 1));
  const strangerDigits = digitsFromSignature(issuerKey('a stranger').sign(input));
  return [
    { how: 'another last digit', text: put(`${digits.slice(0, 154)}${lastDigit}`), expected: forged },
    { how: 'all zeros', text: put('0'.repeat(155)), expected: forged },
    {
      how: "the neighbour's signature",
      text: put(digitsFromSignature(batch.key.sign(neighbour))),
      expected: forged,
    },
    { how: "a stranger's key", text: put(strangerDigits), expected: forged },
    { how: 'cut short', text: put(digits.slice(0, 154)), expected: damaged('truncated') },
    { how: 'twice', text: `${link}&s=${digits}`, expected: damaged('doubled') },
    {
      how: 'a letter in it',
      text: put(`${digits.slice(0, 100)}o${digits.slice(101)}`),
      expected: damaged('not-digits'),
    },
    { how: 'not below 2^512', text: put('9'.repeat(155)), expected: damaged('out-of-range') },
  ];
}

/** The link on hosts that are not ours. */
export function tamperedHosts(link: string, proof: ExpectedVerdict['proof']): VectorVariant[] {
  const expected: ExpectedVerdict = { verdict: 'foreign-host', proof };
  return [
    { how: 'another host', text: link.replace(/\/\/[^/]+/, '//tem.example.com'), expected },
    { how: 'our host as user name', text: link.replace(/\/\/([^/]+)/, '//$1@evil.example'), expected },
  ];
}

/** The true tag of a stamp. */
export function tagOf(batch: TestBatch, index: number): number {
  return stampTag(hmacSha256, batch.tagKey, batch.code, index);
}
