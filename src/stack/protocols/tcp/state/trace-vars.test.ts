/** `tcp.vars` written as differences must read back as if each had been written whole. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER } from '../../../core/instant.ts';
import { logPrefix } from '../../../trace/batch.ts';
import { internText } from '../../../trace/intern.ts';
import { createLog, emit, readEvent, type TraceLog, writeTime } from '../../../trace/log.ts';
import type { EventBody } from '../../../trace/schema.ts';
import { tcpEvents } from '../events.ts';
import {
  continues,
  createChainEnd,
  MOVING_WORDS,
  noteDue,
  noteWord,
  openVars,
  RECEIVING_BITS,
  SENDING_BITS,
  SENDING_WORDS,
  VARS_WORDS,
  WHOLE,
} from './trace-vars.ts';

const BOTH = SENDING_BITS | RECEIVING_BITS;
const stores = Object.values(tcpEvents.fields['tcp.vars']) as { store: string }[];

/** The words of some variables of connection `conn`: numbers that depend on `n`, texts, no list. */
function wordsFor(log: TraceLog, conn: number, n: number, list: readonly number[]): Int32Array {
  const words: number[] = [];
  for (const { store } of stores) {
    if (store === 'text') words.push(internText(log, `text ${n % 3}`));
    else if (store === 'time') words.push(n, 0);
    else if (store === 'u32s') words.push(list.length);
    else words.push(words.length % 5 === 0 ? n : 7);
  }
  words[0] = conn;
  return Int32Array.from(words);
}

function write(log: TraceLog, words: Int32Array, list: readonly number[], end = createChainEnd()) {
  for (let i = 0; i < words.length; i++) {
    if (i === 0 || i > MOVING_WORDS) noteWord(end.words, i, words[i] as number);
  }
  const at = openVars(log, 1, list.length, end, continues(log, 1, end) ? BOTH : WHOLE);
  log.words.set(words.subarray(1, 1 + MOVING_WORDS), at);
  log.words.set(list, log.wordCount - list.length);
}

test('a chain of differences reads back as whole events would', () => {
  const step = fc.record({
    conn: fc.integer({ min: 0, max: 1 }),
    n: fc.integer({ min: 0, max: 5 }),
    list: fc.array(fc.integer({ min: 0, max: 0x7fffffff }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 90 }), (steps) => {
      const [chained, whole] = [createLog(), createLog()];
      const ends = [createChainEnd(), createChainEnd()];
      for (const { conn, n, list } of steps) {
        write(chained, wordsFor(chained, conn, n, list), list, ends[conn]);
        write(whole, wordsFor(whole, conn, n, list), list);
      }
      for (let id = 0; id < steps.length; id++) {
        expect(readEvent(chained, id)).toEqual(readEvent(whole, id));
      }
      expect(chained.wordCount).toBeLessThanOrEqual(whole.wordCount);
    }),
  );
});

test('a change takes fewer words than the whole', () => {
  const log = createLog();
  const end = createChainEnd();
  for (const n of [5, 5, 10]) write(log, wordsFor(log, 0, n, []), [], end);
  const [first, second, third] = log.offsets;
  expect((second as number) - (first as number)).toBe(VARS_WORDS + 1);
  expect((third as number) - (second as number)).toBe(4 + MOVING_WORDS);
});

test('a world that goes on with another log writes a whole event there', () => {
  const log = createLog();
  const end = createChainEnd();
  for (const n of [1, 2, 3]) write(log, wordsFor(log, 4, n, []), [], end);
  const other = logPrefix(log, 1, log.strings.length);
  write(other, wordsFor(other, 4, 9, []), [], end);
  expect(readEvent(other, 1)).toMatchObject({ conn: 4, kind: 'tcp.vars', iss: 9 });
  expect(other.wordCount).toBe(2 * (VARS_WORDS + 1));
});

test('what is emitted reads back, and can be gone on from', () => {
  const log = createLog();
  const body = readEvent(whole(), 0) as unknown as EventBody<'tcp.vars'>;
  const id = emit(log, 'tcp.vars', 1, { ...body, blocks: [1, 2, 4_000_000_000] });
  expect(readEvent(log, id)).toMatchObject({ conn: 3, blocks: [1, 2, 4_000_000_000] });
});

function whole(): TraceLog {
  const log = createLog();
  write(log, wordsFor(log, 3, 8, []), []);
  return log;
}

test('times are told to the microsecond, and so is one that never comes', () => {
  const log = createLog();
  const end = createChainEnd();
  write(log, wordsFor(log, 0, 1, []), [], end);
  const hour = 3_600_000_000;
  const steady = { 0: hour, 3: NEVER, 4: 9, 5: 5, 6: NEVER };
  for (const [timer, time] of Object.entries(steady)) noteDue(end, Number(timer), time);
  const at = openVars(log, 1, 0, end, BOTH);
  writeTime(log.words, at + SENDING_WORDS - 2, NEVER);
  writeTime(log.words, at + MOVING_WORDS - 2, hour + 7);
  expect(readEvent(log, 1)).toMatchObject({
    connectionDue: hour,
    retransmissionDue: NEVER,
    delayedAckDue: hour + 7,
    persistDue: NEVER,
    keepaliveDue: 9,
    finWait2Due: 5,
    timeWaitDue: NEVER,
  });
});

test('a group that is not given stays what it was', () => {
  const log = createLog();
  const end = createChainEnd();
  write(log, wordsFor(log, 0, 3, []), [], end);
  const at = openVars(log, 1, 0, end, RECEIVING_BITS);
  log.words.set([11, 12, 13, 14, 15, 0], at);
  const [before, after] = [readEvent(log, 0), readEvent(log, 1)];
  const moved = { sndWl1: 11, rcvNxt: 12, rcvWnd: 13, rcvBuffered: 14, delayedAckDue: 15 };
  expect(after).toEqual({ ...before, id: 1, ...moved });
});
