/** Two files over one connection: one to a program that falls asleep, one to a program that reads. */
import { MILLISECOND, MINUTE, SECOND } from '../../stack/core/instant.ts';
import type { HostSpec, ScenarioSpec } from '../../stack/world/scenario.ts';
import { PAUSE, reader, twoHosts, uploader } from '../two-hosts.ts';

export const FILE = 12_000;
export const BUFFER = 4000;
export const SEGMENT = 1000;
/** When the server’s program, having read one buffer's worth, wakes again. */
export const WAKES = 400 * MILLISECOND;
/** When the second file is sent. */
export const SECOND_FILE = 2 * SECOND;

/** Longer than the second file takes over the short way, and shorter than over the long one, µs. */
export const ROUND_TRIPS_FAR = 400 * MILLISECOND;

/** Whole segments of 1000 bytes, and each acknowledged at once: the picture is about windows. */
const SETTINGS: NonNullable<HostSpec['settings']> = {
  windowScaling: false,
  timestamps: false,
  sack: false,
  delayedAck: false,
  announcedMss: SEGMENT,
  receiveBuffer: BUFFER,
};

export const scenario: ScenarioSpec = twoHosts(
  'sliding-window',
  {
    client: [
      uploader(
        { do: 'send', on: 's', bytes: FILE },
        { do: 'waitUntil', at: SECOND_FILE },
        { do: 'send', on: 's', bytes: FILE },
      ),
    ],
    server: [
      reader(
        { do: 'recvAll', on: 'caller', size: SEGMENT, bytes: BUFFER },
        { do: 'waitUntil', at: WAKES },
        { do: 'recv', on: 'caller', size: 2 * SEGMENT },
        { do: 'wait', for: 3 * PAUSE },
        { do: 'recvAll', on: 'caller', size: BUFFER },
      ),
    ],
  },
  5 * MINUTE,
  { settings: SETTINGS, link: { bandwidth: 1_000_000 } },
);
