/**
 * Where tshark (4.0, `tcp_analyze_sequence_number`) and our trace do not say the same of a segment.
 * Ours is what happened; tshark's is a guess from what passed by. Each systematic difference stands
 * here with its reason, and a test sees to it that each does occur.
 */
import { seqAdd } from '../../src/stack/core/seq.ts';
import type { AnalysisFlag } from '../tshark.ts';
import { repeatsAck, type View } from './view.ts';

export interface Difference {
  name: string;
  because: string;
  /** Flags that our trace gives and tshark need not. */
  missing: readonly AnalysisFlag[];
  /** Those that tshark gives and our trace does not. */
  extra: readonly AnalysisFlag[];
  when: (view: View) => boolean;
}

/** tshark's limit for a fast retransmission after the last duplicate ACK, µs. */
const FAST_WITHIN = 20_000;

/** Two duplicate ACKs have just asked for this very segment. */
const looksFast = ({ seq, at, other }: View) =>
  other.repeats >= 2 && other.ack === seq && at - other.ackAt < FAST_WITHIN;
/** Less than the handshake's round trip after the highest number was first seen. */
const isSoon = ({ at, own }: View) => at - own.highestAt < own.firstRtt;
const oneBelowEnd = ({ own, seq }: View) => own.seen[own.seen.length - 1]?.[1] === seqAdd(seq, 1);
const isAck = ({ length, occupies }: View) => length === 0 && !occupies;
const movesAck = (view: View) => isAck(view) && view.own.ack !== view.ack;
const movesWindow = (view: View) =>
  isAck(view) && view.own.ack === view.ack && view.own.window !== view.window;
const seenBefore = ({ place }: View) => place === 'seen' || place === 'partly';

const ABOUT_RETRANSMISSIONS: readonly Difference[] = [
  {
    name: 'fast, but without two identical duplicates',
    because:
      'tshark wants two duplicate ACKs that also repeat the window; our sender counts what SACK reports to have arrived (RFC 6675 §4), and a third duplicate whatever its window.',
    missing: ['fast_retransmission'],
    extra: [],
    when: (view) => view.reason === 'fast-retransmit' && !looksFast(view),
  },
  {
    name: 'a later one of the same recovery, asked for by duplicates',
    because:
      'our trace calls only the first retransmission of a recovery fast; tshark calls so whatever follows two duplicate ACKs for it.',
    missing: [],
    extra: ['fast_retransmission'],
    when: (view) => view.reason === 'sack-retransmit' && looksFast(view),
  },
  {
    name: 'a hole filled, seen from the receiver',
    because:
      'its first try never passed this point, so it need not be a retransmission; tshark infers from our duplicate ACKs that it is a fast one, and is right.',
    missing: [],
    extra: ['fast_retransmission'],
    when: (view) => view.reason === 'fast-retransmit' && view.place === 'gap' && looksFast(view),
  },
  {
    name: 'a retransmission within a round trip of the highest number',
    because:
      'what comes less than the first round trip after the highest number seen is out of order to tshark 4.0, even when it saw the very same bytes before.',
    missing: ['retransmission', 'fast_retransmission'],
    extra: ['out_of_order'],
    when: (view) => isSoon(view) && (seenBefore(view) || view.place === 'gap'),
  },
  {
    name: 'overtaken on its way, after two duplicate ACKs',
    because:
      'a segment that the link held back fills a hole that we have complained of twice; from outside this is just what a fast retransmission looks like.',
    missing: ['out_of_order'],
    extra: ['fast_retransmission', 'retransmission'],
    when: (view) => view.way === 'late' && view.place === 'gap' && looksFast(view),
  },
  {
    name: 'the octet of a window probe, with more behind it',
    because:
      'a window probe does not move the number that tshark expects next, and one below it with more than one octet is new data to it.',
    missing: ['retransmission'],
    extra: [],
    when: (view) => view.place === 'partly' && oneBelowEnd(view) && view.length > 1,
  },
];

const ABOUT_NUMBERS: readonly Difference[] = [
  {
    name: 'data behind the octet of a window probe',
    because:
      'tshark does not count that octet, which the receiver has taken and acknowledged: to it one is missing.',
    missing: [],
    extra: ['lost_segment'],
    when: (view) => view.own.seen.length > 0 && view.place === 'next' && view.length > 0,
  },
  {
    name: 'the ACK of more than tshark counts',
    because:
      'the octet of a window probe again; and after retransmissions cut to another size (RFC 4821) tshark keeps the end of one of them as the highest that may be acknowledged.',
    missing: [],
    extra: ['ack_lost_segment'],
    when: movesAck,
  },
];

const ABOUT_ACKS: readonly Difference[] = [
  {
    name: 'an ACK for a segment out of order that also moves the number',
    because:
      'our trace tells why it was sent: something came out of order. The ACK of what came in order before was still owed and goes with it, so it is no duplicate on the wire.',
    missing: ['duplicate_ack'],
    extra: [],
    when: (view) => movesAck(view) || view.way === 'late',
  },
  {
    name: 'an ACK said again for another reason',
    because:
      'a segment that had come before, or stands outside the window, is answered with an ACK (RFC 9293 §3.10.7.4), as is a keep-alive; or the link doubled the ACK. On the wire all are the same.',
    missing: [],
    extra: ['duplicate_ack'],
    when: repeatsAck,
  },
  {
    name: 'an ACK that repeats the number and happens to move the window',
    because:
      'it was owed to a segment, perhaps one out of order; that the process had read meanwhile was not the reason to send it. RFC 5681 §2 does not count it as a duplicate either.',
    missing: ['duplicate_ack'],
    extra: ['window_update'],
    when: movesWindow,
  },
  {
    name: 'the answer to a window probe that moves the window',
    because:
      'it repeats the number and says another window: to tshark a window update, while the answer to a probe repeats both.',
    missing: ['zero_window_probe_ack'],
    extra: ['window_update'],
    when: movesWindow,
  },
  {
    name: 'a window update that acknowledges too',
    because: 'tshark keeps the name for an ACK that moves nothing but the window.',
    missing: ['window_update'],
    extra: [],
    when: movesAck,
  },
  {
    name: 'an old ACK that comes after a FIN',
    because: 'it is one below the end of what was sent, as a keep-alive would be.',
    missing: ['duplicate_ack'],
    extra: ['keep_alive'],
    when: (view) => isAck(view) && oneBelowEnd(view) && view.way === 'late',
  },
  {
    name: 'the answer to such an old ACK',
    because: 'what follows a supposed keep-alive is its supposed answer.',
    missing: [],
    extra: ['keep_alive_ack'],
    when: (view) => repeatsAck(view) && view.other.last?.way === 'late',
  },
];

export const DIFFERENCES: readonly Difference[] = [
  ...ABOUT_RETRANSMISSIONS,
  ...ABOUT_NUMBERS,
  ...ABOUT_ACKS,
];
