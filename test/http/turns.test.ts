import { expect, it } from 'vitest';
import { createTurns } from '../../server/http/turns.ts';

it('runs so much at a time, lets so much wait, and refuses the rest', async () => {
  const inTurn = createTurns({ running: 2, waiting: 3 });
  let running = 0;
  let most = 0;
  const work = async (number: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (number === 1) throw new Error('no luck');
    return number;
  };
  const outcomes = await Promise.allSettled(
    [0, 1, 2, 3, 4, 5, 6].map((number) => inTurn(() => work(number))),
  );
  expect(most).toBe(2);
  expect(
    outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason)),
  ).toEqual([
    0,
    expect.objectContaining({ message: 'no luck' }),
    2,
    3,
    4,
    expect.objectContaining({ code: 'overloaded' }),
    expect.objectContaining({ code: 'overloaded' }),
  ]);
  expect(await inTurn(() => work(7))).toBe(7);
});
