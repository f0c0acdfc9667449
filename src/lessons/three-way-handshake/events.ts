/** The events that the lesson speaks of, and the old SYN that its reader lets arrive. */
import { countAt } from '../../model/cursor.ts';
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { type Instant, SECOND } from '../../stack/core/instant.ts';
import { becomes, dataSegment, segment } from '../../stack/protocols/tcp/predicates.ts';
import { one } from '../../stack/trace/predicates.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { SYN } from '../facts.ts';
import { forgedSegment } from '../forged.ts';
import { SERVER } from '../two-hosts.ts';

export const syn = segment('SYN').from('client');
export const synAck = segment('SYN', 'ACK').from('server');
/** The bare acknowledgement: the first ACK that the client sends. */
export const lastAck = segment('ACK').from('client');
export const request = dataSegment().from('client');
export const clientOpen = becomes('ESTABLISHED').at('client');
export const serverOpen = becomes('ESTABLISHED').at('server');

/** A SYN of a connection that is long over, from a port that the client does not use any more. */
const OLD = { srcPort: 51_234, seq: 90 } as const;
export const OLD_SYN_AT = 10 * SECOND;

export const oldSyn = (run: RecordedRun, after: Instant = 0): SessionInput =>
  forgedSegment(run, {
    ...{ from: 'client', to: 'server', at: Math.max(after, OLD_SYN_AT) },
    ...{ ...OLD, dstPort: SERVER.port, flags: SYN },
  });

const isOld = (port: number) => port === OLD.srcPort;
export const ofOld = one({ kind: 'tcp.transition', field: 'remotePort', is: isOld });
/** The server answers the old SYN, and the client says that it knows nothing of it. */
export const halfOpen = one({ kind: 'segment.received', field: 'srcPort', is: isOld }).at('server');
export const denied = halfOpen.then(segment('RST').from('client'));

/** The state of the server's end of the old connection, at an instant. */
export function oldState(run: RecordedRun, at: Instant): string {
  const changes = { kind: 'tcp.transition', field: 'remotePort', is: isOld } as const;
  const last = [...eventsIn(run, changes, 0, countAt(run.log, at))].at(-1);
  return last?.to ?? 'none';
}
