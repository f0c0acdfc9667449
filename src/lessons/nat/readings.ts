/** What the questions read off a run. */
import { holds, nodeAt } from '../../model/columns.ts';
import type { Mark } from '../../model/mark.ts';
import { packetOf, packetsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { SECOND } from '../../stack/core/instant.ts';
import { between } from '../between.ts';
import { nodeOf, timeOf } from '../facts.ts';
import { annaTries, bellaTries } from './events.ts';
import { LAST_WORD, MEET, NOWHERE, PING, PSST } from './scenario.ts';

/** Who hears the server that looks for a private address. */
export function foundAt(run: RecordedRun): readonly string[] {
  return ['anna', 'bella'].filter(
    (node) => between(run, 'udp.received', node, NOWHERE, NOWHERE + SECOND).length > 0,
  );
}

/** The source of the first datagram that the server hears. */
export const seenAs = (run: RecordedRun) =>
  between(run, 'udp.received', 'server', 0)[0]?.srcAddress ?? Number.NaN;

/** How the server can tell Anna's greeting from Arno's. */
export function toldApart(run: RecordedRun): 'address' | 'port' | 'nothing' {
  const [anna, arno] = between(run, 'udp.received', 'server', 0);
  if (anna?.srcAddress !== arno?.srcAddress) return 'address';
  return anna?.srcPort === arno?.srcPort ? 'nothing' : 'port';
}

/** Whom the stranger's datagram reaches. */
export function psstReaches(run: RecordedRun): readonly string[] {
  return ['anna', 'arno'].filter(
    (node) => between(run, 'udp.received', node, PSST, MEET).length > 0,
  );
}

/** What Anna and Bella hear of each other: datagrams from the other's home. */
export function heardOfEachOther(run: RecordedRun): number {
  const from = MEET + 2 * SECOND;
  return ['anna', 'bella'].flatMap((node) => between(run, 'udp.received', node, from, PING)).length;
}

/** The source in the header that a report quotes, as Anna gets it: what the NAT has made of it. */
export const quoted = (run: RecordedRun) =>
  between(run, 'nat.error.translated', 'home-a', 0)[0]?.after ?? Number.NaN;

export const newsHeard = (run: RecordedRun) =>
  between(run, 'udp.received', 'anna', LAST_WORD + SECOND).length;

/**
 * The packet that a mark stands for is one that a host has made, and this frame of it was begun between
 * two instants: on its way others send the frames.
 */
export function isPacketOf(
  host: string,
  mark: Mark,
  run: RecordedRun,
  from = 0,
  to = Number.MAX_SAFE_INTEGER,
): boolean {
  const packet = mark.kind === 'packet' ? packetOf(run, mark.frame) : undefined;
  if (packet === undefined || !holds(run.log, packet.headerEvent)) return false;
  const within = packet.starts >= from && packet.starts < to;
  return within && nodeAt(run.log, packet.headerEvent) === nodeOf(run, host);
}

/** The way of Anna's first try: what she sent, and what her home sent on. */
export const isHole = (mark: Mark, run: RecordedRun) =>
  isPacketOf('anna', mark, run, timeOf(run, annaTries), timeOf(run, bellaTries));

export const holePackets = (run: RecordedRun): readonly Mark[] =>
  packetsOf(run)
    .map(({ frame }): Mark => ({ kind: 'packet', frame }))
    .filter((mark) => isHole(mark, run));
