import { type Static, Type } from 'typebox';

/** What the text of a letter is made from. */
export const LetterContent = Type.Union([
  Type.Object({
    kind: Type.Union([Type.Literal('invitation'), Type.Literal('reset')]),
    url: Type.String(),
    expiresMs: Type.Integer(),
  }),
  Type.Object({
    kind: Type.Literal('certificate-expiry'),
    product: Type.String(),
    /** Vietnamese civil day. */
    endsOn: Type.String(),
    days: Type.Integer(),
    url: Type.String(),
  }),
]);

/** What the text of a letter is made from. */
export type LetterContent = Static<typeof LetterContent>;

/** A letter ready to be sent. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}
