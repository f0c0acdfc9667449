import { MINUTE, SECOND } from '../../stack/core/instant.ts';
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
    return seen.wire.find(({ from, at }) => from === 'server' && at >= fin)?.ack ?? -1;
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
    return seen.remembering(fin + 30 * SECOND).join('+') || 'nobody';
  },
  segments: ({ wire }) => {
    return wire.length - wire.findIndex((each) => secondFin(each));
  },
  misses: (_, lost) => {
    const close = lost.wire.slice(lost.wire.findIndex((each) => secondFin(each)));
    const again = close.find((each, i) => close.slice(0, i).some((was) => same(each, was)));
    return again?.from ?? 'nobody';
  },
  'fin-again': (_, lost) => first(lost),
  'ack-again': (_, lost) => first(lost),
};
