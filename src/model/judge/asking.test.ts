/** Keep-alives, and ACKs that nobody waits for. */
import { describe, expect, it } from 'vitest';
import { HOUR, SECOND } from '../../stack/core/instant.ts';
import type { Happening } from './happening.ts';
import { judge } from './judge.ts';
import { ACK, FIN } from './segment.ts';
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

const at = (instant: number): Happening => ({ at: instant, what: 'read', bytes: 0 });
const keepAlive = { after: 2 * HOUR, octet: false };

describe('a number that is one too small', () => {
  const old = own(ACK, { seq: 0 });

  it('is a keep-alive only where the host sends them, and after a silence', () => {
    expect(rulesOf(endOf([...OPEN, at(2 * HOUR)], { keepAlive }), old)).toEqual([]);
    expect(rulesOf(endOf([...OPEN, at(HOUR)], { keepAlive }), old)).toContain('bare-number');
    expect(rulesOf(endOf([...OPEN, at(2 * HOUR)]), old)).toContain('bare-number');
  });

  it('carries an octet only where the host is set so', () => {
    const octet = own(ACK, { seq: 0, length: 1 });
    const lived = [...OPEN, at(2 * HOUR)];
    expect(rulesOf(endOf(lived, { keepAlive }), octet)).toContain('acknowledged-again');
    expect(rulesOf(endOf(lived, { keepAlive: { ...keepAlive, octet: true } }), octet)).toEqual([]);
  });

  it('is wrong in the answer to a FIN, to a SYN, and in TIME-WAIT', () => {
    const fin = [...OPEN, received(peer(FIN | ACK))];
    expect(rulesOf(endOf(fin), own(ACK, { seq: 0, ack: 2 }))).toContain('bare-number');
    expect(rulesOf(endOf(fin), own(ACK, { seq: 0, ack: 2, length: 1 }))).toContain(
      'acknowledged-again',
    );
    expect(rulesOf(endOf(SYNS), old)).toContain('bare-number');
    const over: Happening[] = [
      ...OPEN,
      { at: 0, what: 'close' },
      sent(own(FIN | ACK)),
      received(peer(FIN | ACK, { ack: 2 })),
    ];
    expect(rulesOf(endOf(over), own(ACK, { seq: 1, ack: 2 }))).toContain('bare-number');
    expect(rulesOf(endOf(over), own(FIN | ACK, { seq: 1, ack: 2 }))).toContain(
      'acknowledged-again',
    );
  });
});

describe('what is acknowledged', () => {
  const lived = [...WRITTEN, sent(own(ACK, { length: 1000 })), received(peer(ACK, { ack: 501 }))];

  it('may go again with what is not', () => {
    const end = endOf([...lived, at(2 * SECOND)]);
    expect(rulesOf(end, own(ACK, { length: 1000 }))).toEqual([]);
    expect(rulesOf(end, own(ACK, { length: 500 }))).toContain('acknowledged-again');
  });
});

describe('an ACK of an ACK', () => {
  it('is allowed, and done by nobody', () => {
    const end = endOf([...OPEN, received(peer(ACK))]);
    expect(judge(end, own(ACK))).toMatchObject({ kind: 'unusual', level: 'unusual' });
    expect(rulesOf(end, own(ACK))).toEqual(['ack-of-ack']);
  });
});

describe('what an RFC only advises against', () => {
  it('is not illegal', () => {
    const end = endOf([...OPEN, received(peer(ACK, { length: 100 }))]);
    const verdict = judge(end, own(ACK, { ack: 101, window: 7000 }));
    expect(verdict).toMatchObject({ kind: 'unusual', level: 'should' });
  });
});
