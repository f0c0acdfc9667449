/** How a packet came to the node that writes about it, told from the causes of what it wrote. */
import type { TraceLog } from '../../stack/trace/log.ts';
import { packetMakerOf } from '../../stack/trace/packets.ts';
import { kindId, placesOf } from '../../stack/trace/schema.ts';
import { causeAt, holds, kindAt, wordAt } from '../columns.ts';

const FRAME = placesOf('frame.delivered').frame;
const DELIVERED = kindId('frame.delivered');
/** How far up the causes a packet's arrival or its making lies: hooks stand between them. */
const FAR = 8;

/**
 * The frame in which the packet came, or 'own' when the node made it itself; undefined when the log
 * holds neither.
 */
export function cameBy(log: TraceLog, id: number): number | 'own' | undefined {
  let cause = causeAt(log, id);
  for (let steps = 0; holds(log, cause) && steps < FAR; steps++) {
    const kind = kindAt(log, cause);
    if (kind === DELIVERED) return wordAt(log, cause, FRAME);
    if (packetMakerOf(kind) !== undefined) return 'own';
    cause = causeAt(log, cause);
  }
  return undefined;
}
