/** How large a segment may be, how much may leave at first, and what its options may be. */
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../stack/core/instant.ts';
import { type Happening, USUAL } from './happening.ts';
import { judge } from './judge.ts';
import { ACK, FIN, type SegmentOptions, SYN } from './segment.ts';
import {
  beyondGap,
  data,
  endOf,
  OPEN,
  own,
  PEER,
  peer,
  received,
  rulesOf,
  SYNS,
  sack,
  sent,
  WRITTEN,
} from './testing/by-hand.ts';

const write: Happening = { at: 0, what: 'write', bytes: 60_000 };
const syn = (options: SegmentOptions) => own(SYN, { seq: 0, ack: -PEER, options });

function opened(options: SegmentOptions, more: readonly Happening[] = []): Happening[] {
  return [
    { at: 0, what: 'connect' },
    sent(syn(options)),
    ...more,
    received(peer(SYN | ACK, { seq: 0, window: 65_535, options }), more.at(-1)?.at),
    sent(own(ACK), more.at(-1)?.at),
    write,
  ];
}

describe('the largest segment', () => {
  it('leaves room for its options (MUST-16)', () => {
    const end = endOf(opened({ mss: 1000, timestamps: true }));
    expect(rulesOf(end, own(ACK, { length: 988 }))).toEqual([]);
    expect(rulesOf(end, own(ACK, { length: 989 }))).toEqual(['too-large']);
  });
});

describe('the initial window', () => {
  it('is 14600 bytes, or two segments that are larger (RFC 6928)', () => {
    const jumbo = (n: number) => own(ACK, { seq: 1 + 8000 * n, length: 8000 });
    const lived = [...opened({ mss: 8000 }), sent(jumbo(0))];
    const policy = { largest: 8000, initialWindow: USUAL.initialWindow };
    expect(rulesOf(endOf(lived, policy), jumbo(1))).toEqual([]);
    expect(rulesOf(endOf([...lived, sent(jumbo(1))], policy), jumbo(2))).toEqual([
      'congestion-window',
    ]);
  });

  it('is one segment after a SYN was lost, and the timer starts at three seconds', () => {
    const lived = [
      ...opened({ mss: 1000 }, [sent(syn({ mss: 1000 }), SECOND)]),
      sent(data(0), SECOND),
    ];
    expect(rulesOf(endOf(lived), data(1))).toEqual(['congestion-window']);
    const at = (instant: number): Happening => ({ at: instant, what: 'read', bytes: 0 });
    expect(rulesOf(endOf([...lived, at(3 * SECOND)]), data(0))).toContain('too-early');
    expect(rulesOf(endOf([...lived, at(4 * SECOND)]), data(0))).toEqual([]);
  });
});

describe('a SYN', () => {
  const called: readonly Happening[] = [{ at: 0, what: 'connect' }];

  it('carries no bytes that nobody wrote', () => {
    const text = own(SYN, { seq: 0, ack: -PEER, length: 5 });
    expect(rulesOf(endOf(called), text)).toContain('no-such-data');
    expect(judge(endOf([...called, write]), text).kind).toBe('unusual');
  });

  it('of both sides at once is answered with SYN and ACK', () => {
    const end = endOf([...SYNS.slice(0, 2), received(peer(SYN, { seq: 0 }))]);
    expect(rulesOf(end, own(ACK))).toContain('syn-answers');
    expect(rulesOf(end, own(SYN | ACK, { seq: 0 }))).toEqual([]);
  });

  it('with a FIN is forbidden by nobody', () => {
    const end = endOf([...called, { at: 0, what: 'close' }]);
    expect(judge(end, own(SYN | FIN, { seq: 0, ack: -PEER })).kind).toBe('unusual');
  });
});

describe('the options', () => {
  it('of a SYN stand in no other segment', () => {
    expect(rulesOf(endOf(WRITTEN), { ...data(0), options: { sackPermitted: true } })).toEqual([
      'options-of-syn',
    ]);
  });

  it('fit into forty bytes', () => {
    const block = { left: PEER + 101, right: PEER + 201 };
    const options = { timestamps: true, sack: [block, block, block, block] };
    expect(rulesOf(endOf([...OPEN, beyondGap]), own(ACK, { options }))).toContain(
      'options-too-long',
    );
  });

  it('excuse no second ACK for the same news', () => {
    const told = own(ACK, { options: sack(101, 201) });
    expect(rulesOf(endOf([...OPEN, beyondGap]), told)).toEqual([]);
    expect(rulesOf(endOf([...OPEN, beyondGap, sent(told)]), told)).toContain('ack-twice');
  });

  it('may be left out: an ACK without its SACK block is advised against, not wrong', () => {
    const verdict = judge(endOf([...OPEN, beyondGap]), own(ACK));
    expect(verdict).toMatchObject({ kind: 'unusual', level: 'should' });
  });

  it('may report blocks when the peer alone permitted them', () => {
    const lived = SYNS.map((each) => (each.what === 'sent' ? sent(syn({ mss: 1000 })) : each));
    const end = endOf([...lived, sent(own(ACK)), beyondGap]);
    expect(rulesOf(end, own(ACK, { options: sack(101, 201) }))).not.toContain('sack-not-agreed');
  });
});

describe('whoever is done', () => {
  it('is told that the connection is closed, and not that no SYN was sent', () => {
    const lived: Happening[] = [
      ...OPEN,
      received(peer(FIN | ACK)),
      { at: 0, what: 'close' },
      sent(own(FIN | ACK, { ack: 2 })),
      received(peer(ACK, { seq: 2, ack: 2 })),
    ];
    const broken = rulesOf(endOf(lived), own(ACK, { seq: 2, ack: 2 }));
    expect(broken).toContain('nobody-there');
    expect(broken).not.toContain('syn-first');
  });
});

describe('a sender that is short of congestion window', () => {
  it('may fill it with less than a segment', () => {
    const end = endOf([...WRITTEN, sent(data(0)), sent(data(1))], { nagle: false });
    end.cwnd = 2100;
    expect(rulesOf(end, own(ACK, { seq: 2001, length: 100 }))).toEqual([]);
  });
});
