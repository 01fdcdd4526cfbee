import type { RegisterTableTexts } from './table-texts.ts';

/** English. */
export const REGISTER_TABLE_EN: RegisterTableTexts = {
  sheet: 'Certificates',
  product: 'Product',
  group: 'Group',
  producer: 'Producer',
  commune: 'Commune',
  province: 'Province code',
  stars: 'Stars',
  status: 'State',
  number: 'Decision number',
  signedOn: 'Signed on',
  authority: 'Authority',
  issuedOn: 'Issued on',
  startsOn: 'In force from',
  expiresOn: 'Expires on',
  extendedUntil: 'Extended until',
  revokedOn: 'Revoked from',
  ground: 'Ground of revocation',
  revocation: 'Revocation decision',
  id: 'Id',
  decisions: 'Decisions',
  kind: 'Kind',
  recognised: 'Certificates given',
  extended: 'Certificates extended',
  revoked: 'Certificates revoked',
};
