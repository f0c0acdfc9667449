/** The packets that the learner forwards as the router west: every seed deals others. */
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { ipv4 } from '../../stack/core/addresses.ts';
import { nextBelow, type Rng, seededRng } from '../../stack/core/rng.ts';
import '../../stack/apps/ping/events.ts';
import { CAMERA } from './scenario.ts';

interface Dealt {
  readonly dst: number;
  readonly ttl: number;
}

const between = (rng: Rng, low: number, high: number) => low + nextBelow(rng, high - low + 1);
const anyTtl = (rng: Rng) => between(rng, 20, 60);

/** What a run has of its seed: the identifier that its first ping has drawn. */
function dealer(run: RecordedRun, salt: number): Rng {
  const [first] = eventsIn(run, { kind: 'ping.sent' });
  return seededRng((first?.identifier ?? 0) * 31 + salt);
}

/** Four packets for four rows: which is which the order does not tell. */
export function rowsDealt(run: RecordedRun): readonly Dealt[] {
  const rng = dealer(run, 1);
  const packets = [
    // Of 10.2.3.0/24, next to the camera.
    { dst: ipv4(CAMERA) + between(rng, 1, 40), ttl: anyTtl(rng) },
    { dst: ipv4(CAMERA), ttl: anyTtl(rng) },
    // Of 10.2.0.0/16, and of no longer prefix.
    { dst: ipv4(`10.2.${between(rng, 4, 250)}.${between(rng, 1, 250)}`), ttl: anyTtl(rng) },
    { dst: ipv4(`10.3.${between(rng, 1, 250)}.${between(rng, 1, 250)}`), ttl: anyTtl(rng) },
  ];
  return shuffled(packets, rng);
}

/** A neighbour, a packet at its end, and two that go on. */
export function drillDealt(run: RecordedRun): readonly Dealt[] {
  const rng = dealer(run, 2);
  const packets = [
    { dst: ipv4('10.0.8.2'), ttl: anyTtl(rng) },
    { dst: ipv4(`10.2.3.${between(rng, 5, 60)}`), ttl: 1 },
    { dst: ipv4(`10.2.3.${between(rng, 100, 199)}`), ttl: between(rng, 2, 9) },
    { dst: ipv4(`198.51.100.${between(rng, 1, 250)}`), ttl: anyTtl(rng) },
  ];
  return shuffled(packets, rng);
}

function shuffled(packets: readonly Dealt[], rng: Rng): readonly Dealt[] {
  const rest = [...packets];
  return packets.map(() => rest.splice(nextBelow(rng, rest.length), 1)[0] as Dealt);
}
