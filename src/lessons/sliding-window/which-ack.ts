/** What is asked by pointing: which ACK lets the seventh segment go. */
import type { Mark } from '../../model/mark.ts';
import type { Packet } from '../../model/packets.ts';
import { packetOf, packetsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { eventOf, nodeOf } from '../facts.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import type { Question } from '../types.ts';
import { edgeOf, heard, sends } from './events.ts';
import { SEGMENT } from './scenario.ts';

/** The packet whose arrival let the client send its n-th segment: the first edge that lies so far. */
export function letsGo(run: RecordedRun, n: number): Packet | undefined {
  const sent = eventOf(run, sends(n));
  if (sent < 0) return undefined;
  const ack = heard(run, sent).find((each) => edgeOf(each) >= n * SEGMENT);
  return packetsOf(run).find(({ receivedEvent }) => receivedEvent === ack?.id);
}

/** When an ACK of the server's arrives that a mark stands for; NaN for all else. */
function arrivesAt(mark: Mark, run: RecordedRun): number {
  const packet = mark.kind === 'packet' ? packetOf(run, mark.frame) : undefined;
  return packet?.from === nodeOf(run, 'server') ? packet.arrives : Number.NaN;
}

const enoughAt = (run: RecordedRun) => letsGo(run, 7)?.arrives ?? Number.NaN;

export const whichAck: Question = {
  kind: 'point',
  id: 'lets-seventh',
  rule: cite(9293, '3.8.6.2.1'),
  why: when(sends(7)),
  relative: true,
  at: 'packet',
  answer(run) {
    const packet = letsGo(run, 7);
    return packet === undefined ? [] : [{ kind: 'packet', frame: packet.frame }];
  },
  marks: {
    earlier: (mark, run) => arrivesAt(mark, run) < enoughAt(run),
    enough: (mark, run) => arrivesAt(mark, run) === enoughAt(run),
    later: (mark, run) => arrivesAt(mark, run) > enoughAt(run),
    'no-ack': () => true,
  },
};
