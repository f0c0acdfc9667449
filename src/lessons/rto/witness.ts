import type { Seen, Sighting, Witness } from '../testing/wire.ts';
import { CALM, SEGMENT } from './scenario.ts';

/** Each time that the client's n-th segment crossed the wire. */
const copies = ({ wire }: Seen, n: number): Sighting[] =>
  wire.filter(
    ({ from, length, seq }) => from === 'client' && length > 0 && seq === (n - 1) * SEGMENT + 1,
  );

/** How long it was from the first time to the second, ms. */
function waited(seen: Seen | undefined, n: number): number {
  const [first, again] = seen === undefined ? [] : copies(seen, n);
  return Math.round(((again?.at ?? Number.NaN) - (first?.at ?? 0)) / 1000);
}

const late = (seen: Seen) => copies(seen, CALM + 1);

/** When the server's word for the first segment after the calm came back. */
function answered({ wire }: Seen): number {
  const ack = wire.find(({ from, ack: n }) => from === 'server' && n > (CALM + 1) * SEGMENT);
  return ack?.arrives ?? Number.NaN;
}

export const witness: Witness = {
  'how-long': (_, lost) => {
    const ms = waited(lost, 1);
    if (ms > 800) return 'second';
    return ms < 400 ? 'one' : 'three';
  },
  'second-sample': (_, lost) => waited(lost, 2),
  'where-to': (_, lost) => {
    const ms = waited(lost, CALM);
    if (ms < 250) return 'close';
    return ms < 450 ? 'double' : 'stays';
  },
  late: (_, longer) => {
    const [first, second] = longer === undefined ? [] : late(longer);
    const times: readonly [string, number][] = [
      ['sent-again', second?.at ?? Number.NaN],
      ['first-arrives', first?.arrives ?? Number.NaN],
      ['second-arrives', second?.arrives ?? Number.NaN],
      ['ack-back', longer === undefined ? Number.NaN : answered(longer)],
    ];
    return [...times]
      .sort(([, a], [, b]) => a - b)
      .map(([id]) => id)
      .join(' > ');
  },
  counts: (_, __, next) => {
    const ms = waited(next, CALM + 1);
    if (ms < 250) return 'again';
    // With a sample of 401 ms: 225 + 4 × 50.
    return ms > 415 ? 'first' : 'neither';
  },
  twice: (_, longer) => {
    let n = 0;
    while (longer !== undefined && copies(longer, CALM + 1 + n).length > 1) n++;
    return n;
  },
  faster: (_, __, next) => {
    const ms = waited(next, CALM + 2);
    if (ms > 201) return 'rises';
    return ms < 100 ? 'follows' : 'slowly';
  },
  slower: (_, __, next) => waited(next, CALM + 3),
};
