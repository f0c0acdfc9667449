/** A long file over a slow line with a short queue in front of it, from a sender who begins with one segment. */
import { MILLISECOND, MINUTE, SECOND } from '../../stack/core/instant.ts';
import type { HostSpec, ScenarioSpec } from '../../stack/world/scenario.ts';
import { reader, twoHosts, uploader } from '../two-hosts.ts';

export const SEGMENT = 1000;
export const FILE = 320 * SEGMENT;
/** Sent after a long silence. */
export const SECOND_FILE = 40 * SEGMENT;
export const SECOND_AT = 8 * SECOND;
/** The receiver’s: it never limits. */
export const BUFFER = 64 * SEGMENT;
/** A frame with a whole segment: Ethernet, IP and TCP headers before it. */
const FRAME = SEGMENT + 54;
/** Segments that may wait in front of the slow line. */
export const QUEUE = 10;
export const QUEUE_BYTES = QUEUE * FRAME;

/** Each segment acknowledged at once, and none of the options that change how many bytes it holds. */
const SETTINGS: NonNullable<HostSpec['settings']> = {
  windowScaling: false,
  timestamps: false,
  delayedAck: false,
  nagle: false,
  congestionControl: 'newreno',
  announcedMss: SEGMENT,
  receiveBuffer: BUFFER,
  sendBuffer: FILE,
  initialWindow: 1,
};

export const scenario: ScenarioSpec = twoHosts(
  'slow-start',
  {
    client: [
      uploader(
        { do: 'send', on: 's', bytes: FILE },
        { do: 'waitUntil', at: SECOND_AT },
        { do: 'send', on: 's', bytes: SECOND_FILE },
      ),
    ],
    server: [reader({ do: 'recvAll', on: 'caller', size: BUFFER })],
  },
  MINUTE,
  {
    settings: SETTINGS,
    link: { bandwidth: 1_000_000, delay: 40 * MILLISECOND, queueBytes: QUEUE_BYTES },
    // The learner may change the initial window.
    needs: ['socket-options'],
  },
);
