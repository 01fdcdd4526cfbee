import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const EXPECTED = Type.Object({
  verdict: Type.String(),
  proof: Type.String(),
  fault: Type.Optional(Type.String()),
  damage: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
});

const FILE = Type.Object({
  today: Type.String(),
  tagRoot: Type.String(),
  origins: Type.Array(Type.String()),
  recalledLots: Type.Array(Type.String()),
  keys: Type.Array(
    Type.Object({
      name: Type.String(),
      kid: Type.String(),
      state: Type.Union([Type.Literal('active'), Type.Literal('retired'), Type.Literal('compromised')]),
      x: Type.String(),
      seed: Type.String(),
    }),
  ),
  batches: Type.Array(
    Type.Object({
      code: Type.String(),
      quantity: Type.Number(),
      origin: Type.String(),
      gtin: Type.Union([Type.String(), Type.Null()]),
      kid: Type.String(),
      unusedDeadlineOn: Type.String(),
      tagKey: Type.String(),
      log: Type.Array(
        Type.Object({
          seq: Type.Number(),
          action: Type.Union([
            Type.Literal('print'),
            Type.Literal('activate'),
            Type.Literal('void'),
            Type.Literal('suspend'),
          ]),
          first: Type.Number(),
          last: Type.Number(),
          lotId: Type.Optional(Type.String()),
          reason: Type.Optional(
            Type.Union([Type.Literal('damaged'), Type.Literal('lost'), Type.Literal('stolen')]),
          ),
          timeMs: Type.Number(),
        }),
      ),
    }),
  ),
  stamps: Type.Array(
    Type.Object({
      batchCode: Type.String(),
      index: Type.Number(),
      tag: Type.Number(),
      serial: Type.String(),
      payload: Type.String(),
      signature: Type.Optional(Type.String()),
      link: Type.String(),
      symbol: Type.Array(Type.Object({ mode: Type.String(), data: Type.String() })),
      expected: EXPECTED,
      variants: Type.Array(Type.Object({ how: Type.String(), text: Type.String(), expected: EXPECTED })),
    }),
  ),
});

/** What a text of the vectors must be judged as. */
export type ExpectedVerdict = Static<typeof EXPECTED>;

/** `stamps.json` as data. @throws Error when the text has another shape */
export function parseVectors(text: string): Static<typeof FILE> {
  return Value.Parse(FILE, JSON.parse(text));
}
