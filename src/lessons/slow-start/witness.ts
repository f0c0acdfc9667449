import type { Seen, Sighting, Witness } from '../testing/wire.ts';
import { SECOND_AT, SEGMENT } from './scenario.ts';
import { PAGE } from './tasks.ts';

const dataIn = ({ wire }: Seen) =>
  wire.filter(({ from, length }) => from === 'client' && length > 0);
/** The server's acknowledgements of data. */
const acksIn = ({ wire }: Seen) =>
  wire.filter(({ from, flags }) => from === 'server' && flags === 'ACK');

/** New data only, in the order in which it left. */
function freshIn(seen: Seen, since = 0): Sighting[] {
  const known = new Set<number>();
  return dataIn(seen).filter(({ seq, leaves }) => {
    const isNew = !known.has(seq);
    known.add(seq);
    return isNew && leaves >= since;
  });
}

const end = (sent: Sighting | undefined) => (sent?.seq ?? 0) + (sent?.length ?? 0);
const answered = (seen: Seen, sent: Sighting | undefined) =>
  acksIn(seen).find(({ ack }) => ack >= end(sent))?.arrives ?? Infinity;

/** How many leave between two ACKs: that of a round's first segment, and that of its last. */
function roundsIn(seen: Seen, since = 0): number[] {
  const all = freshIn(seen, since);
  const counts: number[] = [];
  let [from, until] = [0, all.findIndex(({ leaves }) => leaves >= answered(seen, all[0]))];
  if (until < 0) until = all.length;
  while (from < until) {
    counts.push(until - from);
    const last = answered(seen, all[until - 1]);
    const next = all.findLastIndex(({ leaves }) => leaves <= last) + 1;
    [from, until] = [until, next];
  }
  return counts;
}

/** Segments out, with this one, as it leaves. */
function flight(seen: Seen, sent: Sighting): number {
  const acks = acksIn(seen).filter(({ arrives }) => arrives <= sent.leaves);
  return (end(sent) - Math.max(1, ...acks.map(({ ack }) => ack))) / SEGMENT;
}

/** The first data segments that leave again, and what had been sent until then. */
function repairs(seen: Seen) {
  let most = 0;
  let mended = 0;
  const found: { at: number; most: number; over: number }[] = [];
  for (const each of dataIn(seen)) {
    if (each.seq < most && each.leaves >= mended) {
      const over = acksIn(seen).find(({ ack }) => ack >= most)?.arrives ?? Infinity;
      found.push({ at: each.leaves, most, over });
      mended = over;
    }
    most = Math.max(most, end(each));
  }
  return found;
}

/** The first ACK that says what the one before it said. */
function firstDuplicate(seen: Seen): number {
  const acks = acksIn(seen);
  return acks.findIndex(({ ack }, i) => ack === acks[i - 1]?.ack);
}

export const witness: Witness = {
  'how-much': (seen) => {
    const [first = 0] = roundsIn(seen);
    if (first === 1) return 'one';
    return first > 12 ? 'window' : 'line';
  },
  growth: (seen) =>
    roundsIn(seen)
      .slice(0, 4)
      .map((count, round) => `${round + 0.5}:${count}`)
      .join(' '),
  'the-rest': (seen) => {
    const sent = freshIn(seen).find((each) => flight(seen, each) === 19);
    const again = dataIn(seen).filter(({ seq }) => seq <= (sent?.seq ?? 0));
    if (new Set(again.map(({ seq }) => seq)).size < again.length) return 'lost';
    return (sent?.at ?? 0) - (sent?.leaves ?? 0) > 50_000 ? 'waits' : 'faster';
  },
  'what-first': (seen) => {
    const told = firstDuplicate(seen);
    const missing = acksIn(seen)[told]?.ack ?? 0;
    const copies = dataIn(seen).filter(({ seq }) => seq >= missing);
    const beyond = copies.filter(({ seq }) => seq > missing).map(({ arrives }) => arrives);
    const times = [
      // Whoever finds the queue full is dropped as it leaves its host: upon the ACK that let it go.
      { id: 'lost', at: answered(seen, half(seen, missing)) },
      { id: 'gap', at: Math.min(...beyond) },
      { id: 'top', at: acksIn(seen)[told - 1]?.arrives ?? 0 },
      { id: 'told', at: acksIn(seen)[told]?.arrives ?? 0 },
    ];
    times.sort((a, b) => a.at - b.at);
    return times.map(({ id }) => id).join(' > ');
  },
  'how-far': (seen) => {
    const [first] = repairs(seen);
    const { at = 0, over = 0 } = first ?? {};
    const all = freshIn(seen);
    const before = Math.max(
      ...all.filter(({ leaves }) => leaves < at).map((each) => flight(seen, each)),
    );
    const next = all.find(({ leaves }) => leaves > over);
    const share = next === undefined ? 0 : flight(seen, next) / before;
    if (share < 0.2) return 'one';
    return share > 0.8 ? 'stays' : 'half';
  },
  'how-soon': (seen) => {
    const over = repairs(seen)[1]?.over ?? Infinity;
    const back = freshIn(seen).find((each) => each.leaves > over && flight(seen, each) >= 19);
    if (back === undefined) return 'never';
    return back.leaves - over > 500_000 ? 'nine' : 'once';
  },
  'fifth-round': (seen) => roundsIn(seen, SECOND_AT)[4] ?? 0,
  'long-after': (seen, lost) => {
    const begins = (each: Seen | undefined) =>
      each === undefined ? 0 : (freshIn(each, SECOND_AT)[0]?.leaves ?? 0);
    if (begins(lost) > begins(seen)) return 'waits';
    const took = (each: Seen) => answered(each, freshIn(each).at(-1)) - begins(each);
    return lost !== undefined && took(lost) > took(seen) ? 'crawls' : 'nothing';
  },
  'page-rounds': (_, changed) => {
    const counts = changed === undefined ? [] : roundsIn(changed);
    const sums = counts.map((_, i) => counts.slice(0, i + 1).reduce((all, each) => all + each, 0));
    return sums.findIndex((sum) => sum >= PAGE) + 1;
  },
};

/** In slow start the n-th ACK lets the segments 2n and 2n + 1 go: the one that let this one go. */
function half(seen: Seen, seq: number): Sighting | undefined {
  return freshIn(seen)[Math.floor((1 + (seq - 1) / SEGMENT) / 2) - 1];
}
