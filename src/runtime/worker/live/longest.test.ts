import { expect, test } from 'vitest';
import type { SessionInput } from '../../../stack/inputs/kind.ts';
import { MOST_INPUTS as MOST_OF_SESSION } from '../../../stack/world/session-data.ts';
import { LONGEST, measure } from './longest.ts';
import { bytesOf, MOST_BYTES, MOST_INPUTS } from './record.ts';

const arrival: SessionInput = { kind: 'arrive', at: 1, node: 1, bytes: new Uint8Array(1_000) };

test('a run is at its end with so many inputs, or with so many bytes in them', () => {
  const few = measure({ bytes: Number.POSITIVE_INFINITY, inputs: 3 });
  expect([few.reachedWith([arrival, arrival]), few.reachedWith([arrival])]).toEqual([false, true]);
  const short = measure({ bytes: 2 * bytesOf(arrival), inputs: 100 });
  expect([short.reachedWith([arrival]), short.reachedWith([arrival])]).toEqual([false, true]);
});

test('the record is full before the run is at its end, and the longest run can be opened', () => {
  expect(MOST_INPUTS).toBeLessThan(LONGEST.inputs);
  expect(MOST_BYTES).toBeLessThan(LONGEST.bytes);
  expect(LONGEST.inputs).toBeLessThan(MOST_OF_SESSION);
});
