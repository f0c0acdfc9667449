import { SECOND } from '../../stack/core/instant.ts';
import { nth, type Seen, type Witness } from '../testing/wire.ts';

/** What the server has been sent until the client’s end opens, which the SYN,ACK does. */
function toServer(seen: Seen) {
  const open = nth(seen, 'server', 'SYN,ACK').arrives;
  return seen.wire.filter(({ from, arrives }) => from === 'client' && arrives <= open);
}

export const witness: Witness = {
  accept: ({ wire, calls }) => {
    const third = wire[2]?.arrives;
    const next = calls.filter(({ from, name }) => from === 'server' && name === 'recv')[0]?.at;
    return third !== undefined && third === next ? 'waits' : 'error';
  },
  isn: (_, another) => {
    const chosen = another.wire.filter(({ flags }) => flags.includes('SYN')).map(({ isn }) => isn);
    if (chosen.every((isn) => isn === 0)) return 'zero';
    return chosen.length === new Set(chosen).size ? 'own' : 'fixed';
  },
  ack: (seen) => nth(seen, 'server', 'SYN,ACK').ack,
  // Of what the server has sent, nothing it was sent speaks; what it was sent, it has seen.
  unknown: (seen) => {
    const told = toServer(seen);
    if (!told.some(({ flags }) => flags.includes('SYN'))) return 'syn';
    return told.some(({ flags, ack }) => flags.includes('ACK') && ack === 1) ? '' : 'syn-ack';
  },
  'one-sided': (seen) =>
    (nth(seen, 'client', 'ACK').arrives - nth(seen, 'server', 'SYN,ACK').arrives) / 1000,
  // The server sends nothing after the old SYN, or what it sends is denied, or it tries again.
  ghost: (_, old) => {
    const late = old.wire.filter(({ at }) => at >= 10 * SECOND);
    if (late.length === 0) return 'old';
    const denied = late.some(({ from, flags }) => from === 'client' && flags.includes('RST'));
    return denied && late.length === 2 ? 'denied' : 'ghost';
  },
  timeout: (seen, lost) => {
    const trip = nth(seen, 'server', 'SYN,ACK').arrives - nth(seen, 'client', 'SYN').at;
    const syns = lost.wire.filter(({ flags }) => flags === 'SYN');
    if (syns.length < 2) return 'never';
    return (syns[1]?.at ?? 0) - (syns[0]?.at ?? 0) > 10 * trip ? 'later' : 'trip';
  },
  'first-alarm': (_, lost) => {
    const arrives = (from: string, flags: string) =>
      lost.wire.find(
        (each) => each.from === from && each.flags === flags && each.arrives < Infinity,
      )?.arrives ?? Infinity;
    const at = {
      syn: nth(lost, 'client', 'SYN', 1).at,
      'syn-ack': nth(lost, 'server', 'SYN,ACK', 1).at,
      connect: arrives('server', 'SYN,ACK'),
      accept: lost.calls.find(({ from, name }) => from === 'server' && name === 'recv')?.at ?? 0,
    };
    const order = Object.entries(at).sort(([, a], [, b]) => a - b);
    return order.map(([id]) => id).join(' > ');
  },
  repair: (_, lost) => {
    const opened = lost.calls.find(({ from, name }) => from === 'server' && name === 'recv')?.at;
    const by = lost.wire.find(({ arrives }) => arrives === opened);
    if (lost.wire.filter(({ flags }) => flags === 'SYN,ACK').length > 1) return 'syn-ack';
    return (by?.length ?? 0) > 0 ? 'request' : 'ack';
  },
  // When the server's program is handed the caller, which its end's opening does.
  cost: (...both) => {
    const [before = 0, after = 0] = both.map(
      ({ calls }) => calls.find(({ from, name }) => from === 'server' && name === 'recv')?.at ?? 0,
    );
    return (after - before) / 1000;
  },
};
