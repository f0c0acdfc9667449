/** A connection made by hand, up to where a test begins: what an end lived through, and segments. */
import type { End } from '../end.ts';
import { type Happening, type Policy, USUAL } from '../happening.ts';
import { judge } from '../judge.ts';
import { knowledge } from '../learn.ts';
import { ACK, type Segment, type SegmentOptions, SYN } from '../segment.ts';

/** Its own numbers begin at 1000, the peer's at 5000. */
export const OWN = 1000;
export const PEER = 5000;
export const BUFFER = 8000;

export interface Fields {
  readonly seq?: number;
  readonly ack?: number;
  readonly window?: number;
  readonly length?: number;
  readonly options?: SegmentOptions;
}

export const own = (flags: number, { seq = 1, ack = 1, ...more }: Fields = {}): Segment => ({
  ...{ flags, seq: OWN + seq, ack: PEER + ack, window: BUFFER, length: 0, ...more },
});
export const peer = (flags: number, { seq = 1, ack = 1, ...more }: Fields = {}): Segment => ({
  ...{ flags, seq: PEER + seq, ack: OWN + ack, window: 4000, length: 0, ...more },
});

export const sent = (segment: Segment, at = 0): Happening => ({ at, what: 'sent', segment });
export const received = (segment: Segment, at = 0): Happening => ({
  at,
  what: 'received',
  segment,
});

export const OPTIONS: SegmentOptions = { mss: 1000, sackPermitted: true };
export const SYNS: readonly Happening[] = [
  { at: 0, what: 'connect' },
  sent(own(SYN, { seq: 0, ack: -PEER, options: OPTIONS })),
  received(peer(SYN | ACK, { seq: 0, options: OPTIONS })),
];
export const OPEN: readonly Happening[] = [...SYNS, sent(own(ACK))];
export const WRITTEN: readonly Happening[] = [...OPEN, { at: 0, what: 'write', bytes: 6000 }];

export function endOf(more: readonly Happening[], policy: Partial<Policy> = {}): End {
  return knowledge(more, { ...USUAL, buffer: BUFFER, ...policy });
}

export const rulesOf = (end: End, segment: Segment) =>
  judge(end, segment).objections.map(({ rule }) => rule.id);

export const data = (n: number) => own(ACK, { seq: 1 + 1000 * n, length: 1000 });
export const beyondGap = received(peer(ACK, { seq: 101, length: 100 }));
export const sack = (left: number, right: number): SegmentOptions => ({
  sack: [{ left: PEER + left, right: PEER + right }],
});
