/** Headers and words of the register as a file. */
export interface RegisterTableTexts {
  readonly sheet: string;
  readonly product: string;
  readonly group: string;
  readonly producer: string;
  readonly commune: string;
  readonly province: string;
  readonly stars: string;
  readonly status: string;
  readonly number: string;
  readonly signedOn: string;
  readonly authority: string;
  readonly issuedOn: string;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly extendedUntil: string;
  readonly revokedOn: string;
  readonly ground: string;
  readonly revocation: string;
  readonly id: string;
  readonly decisions: string;
  readonly kind: string;
  readonly recognised: string;
  readonly extended: string;
  readonly revoked: string;
}
