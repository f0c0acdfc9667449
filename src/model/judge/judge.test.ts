/** Segments made by hand, each of which breaks one rule, and the legal ones beside them. */
import { describe, expect, it } from 'vitest';
import { MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import type { Happening } from './happening.ts';
import { judge } from './judge.ts';
import { ACK, FIN, PSH, RST, type Segment, SYN } from './segment.ts';
import {
  beyondGap,
  data,
  endOf,
  OPEN,
  OWN,
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
import { judgeWaiting } from './waiting.ts';

type Row = readonly [rule: string, lived: readonly Happening[], segment: Segment];

const ILLEGAL: readonly Row[] = [
  ['syn-first', [{ at: 0, what: 'connect' }], own(ACK, { length: 10 })],
  ['nobody-asked', [], own(SYN, { seq: 0, ack: -PEER })],
  ['no-caller', [{ at: 0, what: 'listen' }], own(SYN | ACK, { seq: 0 })],
  ['syn-once', OPEN, own(SYN | ACK, { seq: 0 })],
  ['syn-once', SYNS.slice(0, 2), own(SYN, { seq: 7 })],
  ['syn-acks-nothing', [{ at: 0, what: 'connect' }], own(SYN | ACK, { seq: 0 })],
  [
    'syn-answers',
    [{ at: 0, what: 'listen' }, received(peer(SYN, { seq: 0 }))],
    own(SYN, { seq: 0 }),
  ],
  [
    'syn-answers',
    [{ at: 0, what: 'listen' }, received(peer(SYN, { seq: 0 }))],
    own(ACK, { seq: 0 }),
  ],
  ['ack-of-syn', SYNS, own(ACK, { ack: 0 })],
  ['ack-always', OPEN, own(0)],
  ['flags-together', OPEN, own(SYN | FIN | ACK, { seq: 0 })],
  ['ack-not-received', WRITTEN, own(ACK, { length: 1000, ack: 2 })],
  ['ack-not-received', [...OPEN, beyondGap], own(ACK, { ack: 201, options: sack(101, 201) })],
  ['ack-behind', [...OPEN, received(peer(ACK, { length: 100 }))], own(ACK)],
  ['ack-behind', [...OPEN, received(peer(FIN | ACK))], own(ACK)],
  ['ack-twice', OPEN, own(ACK)],
  ['gap', WRITTEN, data(1)],
  [
    'bare-number',
    [...WRITTEN, sent(data(0)), received(peer(ACK, { length: 9 }))],
    own(ACK, { ack: 10 }),
  ],
  ['acknowledged-again', [...WRITTEN, sent(data(0)), received(peer(ACK, { ack: 1001 }))], data(0)],
  ['beyond-window', [...WRITTEN, ...[0, 1, 2, 3].map((n) => sent(data(n)))], data(4)],
  ['no-such-data', OPEN, own(ACK, { length: 1 })],
  ['no-such-data', [...OPEN, { at: 0, what: 'write', bytes: 5 }], own(ACK, { length: 6 })],
  ['too-large', WRITTEN, own(ACK, { length: 1001 })],
  ['not-as-much', WRITTEN, own(ACK, { length: 10 })],
  ['fin-too-early', OPEN, own(FIN | ACK)],
  ['fin-before-data', [...WRITTEN, { at: 0, what: 'close' }], own(FIN | ACK)],
  [
    'after-fin',
    [...OPEN, { at: 0, what: 'close' }, sent(own(FIN | ACK)), { at: 0, what: 'write', bytes: 9 }],
    own(ACK, { seq: 2, length: 1 }),
  ],
  ['reset-without-reason', OPEN, own(RST | ACK)],
  ['reset-without-reason', [...OPEN, received(peer(ACK, { length: 100 }))], own(RST)],
  ['reset-number', [received(peer(ACK, { ack: 77 }))], own(RST, { seq: 1 })],
  [
    'window-shrunk',
    [...OPEN, received(peer(ACK, { length: 100 }))],
    own(ACK, { ack: 101, window: 7000 }),
  ],
  [
    'silly-window',
    [
      ...OPEN,
      received(peer(ACK, { length: 7900 })),
      sent(own(ACK, { ack: 7901, window: 100 })),
      { at: 0, what: 'read', bytes: 200 },
    ],
    own(ACK, { ack: 7901, window: 300 }),
  ],
  [
    'more-than-there-is',
    [...OPEN, received(peer(ACK, { length: 100 }))],
    own(ACK, { ack: 101, window: 9000 }),
  ],
  ['sack-below-ack', [...OPEN, beyondGap], own(ACK, { options: sack(-50, 1) })],
  ['sack-not-received', [...OPEN, beyondGap], own(ACK, { options: sack(101, 301) })],
  ['sack-not-whole', [...OPEN, beyondGap], own(ACK, { options: sack(101, 151) })],
  [
    'sack-first',
    [...OPEN, beyondGap, received(peer(ACK, { seq: 301, length: 100 }))],
    own(ACK, { options: sack(101, 201) }),
  ],
  ['sack-missing', [...OPEN, beyondGap], own(ACK)],
  ['too-early', [...WRITTEN, sent(data(0))], data(0)],
  [
    'sacked-again',
    [
      ...WRITTEN,
      ...[0, 1, 2, 3].map((n) => sent(data(n))),
      ...[2, 3, 4].map((n) =>
        received(
          peer(ACK, { options: { sack: [{ left: OWN + 1001, right: OWN + 1000 * n + 1 }] } }),
        ),
      ),
    ],
    data(2),
  ],
  [
    'nagle',
    [...OPEN, { at: 0, what: 'write', bytes: 1010 }, sent(data(0))],
    own(ACK | PSH, { seq: 1001, length: 10 }),
  ],
];

describe('a segment that is illegal', () => {
  it.each(ILLEGAL)('breaks the rule %s', (rule, lived, segment) => {
    expect(rulesOf(endOf(lived), segment)).toContain(rule);
  });

  it('goes beyond the congestion window', () => {
    const end = endOf([...WRITTEN, sent(data(0))], { initialWindow: 1 });
    expect(rulesOf(end, data(1))).toEqual(['congestion-window']);
  });

  it('goes beyond the loss window after a timeout', () => {
    const lived = [...WRITTEN, sent(data(0)), sent(data(1)), sent(data(0), SECOND)];
    const end = endOf(lived);
    expect(rulesOf(end, data(2))).toEqual(['congestion-window']);
  });

  it('uses SACK though it was not agreed on', () => {
    const plain = OPEN.map((each) =>
      each.what === 'received' ? received(peer(SYN | ACK, { seq: 0 })) : each,
    );
    expect(rulesOf(endOf([...plain, beyondGap]), own(ACK, { options: sack(101, 201) }))).toContain(
      'sack-not-agreed',
    );
  });

  it('answers a reset', () => {
    expect(rulesOf(endOf([received(peer(RST))]), own(RST))).toContain('reset-without-reason');
  });
});

const LEGAL: readonly (readonly [what: string, lived: readonly Happening[], segment: Segment])[] = [
  ['a first SYN', [{ at: 0, what: 'connect' }], own(SYN, { seq: 0, ack: -PEER })],
  ['the ACK of a SYN', SYNS, own(ACK)],
  ['data with the ACK of a SYN', [...SYNS, { at: 0, what: 'write', bytes: 1000 }], data(0)],
  [
    'a FIN with the ACK of a FIN',
    [...OPEN, received(peer(FIN | ACK)), { at: 0, what: 'close' }],
    own(FIN | ACK, { ack: 2 }),
  ],
  ['the ACK of a FIN alone', [...OPEN, received(peer(FIN | ACK))], own(ACK, { ack: 2 })],
  [
    'data with the last FIN',
    [...OPEN, { at: 0, what: 'write', bytes: 9 }, { at: 0, what: 'close' }],
    own(FIN | ACK, { length: 9 }),
  ],
  ['a duplicate ACK with SACK', [...OPEN, beyondGap], own(ACK, { options: sack(101, 201) })],
  [
    'a D-SACK below the acknowledgment',
    [
      ...OPEN,
      received(peer(ACK, { length: 100 })),
      sent(own(ACK, { ack: 101, window: 7900 })),
      received(peer(ACK, { length: 100 })),
    ],
    own(ACK, { ack: 101, window: 7900, options: sack(1, 101) }),
  ],
  ['a RST to a segment for nobody', [received(peer(ACK, { ack: 77 }))], own(RST, { seq: 77 })],
  ['a RST of a program that breaks off', [...OPEN, { at: 0, what: 'abort' }], own(RST | ACK)],
  [
    'a retransmission after three duplicate ACKs',
    [
      ...WRITTEN,
      ...[0, 1, 2, 3].map((n) => sent(data(n))),
      ...Array.from({ length: 3 }, (_, n) =>
        received(
          peer(ACK, { options: { sack: [{ left: OWN + 1001, right: OWN + 1000 * n + 2001 }] } }),
        ),
      ),
    ],
    data(0),
  ],
];

describe('a segment that is legal', () => {
  it.each(LEGAL)('is %s', (_, lived, segment) => {
    expect(judge(endOf(lived), segment)).toEqual({ kind: 'legal', objections: [] });
  });

  it('repeats what the timer rang for, and not a moment before', () => {
    const lived = [...WRITTEN, sent(data(0))];
    const later: Happening = { at: SECOND, what: 'read', bytes: 0 };
    const sooner: Happening = { at: SECOND - 10 * MILLISECOND, what: 'read', bytes: 0 };
    expect(judge(endOf([...lived, later]), data(0)).kind).toBe('legal');
    expect(judge(endOf([...lived, sooner]), data(0)).kind).toBe('illegal');
  });

  it('goes with the window as it was, once a probe has found it open: a refused probe is no loss', () => {
    const probe = own(ACK, { length: 1 });
    const stop = peer(ACK, { window: 0 });
    const probed = [1, 3, 7].flatMap((s) => [
      sent(probe, s * SECOND),
      received(stop, s * SECOND + MILLISECOND),
    ]);
    const opened = received(peer(ACK), 8 * SECOND);
    const lived = [...WRITTEN, received(stop), ...probed, opened, sent(data(0), 8 * SECOND)];
    expect(rulesOf(endOf(lived), data(1))).toEqual([]);
  });

  it('may promise more than there is, but nobody does', () => {
    const end = endOf([...OPEN, received(peer(ACK, { length: 100 }))]);
    expect(judge(end, own(ACK, { ack: 101, window: 9000 })).kind).toBe('unusual');
  });
});

describe('saying nothing', () => {
  const waits = (lived: readonly Happening[], until: number) =>
    judgeWaiting(endOf(lived), until).objections.map(({ rule }) => rule.id);
  const text = received(peer(ACK, { length: 100 }));

  it('is allowed for a while after text came, and for half a second at most', () => {
    expect(waits([...OPEN, text], 200 * MILLISECOND)).toEqual([]);
    expect(waits([...OPEN, text], 500 * MILLISECOND)).toEqual(['ack-overdue']);
  });

  it('is not allowed after a gap, two full segments, or a SYN', () => {
    const whole = [0, 1].map((n) => received(peer(ACK, { seq: 1 + 1000 * n, length: 1000 })));
    expect(waits([...OPEN, beyondGap], 1)).toEqual(['gap-at-once']);
    expect(waits([...OPEN, ...whole], 1)).toEqual(['every-second']);
    expect(waits(SYNS, 1)).toEqual(['syn-answered']);
  });

  it('is not allowed beyond a timer of one’s own', () => {
    expect(waits([...WRITTEN, sent(data(0))], SECOND)).toEqual([]);
    expect(waits([...WRITTEN, sent(data(0))], 2 * SECOND)).toEqual(['timer-heeded']);
  });

  it('is unusual while there is something to send', () => {
    expect(waits(WRITTEN, 1)).toEqual(['nothing-hinders']);
    expect(waits([...OPEN, { at: 0, what: 'close' }], 1)).toEqual(['nothing-hinders']);
  });
});
