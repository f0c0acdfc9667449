/** A file for a program that reads slowly, falls asleep for ten minutes, and then takes small bites. */
import { MILLISECOND, MINUTE } from '../../stack/core/instant.ts';
import type { HostSpec, ScenarioSpec } from '../../stack/world/scenario.ts';
import { reader, twoHosts, uploader } from '../two-hosts.ts';

export const SEGMENT = 1000;
export const BUFFER = 4000;
/** One segment's worth is read, and then nothing for so long. */
export const EVERY = 100 * MILLISECOND;
const READ_SLOWLY = 7 * SEGMENT;
/** The program sleeps until then. */
export const WAKES = 10 * MINUTE;
/** Afterwards it reads no more than this at a time. */
export const BITE = 100;
const BITE_EVERY = 50 * MILLISECOND;
/** What is still to be sent when the last window before the bites is used up. */
export const REST = 4 * SEGMENT;
export const FILE = READ_SLOWLY + 2 * BUFFER + REST;

/** Segments that leave before anything is known of the network. */
export const FIRST_WINDOW = 2;

/** Whole segments of 1000 bytes, and each acknowledged at once: the picture is about windows. */
const SETTINGS: NonNullable<HostSpec['settings']> = {
  windowScaling: false,
  timestamps: false,
  sack: false,
  delayedAck: false,
  announcedMss: SEGMENT,
  receiveBuffer: BUFFER,
  initialWindow: FIRST_WINDOW,
};

const network = twoHosts(
  'flow-control',
  {
    client: [uploader({ do: 'send', on: 's', bytes: FILE })],
    server: [
      reader(
        { do: 'recvAll', on: 'caller', size: SEGMENT, bytes: READ_SLOWLY, every: EVERY },
        { do: 'waitUntil', at: WAKES },
        { do: 'recv', on: 'caller', size: BUFFER },
        { do: 'wait', for: EVERY },
        { do: 'recvAll', on: 'caller', size: BITE, every: BITE_EVERY },
      ),
    ],
  },
  12 * MINUTE,
  {
    settings: SETTINGS,
    link: { bandwidth: 1_000_000 },
    // The learner may change what both ends know.
    needs: ['socket-options'],
  },
);

/** The client sends whatever fits: what keeps windows from being silly is the server's part alone. */
export const scenario: ScenarioSpec = {
  ...network,
  nodes: network.nodes.map((node) =>
    node.name === 'client'
      ? { ...node, settings: { ...SETTINGS, sillyWindowAvoidance: false } }
      : node,
  ),
};
