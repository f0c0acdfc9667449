/** The frame in which each packet was first sent: it may have waited for an address (RFC 826). */
import { placesOf } from '../../stack/trace/schema.ts';
import { wordAt } from '../columns.ts';
import type { ModelPart } from '../part.ts';
import type { RecordedRun } from '../recorded-run.ts';

const PACKET = placesOf('frame.sent').packet;

/** `frame.sent` events by the event that made the packet in them. */
const CARRIERS: ModelPart<Map<number, number>> = {
  id: 'carriers',
  create: () => new Map(),
  readers: {
    'frame.sent': (carriers, { log }, id) => {
      const packet = wordAt(log, id, PACKET);
      if (packet >= 0 && !carriers.has(packet)) carriers.set(packet, id);
    },
  },
};

/** The `frame.sent` of a packet's first frame, −1 when none was sent. */
export function frameOfPacket(run: RecordedRun, packet: number): number {
  return run.part(CARRIERS).get(packet) ?? -1;
}
