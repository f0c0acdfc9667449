/** One case of the stream fuzzer: a link, two hosts and how their applications behave. Plain data. */
import { MILLISECOND } from '../../src/stack/core/instant.ts';
import { type Rng, seededRng } from '../../src/stack/core/rng.ts';
import { type LinkSettings, PERFECT_LINK } from '../../src/stack/links/wire/wire.ts';
import type { TransportSettings } from '../../src/stack/sockets/index.ts';
import { between, magnitude, often, pick } from '../random.ts';
import { randomSwitches } from '../switches.ts';

export interface AppBehaviour {
  /** Bytes it wants to send. */
  bytes: number;
  /** Largest write and read, bytes. */
  write: number;
  read: number;
  /** Longest pause between two looks at its socket, µs. */
  pause: number;
  /** How it ends: `polite` reads to the end of the stream and closes. */
  end: 'polite' | 'close early' | 'abort';
  /** Bytes after which it ends, when it is not polite. */
  patience: number;
}

export interface StreamCase {
  /** Seed of the world and of all that the applications choose while it runs. */
  seed: number;
  link: LinkSettings;
  mtu: number;
  settings: [Partial<TransportSettings>, Partial<TransportSettings>];
  apps: [AppBehaviour, AppBehaviour];
}

const MOST_READS = 1_000;

export function makeCase(seed: number): StreamCase {
  const rng = seededRng(seed);
  const apps: StreamCase['apps'] = [randomApp(rng), randomApp(rng)];
  // Bytes that are fetched one by one had better be few.
  apps[0].bytes = Math.min(apps[0].bytes, MOST_READS * apps[1].read);
  apps[1].bytes = Math.min(apps[1].bytes, MOST_READS * apps[0].read);
  return {
    seed,
    link: randomLink(rng),
    mtu: pick(rng, [1500, 1500, 1500, 576, 300, between(rng, 100, 1500)]),
    settings: [randomSettings(rng), randomSettings(rng)],
    apps,
  };
}

/** Perfect in some ways and bad in others: faults must meet alone as well as together. */
function randomLink(rng: Rng): LinkSettings {
  const fault = (most: number) => (often(rng, 45) ? 0 : magnitude(rng, most));
  return {
    ...PERFECT_LINK,
    bandwidth: pick(rng, [0, 0, 256_000, 1_000_000, 10_000_000, 100_000_000]),
    delay: pick(rng, [0, MILLISECOND, magnitude(rng, 200 * MILLISECOND)]),
    queueBytes: pick(rng, [0, 0, 65_536, 8_192, 3_200]),
    markBytes: pick(rng, [0, 0, 3_000]),
    lossPpm: fault(150_000),
    duplicatePpm: fault(100_000),
    corruptPpm: fault(60_000),
    reorderPpm: fault(250_000),
    reorderBy: magnitude(rng, 60 * MILLISECOND),
  };
}

function randomSettings(rng: Rng): Partial<TransportSettings> {
  const buffer = () =>
    pick(rng, [131_072, 131_072, 65_536, 8_192, 1_500, between(rng, 64, 300_000)]);
  return {
    ...(often(rng, 50) ? {} : randomSwitches(rng)),
    sendBuffer: buffer(),
    receiveBuffer: buffer(),
    minimumRto: pick(rng, [1_000 * MILLISECOND, 200 * MILLISECOND]),
    initialWindow: pick(rng, [0, 1, 10]),
  };
}

function randomApp(rng: Rng): AppBehaviour {
  const bytes = often(rng, 20) ? 0 : magnitude(rng, 300_000);
  return {
    bytes,
    write: Math.max(1, magnitude(rng, 20_000)),
    read: Math.max(1, magnitude(rng, 40_000)),
    pause: Math.max(50, magnitude(rng, 100 * MILLISECOND)),
    end: often(rng, 80) ? 'polite' : pick(rng, ['close early', 'abort']),
    patience: magnitude(rng, bytes + 1),
  };
}
