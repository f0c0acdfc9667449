import { MINUTE } from '../../stack/core/instant.ts';
import { afterLoss, nth, type Seen, type Sighting, type Witness } from '../testing/wire.ts';

/** The host that sent the first segment after the loss, if that opens no other connection. */
function first(lost: Seen): string {
  const [next] = afterLoss(lost);
  return next === undefined || next.flags === 'SYN' ? 'nobody' : next.from;
}

const same = (a: Sighting, b: Sighting) =>
  ['from', 'flags', 'isn', 'seq', 'length'].every(
    (key) => a[key as keyof Sighting] === b[key as keyof Sighting],
  );

/** When the ACK arrives that answers what came at this instant. */
const ackAfter = ({ wire }: Seen, instant: number) =>
  wire.find(({ at, flags }) => at >= instant && flags === 'ACK')?.arrives ?? Infinity;

/** The first connection is over by then. */
const secondFin = ({ at, flags }: Sighting) => at > MINUTE && flags.includes('FIN');

export const witness: Witness = {
  shutdown: ({ wire, calls }) => {
    const call = calls.find(({ name }) => name === 'shutdown')?.at;
    const sent = wire.find(({ at, from }) => at === call && from === 'client');
    if (sent === undefined) return 'nothing';
    return sent.flags === 'FIN,ACK' ? 'fin' : 'rst';
  },
  'ack-of-fin': (seen) => {
    const fin = nth(seen, 'client', 'FIN,ACK').arrives;
    const sent = seen.wire.find(({ from, at }) => from === 'server' && at >= fin);
    return sent === undefined
      ? 'nothing'
      : `${sent.flags} ${sent.seq} ${sent.ack} ${sent.window} ${sent.length}`;
  },
  'late-data': ({ wire }) => {
    const fin = wire.find(({ flags }) => flags === 'FIN,ACK')?.arrives ?? Infinity;
    const late = wire.find(({ from, at, length }) => from === 'server' && at > fin && length > 0);
    if (late === undefined) return 'held';
    const taken = wire.some(
      ({ from, at, flags, ack }) =>
        from === 'client' &&
        at >= late.arrives &&
        flags === 'ACK' &&
        ack === late.seq + late.length,
    );
    return taken ? 'delivered' : 'refused';
  },
  // It closes its socket as soon as it has read the end: not before the FIN, and then at once.
  'waits-for': (...runs) => {
    const waits = runs.map(({ wire, calls }) => {
      const closes = calls.find(({ from, name }) => from === 'client' && name === 'close')?.at;
      const fins = wire.filter(({ from, flags }) => from === 'server' && flags === 'FIN,ACK');
      return fins.find(({ arrives }) => arrives < Infinity)?.arrives === closes;
    });
    return waits.every((each) => each) ? 'fin' : 'timer';
  },
  remembers: (seen) => {
    const fin = nth(seen, 'server', 'FIN,ACK').arrives;
    return seen.remembering(ackAfter(seen, fin)).join('+') || 'nobody';
  },
  // When the calls and the segments that make them happen: nobody asked the stack for its states.
  states: ({ wire, calls }) => {
    const fins = wire.filter((each) => secondFin(each));
    const close = calls.find(
      ({ at, from, name }) => at > MINUTE && from === 'client' && name === 'close',
    );
    const first = fins[0]?.arrives ?? Infinity;
    const ack = wire.find(({ at, from }) => from === 'server' && at >= first);
    const at = {
      'fin-wait-1': close?.at ?? Infinity,
      'close-wait': first,
      'fin-wait-2': ack?.arrives ?? Infinity,
      'last-ack': fins[1]?.at ?? Infinity,
      'time-wait': fins[1]?.arrives ?? Infinity,
    };
    const order = Object.entries(at).sort(([, a], [, b]) => a - b);
    return order.map(([id]) => id).join(' > ');
  },
  'other-side': (seen) => {
    const fins = seen.wire.filter(({ at, flags }) => at > 2 * MINUTE && flags.includes('FIN'));
    const last = fins[1]?.arrives ?? Infinity;
    return seen.remembering(ackAfter(seen, last)).join('+') || 'nobody';
  },
  misses: (_, lost) => {
    const close = lost.wire.slice(lost.wire.findIndex((each) => secondFin(each)));
    const again = close.find((each, i) => close.slice(0, i).some((was) => same(each, was)));
    return again?.from ?? 'nobody';
  },
  'fin-again': (_, lost) => first(lost),
  'ack-again': (_, lost) => first(lost),
  // The server is through when its FIN is acknowledged, the client when nothing of it is remembered.
  late: (seen, lost) => {
    const fin = nth(seen, 'server', 'FIN,ACK').arrives;
    const acked = ({ wire }: Seen) =>
      wire.find(({ from, at, arrives }) => from === 'client' && at >= fin && arrives < Infinity)
        ?.arrives ?? 0;
    const over = fin + MINUTE + 1;
    const waits = [seen, lost].map((each) => each.remembering(over).includes('client'));
    const server = acked(lost) > acked(seen);
    const client = waits[1] === true && waits[0] === false;
    return client && server ? 'both' : client ? 'client' : server ? 'server' : 'nobody';
  },
};
