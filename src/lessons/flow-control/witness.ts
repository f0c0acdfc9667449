import { MINUTE, SECOND } from '../../stack/core/instant.ts';
import type { Seen, Sighting, Witness } from '../testing/wire.ts';
import { BITE, EVERY, FILE, REST, SEGMENT, WAKES } from './scenario.ts';

const dataIn = ({ wire }: Seen) =>
  wire.filter(({ from, length }) => from === 'client' && length > 0);
const fromServer = ({ wire }: Seen) =>
  wire.filter(({ from, flags }) => from === 'server' && flags === 'ACK');
const isProbe = ({ length }: Sighting) => length === 1;

/** When the client first hears of a window 0 with all of its data acknowledged. */
function closures(seen: Seen): number[] {
  return fromServer(seen)
    .filter(({ window, ack, arrives }) => {
      const sent = dataIn(seen).filter(({ leaves, length }) => leaves < arrives && length > 1);
      return window === 0 && ack === Math.max(1, ...sent.map(({ seq, length }) => seq + length));
    })
    .map(({ arrives }) => arrives);
}

/** The server's word, after the sleep, that there is room. */
const update = (seen: Seen) => fromServer(seen).find(({ leaves }) => leaves >= WAKES);
/** The first segment with more than a probe's octet, then. */
const goesOn = (seen: Seen) =>
  dataIn(seen).find((each) => each.leaves >= WAKES && !isProbe(each))?.leaves ?? Infinity;

/** Segments with the last bytes of the file, those that the program reads in bites. */
function forTheRest(seen: Seen): number {
  const sent = dataIn(seen).filter((each) => !isProbe(each) && each.seq > FILE - REST);
  return sent.length;
}

const firstFlight = (seen: Seen) => {
  const back = fromServer(seen)[0]?.arrives ?? 0;
  return dataIn(seen).filter(({ leaves }) => leaves < back).length;
};

export const witness: Witness = {
  'how-fast': (seen) => {
    const [first = 0] = closures(seen);
    const sent = dataIn(seen).filter(({ leaves }) => leaves > first && leaves < SECOND);
    const each = ((sent.at(-1)?.leaves ?? 0) - first) / sent.length;
    if (each > EVERY / 2) return 'reader';
    return each < 10_000 ? 'line' : 'window';
  },
  'what-now': (seen) => {
    const asleep = dataIn(seen).filter(({ leaves }) => leaves > SECOND && leaves < WAKES);
    const [first] = asleep;
    if (first === undefined) return 'nothing';
    const before = dataIn(seen).filter(({ leaves }) => leaves < first.leaves);
    return before.some(({ seq }) => seq >= first.seq) ? 'again' : 'byte';
  },
  'probe-ack': (seen) => {
    const probe = dataIn(seen).find(isProbe);
    return fromServer(seen).find(({ leaves }) => leaves >= (probe?.arrives ?? 0))?.ack ?? 0;
  },
  'how-often': (seen) => dataIn(seen).filter((each) => isProbe(each) && each.leaves < WAKES).length,
  'who-lives': (seen, dead) => {
    const client = (run: Seen | undefined) =>
      run?.remembering(9 * MINUTE).includes('client') ?? false;
    if (client(seen) && client(dead)) return 'both';
    return client(seen) ? 'asleep' : 'neither';
  },
  'who-ends-it': (_, lost) => {
    if (lost === undefined || goesOn(lost) === Infinity) return 'never';
    const asks = dataIn(lost).find((each) => each.leaves >= WAKES)?.leaves ?? Infinity;
    const said = fromServer(lost).filter(({ leaves }) => leaves >= WAKES && leaves < asks);
    return said.length > 1 ? 'server' : 'client';
  },
  'how-long': (_, lost) => {
    if (lost === undefined || goesOn(lost) < Infinity) return 'server';
    const after = lost.wire.filter(({ leaves }) => leaves > (update(lost)?.leaves ?? 0));
    const open = lost.remembering(12 * MINUTE);
    return after.length === 0 && open.length === 2 ? 'stuck' : 'fails';
  },
  'segments-for-it': (_, silly) => {
    const count = silly === undefined ? 0 : forTheRest(silly);
    if (count <= REST / SEGMENT) return 'whole';
    return count >= REST / BITE ? 'each' : 'some';
  },
  'which-window': (_, run) => (run === undefined ? 0 : (fromServer(run)[0]?.window ?? 0)),
  'who-said-stop': (seen, larger, line) => {
    const plain = firstFlight(seen);
    if (larger !== undefined && firstFlight(larger) > plain) return 'server';
    return line !== undefined && firstFlight(line) > plain ? 'line' : 'client';
  },
};
