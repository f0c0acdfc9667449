import { segmentOf } from '../../../../model/packets.ts';
import { packetsOf } from '../../../../model/queries.ts';
import type { SessionInput } from '../../../../stack/world/inputs.ts';
import { type BulkOptions, runOf } from './bulk.ts';

/** The same run without some of its first data segments, numbered from 1 as in RFC 2018. */
export function runWithout(lost: readonly number[], options: BulkOptions) {
  const data = packetsOf(runOf(options)).filter((each) => (segmentOf(each)?.length ?? 0) > 0);
  const inputs = lost.map((number): SessionInput => {
    const packet = data[number - 1];
    if (packet === undefined) throw new Error(`There is no segment ${number}.`);
    return { kind: 'drop', at: (packet.starts + packet.arrives) / 2, frame: packet.frame };
  });
  return runOf(options, inputs);
}
