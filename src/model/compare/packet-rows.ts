/** The packets of two runs in one list: what is the same, later, other, or in one run only. */
import type { Packet } from '../packets.ts';
import { packetsOf } from '../queries.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { packetKey } from './happenings.ts';

export interface PacketRow {
  /** The same packet in the first run and in the second. */
  readonly packets: readonly [Packet | undefined, Packet | undefined];
  readonly same: boolean;
}

/** In the order of sending. The n-th packet of a key is the n-th of that key in the other run. */
export function packetRows(a: RecordedRun, b: RecordedRun): PacketRow[] {
  const waiting = new Map<string, Packet[]>();
  for (const packet of packetsOf(b)) {
    const key = packetKey(b, packet);
    const list = waiting.get(key);
    if (list === undefined) waiting.set(key, [packet]);
    else list.push(packet);
  }
  const rows = packetsOf(a).map((packet): PacketRow => {
    const other = waiting.get(packetKey(a, packet))?.shift();
    return { packets: [packet, other], same: other !== undefined && sameWay(packet, other) };
  });
  const left = [...waiting.values()].flat();
  rows.push(...left.map((packet): PacketRow => ({ packets: [undefined, packet], same: false })));
  return rows.sort((x, y) => startOf(x) - startOf(y));
}

const startOf = ({ packets: [a, b] }: PacketRow) =>
  Math.min(a?.starts ?? Number.POSITIVE_INFINITY, b?.starts ?? Number.POSITIVE_INFINITY);

function sameWay(a: Packet, b: Packet): boolean {
  const changed = ({ changes }: Packet) => changes.map(({ how }) => how).join(' ');
  return (
    a.starts === b.starts &&
    a.endAt === b.endAt &&
    a.dropped === b.dropped &&
    changed(a) === changed(b)
  );
}
