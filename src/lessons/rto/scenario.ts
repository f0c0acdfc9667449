/** One segment at a time over a way that is always equally long, until the learner changes it. */
import { MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import type { HostSpec, ScenarioSpec } from '../../stack/world/scenario.ts';
import { reader, SERVER, twoHosts } from '../two-hosts.ts';

/** One way, µs: a round trip is 200 ms. */
export const ONE_WAY = 100 * MILLISECOND;
export const SEGMENT = 1000;

/** When the first segment leaves, the second (room for the first to be lost), and the calm ones. */
const FIRST = 400 * MILLISECOND;
const SECOND_SENT = FIRST + SECOND;
const OFTEN = 300 * MILLISECOND;
/** Long enough for the last of them to be lost, and sent again. */
const REST = 500 * MILLISECOND;
/** So many, that nothing is left of the guess that the first sample was. */
export const CALM = 30;
/** After the next one each segment has time for all that can happen to it. */
const SELDOM = SECOND;
const LAST = 35;

/** When the segment with this number, from 1 on, is written. */
export function sentAt(n: number): number {
  if (n === 1) return FIRST;
  if (n <= CALM) return SECOND_SENT + (n - 2) * OFTEN;
  return sentAt(CALM) + REST + (n - CALM - 1) * SELDOM;
}

/** The last of them is acknowledged, the next not yet sent: here the way may become another. */
export const CHANGE = sentAt(CALM + 1) - 20 * MILLISECOND;

/** No lower bound, so that what is reckoned is what is waited; each segment is answered at once. */
const SETTINGS: NonNullable<HostSpec['settings']> = {
  windowScaling: false,
  timestamps: false,
  sack: false,
  delayedAck: false,
  announcedMss: SEGMENT,
  minimumRto: MILLISECOND,
};

const writes = Array.from({ length: LAST }, (_, i) => [
  { do: 'waitUntil' as const, at: sentAt(i + 1) },
  { do: 'send' as const, on: 's', bytes: SEGMENT },
]).flat();

export const scenario: ScenarioSpec = twoHosts(
  'rto',
  {
    client: [
      {
        name: 'reporter',
        startAt: ONE_WAY,
        steps: [{ do: 'socket', as: 's' }, { do: 'connect', on: 's', ...SERVER }, ...writes],
      },
    ],
    server: [reader({ do: 'recvAll', on: 'caller', size: SEGMENT })],
  },
  sentAt(LAST) + 2 * SECOND,
  { settings: SETTINGS, link: { delay: ONE_WAY } },
);
