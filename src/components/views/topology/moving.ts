/** What moves on the map at the cursor: packets on links, where some ended, and the way of the followed one. */
import type { Cursor } from '../../../model/cursor.ts';
import { countBelow } from '../../../model/cursor.ts';
import { type Death, deathOf } from '../../../model/deaths.ts';
import { type Packet, phaseOf, progressAt } from '../../../model/packets.ts';
import { type Ignored, journeyOf, unsentBefore } from '../../../model/parts/journeys.ts';
import { longestFlight, packetsInFlight, packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';

/** A packet on a link at the cursor. */
export interface OnLink {
  readonly packet: Packet;
  /** How much of the link it has behind it, 0 … 1. */
  readonly progress: number;
}

export interface Moving {
  readonly onLinks: readonly OnLink[];
  readonly deaths: readonly Death[];
  /** What nodes gave up without sending it. */
  readonly unsent: readonly Ignored[];
  /** Every crossing of the followed packet that has begun, in order. */
  readonly way: readonly OnLink[];
}

const itself = (packet: Packet, { at }: Cursor): OnLink => ({
  packet,
  progress: progressAt(packet, at),
});

/**
 * The ends of packets that are still to be seen: nothing has been sent since, or they are no older
 * than the longest flight.
 */
function recentDeaths(run: RecordedRun, cursor: Cursor): readonly Death[] {
  const list = packetsOf(run);
  const count = countBelow(list, cursor.event, ({ sentEvent }) => sentEvent);
  const lastSent = list[count - 1]?.sentEvent ?? -1;
  const flight = longestFlight(run);
  const deaths: Death[] = [];
  for (let i = count - 1; i >= 0 && i >= count - FAR_BACK; i--) {
    const packet = list[i] as Packet;
    const death = packet.endEvent < 0 ? undefined : deathOf(run, packet, cursor);
    if (death === undefined) continue;
    if (death.event > lastSent || cursor.at - packet.endAt <= flight) deaths.push(death);
  }
  return deaths;
}

/** No more packets than this are looked back at for ends that may still be seen. */
const FAR_BACK = 512;

function recentlyUnsent(run: RecordedRun, cursor: Cursor): readonly Ignored[] {
  const list = packetsOf(run);
  const lastSent = list[countBelow(list, cursor.event, ({ sentEvent }) => sentEvent) - 1];
  const flight = longestFlight(run);
  return unsentBefore(run, cursor).filter(
    ({ id, at }) => id > (lastSent?.sentEvent ?? -1) || cursor.at - at <= flight,
  );
}

export function movingAt(
  run: RecordedRun,
  cursor: Cursor,
  followed: number | undefined,
  without: readonly string[],
): Moving {
  const shows = ({ protocol }: Packet) => !without.includes(protocol);
  if (followed !== undefined) {
    const begun = journeyOf(run, followed).filter(({ sentEvent }) => sentEvent < cursor.event);
    return {
      onLinks: begun
        .filter((packet) => phaseOf(packet, cursor) === 'in-flight')
        .map((packet) => itself(packet, cursor)),
      deaths: begun.flatMap((packet) => deathOf(run, packet, cursor) ?? []),
      unsent: [],
      way: begun.map((packet) => itself(packet, cursor)),
    };
  }
  return {
    onLinks: packetsInFlight(run, cursor)
      .filter(shows)
      .map((packet) => itself(packet, cursor)),
    deaths: recentDeaths(run, cursor).filter(({ packet }) => shows(packet)),
    unsent: recentlyUnsent(run, cursor),
    way: [],
  };
}

/** The protocols of a run, in the order of their first packets. */
export function protocolsOf(run: RecordedRun): readonly string[] {
  return [...new Set(packetsOf(run).map(({ protocol }) => protocol))];
}
