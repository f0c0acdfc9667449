/** Resets: when one may be sent, with which number, and what is left afterwards. */
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../stack/core/instant.ts';
import type { Happening } from './happening.ts';
import { ACK, FIN, RST, SYN } from './segment.ts';
import {
  endOf,
  OPEN,
  own,
  peer,
  received,
  rulesOf,
  SYNS,
  sent,
  WRITTEN,
} from './testing/by-hand.ts';

const ABORT: Happening = { at: 0, what: 'abort' };
const CALLED: readonly Happening[] = [
  { at: 0, what: 'listen' },
  received(peer(SYN, { seq: 0 })),
  sent(own(SYN | ACK, { seq: 0 })),
];
const later: Happening = { at: 100 * SECOND, what: 'read', bytes: 0 };

describe('a program that breaks off', () => {
  it('may send nothing but a RST with its next number', () => {
    const end = endOf([...WRITTEN, ABORT]);
    expect(rulesOf(end, own(RST | ACK))).toEqual([]);
    expect(rulesOf(end, own(RST, { seq: 7 }))).toEqual(['reset-number']);
    expect(rulesOf(end, own(ACK, { length: 1000 }))).toContain('broken-off');
  });

  it('has no connection left to reset a second time', () => {
    const end = endOf([...OPEN, ABORT, sent(own(RST | ACK))]);
    expect(rulesOf(end, own(RST | ACK))).toEqual(['reset-without-reason']);
    expect(rulesOf(end, own(ACK))).toContain('nobody-there');
  });

  it('has nothing to tell a peer with which all is said', () => {
    const lived = [
      ...OPEN,
      received(peer(FIN | ACK)),
      sent(own(ACK, { ack: 2 })),
      { at: 0, what: 'close' } as const,
      sent(own(FIN | ACK, { ack: 2 })),
      ABORT,
    ];
    expect(rulesOf(endOf(lived), own(RST, { seq: 2 }))).toContain('reset-without-reason');
  });
});

describe('a RST that answers', () => {
  it('takes the number that the wrong ACK of a SYN has', () => {
    const end = endOf([...CALLED, received(peer(ACK, { ack: 70 }))]);
    expect(rulesOf(end, own(RST, { seq: 70 }))).toEqual([]);
    expect(rulesOf(end, own(RST, { seq: 1 }))).toEqual(['reset-number']);
  });

  it('answers at once or never', () => {
    const lived = [...SYNS.slice(0, 2), received(peer(ACK, { ack: 70 }))];
    expect(rulesOf(endOf(lived), own(RST, { seq: 70 }))).toEqual([]);
    expect(rulesOf(endOf([...lived, later]), own(RST, { seq: 70 }))).toContain(
      'reset-without-reason',
    );
  });

  it('answers one segment once', () => {
    const lived = [...CALLED, received(peer(ACK, { ack: 70 })), sent(own(RST, { seq: 70 }))];
    expect(rulesOf(endOf(lived), own(RST, { seq: 70 }))).toContain('reset-without-reason');
  });

  it('may answer a SYN inside the window (without RFC 5961)', () => {
    expect(rulesOf(endOf([...OPEN, received(peer(SYN, { seq: 9 }))]), own(RST | ACK))).toEqual([]);
  });

  it('to data for a program that reads no more ends the connection (SHLD-3)', () => {
    const lived: Happening[] = [
      ...OPEN,
      { at: 0, what: 'close' },
      sent(own(FIN | ACK)),
      received(peer(ACK, { ack: 2, length: 10 })),
    ];
    const reset = own(RST, { seq: 2 });
    expect(rulesOf(endOf(lived), reset)).toEqual([]);
    expect(rulesOf(endOf([...lived, sent(reset)]), own(ACK, { seq: 2, ack: 11 }))).toContain(
      'nobody-there',
    );
  });
});

describe('a RST that arrives before the handshake is done', () => {
  it('lets whoever was called listen again', () => {
    const end = endOf([...CALLED, received(peer(RST))]);
    expect(end.state).toBe('LISTEN');
    expect(rulesOf(end, own(SYN | ACK, { seq: 0 }))).toContain('no-caller');
  });

  it('leaves whoever called without a connection', () => {
    const lived = [...SYNS.slice(0, 2), received(peer(SYN, { seq: 0 })), received(peer(RST))];
    expect(endOf(lived).state).toBe('CLOSED');
  });
});
