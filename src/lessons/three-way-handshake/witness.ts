import { afterLoss, nth, type Seen, type Witness } from '../testing/wire.ts';

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
  unknown: (seen) => {
    const told = toServer(seen);
    if (told.length === 0) return 'client';
    if (!told.some(({ flags }) => flags.includes('SYN'))) return 'number';
    return told.some(({ flags, ack }) => flags.includes('ACK') && ack === 1) ? '' : 'own-syn';
  },
  'first-byte': ({ wire }) => wire.find(({ length }) => length > 0)?.seq ?? -1,
  'one-sided': (seen) =>
    (nth(seen, 'client', 'ACK').arrives - nth(seen, 'server', 'SYN,ACK').arrives) / 1000,
  timeout: (_, lost) => (nth(lost, 'client', 'SYN', 1).at - nth(lost, 'client', 'SYN').at) / 1000,
  'first-alarm': (_, lost) => afterLoss(lost)[0]?.from ?? '',
  repair: (_, lost) => {
    const opened = lost.calls.find(({ from, name }) => from === 'server' && name === 'recv')?.at;
    const by = lost.wire.find(({ arrives }) => arrives === opened);
    if (lost.wire.filter(({ flags }) => flags === 'SYN,ACK').length > 1) return 'syn-ack';
    return (by?.length ?? 0) > 0 ? 'request' : 'ack';
  },
};
