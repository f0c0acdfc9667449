import { describe, expect, it } from 'vitest';
import { judgeSilence } from '../../drills/situation.ts';
import type { Happening } from '../../model/judge/happening.ts';
import { ACK, SYN } from '../../model/judge/segment.ts';
import { endOf, OPEN, peer, received, SYNS, WRITTEN } from '../../model/judge/testing/by-hand.ts';
import { dueNow } from './due.ts';

/** What the hint says, where nothing else would ever happen, or something at `next`. */
const told = (lived: readonly Happening[], next?: number) => {
  const end = endOf(lived);
  return dueNow(judgeSilence({ end, next }), { end }).map(({ due }) => due);
};

describe('a hint', () => {
  it('tells a client to wait for its program’s call, and then to send the SYN', () => {
    expect(told([])).toEqual(['connect']);
    expect(told([{ at: 0, what: 'connect' }])).toEqual(['syn']);
  });

  it('tells a client to acknowledge the answer to its SYN, and no more', () => {
    expect(told(SYNS)).toEqual(['ack']);
  });

  it('tells a server to wait for a call, and then to answer it', () => {
    const listens: Happening = { at: 0, what: 'listen' };
    expect(told([listens])).toEqual(['listen']);
    const called = received({ ...peer(SYN, { seq: 0 }), ack: 0 });
    expect(told([listens, called])).toEqual(['synAck']);
  });

  it('tells what may wait from what may not', () => {
    const text = [...OPEN, received(peer(ACK, { length: 100 }))];
    expect(told(text, 1000)).toEqual(['owed']);
    expect(told(text)).toEqual(['ack']);
  });

  it('tells of bytes and of the end that the program has asked for', () => {
    expect(told(WRITTEN)).toEqual(['text']);
    expect(told([...OPEN, { at: 0, what: 'close' }])).toEqual(['fin']);
  });
});
