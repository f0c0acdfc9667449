import type { Seen, Sighting, Witness } from '../testing/wire.ts';
import { FILE, SECOND_FILE, SEGMENT } from './scenario.ts';

const dataIn = ({ wire }: Seen) =>
  wire.filter(({ from, length }) => from === 'client' && length > 0);
/** The server's acknowledgements of data. */
const acksIn = ({ wire }: Seen) => wire.filter(({ from, ack }) => from === 'server' && ack > 1);
const sum = (sent: readonly Sighting[]) => sent.reduce((all, { length }) => all + length, 0);
const edge = (ack: Sighting | undefined) => (ack?.ack ?? 0) + (ack?.window ?? 0);

/** The server's first word: how large its window is. */
const told = ({ from, flags }: Sighting) => from === 'server' && flags === 'SYN,ACK';

/** What began to leave the client before an instant. */
const before = (seen: Seen, instant: number) => dataIn(seen).filter(({ at }) => at < instant);
const firstAck = (seen: Seen) => acksIn(seen)[0]?.arrives ?? 0;

function secondFile(seen: Seen): number {
  const begins = dataIn(seen).find(({ at }) => at >= SECOND_FILE)?.at ?? 0;
  return (acksIn(seen).at(-1)?.arrives ?? 0) - begins;
}

export const witness: Witness = {
  'how-many': (seen) => {
    const bytes = sum(before(seen, firstAck(seen)));
    if (bytes === FILE) return 'all';
    return bytes === SEGMENT ? 'one' : 'window';
  },
  'lets-go': (seen) => sum(before(seen, firstAck(seen) + 1)) - sum(before(seen, firstAck(seen))),
  // The ACK that arrives as the segment leaves, and not one before it, told an edge so far.
  'lets-seventh': (seen) => {
    const seventh = dataIn(seen)[6];
    const far = acksIn(seen).find((each) => edge(each) > 7 * SEGMENT);
    if (seventh === undefined || far === undefined) return '';
    return far.arrives === seventh.leaves ? 'enough' : '';
  },
  'leading-edge': (seen) => {
    const moves = edge(acksIn(seen)[4]) - edge(acksIn(seen)[3]);
    if (moves === 0) return 'stays';
    return moves > 0 ? 'forward' : 'back';
  },
  'last-ack': (seen) => acksIn(seen)[7]?.ack ?? 0,
  'same-number': (seen) => {
    const acks = acksIn(seen);
    const second = acks.findIndex(({ ack }, i) => ack === acks[i - 1]?.ack);
    const [from, to] = [acks[second]?.arrives ?? 0, acks[second + 1]?.arrives ?? Infinity];
    const old = before(seen, from).at(-1)?.seq ?? 0;
    const sent = dataIn(seen).filter(({ at }) => at >= from && at < to);
    if (sent.length === 0) return 'nothing';
    return sent.every(({ seq }) => seq > old) ? 'fresh' : 'repeats';
  },
  'ack-lost': (_, lost) => {
    const data = dataIn(lost);
    if (new Set(data.map(({ seq }) => seq)).size < data.length) return 'again';
    const second = acksIn(lost)[1];
    const third = acksIn(lost)[2];
    // What leaves between two ACKs, counted from the number that the first of them says.
    const reached = sum(before(lost, third?.arrives ?? 0).filter(({ at }) => at > 0));
    const allowed = edge(second) - 1;
    return reached < allowed - SEGMENT ? 'smaller' : 'jumps';
  },
  'beyond-hole': (_, lost) => {
    const reads = lost.calls.filter(({ from, name }) => from === 'server' && name === 'recv');
    const first = dataIn(lost)[0]?.seq;
    const repeat = dataIn(lost).filter(({ seq }) => seq === first)[1];
    const arrives = repeat?.arrives ?? 0;
    if ((reads[1]?.at ?? 0) < arrives) return 'reads';
    const next = acksIn(lost).find(({ at }) => at >= arrives);
    return next?.ack === 4 * SEGMENT + 1 ? 'kept' : 'thrown';
  },
  negative: (seen) => SEGMENT - sum(before(seen, firstAck(seen))),
  'never-idle': (...all) => {
    // Of the windows that were tried: the smallest whose segments leave without a gap.
    const gapless = all.filter((seen) => {
      const sent = dataIn(seen).filter(({ at }) => at >= SECOND_FILE);
      const apart = sent.slice(1).map(({ at }, i) => at - (sent[i]?.at ?? 0));
      return Math.max(...apart) === Math.min(...apart);
    });
    return Math.min(...gapless.map(({ wire }) => wire.find(told)?.window ?? Infinity));
  },
  'five-times': (seen, far) => {
    const longer = secondFile(far) - secondFile(seen);
    if (longer < 20_000) return 'same';
    return secondFile(far) > 3 * secondFile(seen) ? 'times' : 'once';
  },
};
