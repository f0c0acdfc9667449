import type { ByteMark } from './mark.ts';
import type { Endpoint } from './parts/connections.ts';
import type { Flow } from './parts/flow.ts';
import { connectionsOf } from './queries.ts';
import type { RecordedRun } from './recorded-run.ts';

/** Whether a flow is the stream of the byte: the same ends, counted from the same SYN. */
export function isStreamOf(
  run: RecordedRun,
  { connection: index, side }: ByteMark,
  { from, to, base }: Pick<Flow, 'from' | 'to' | 'base'>,
): boolean {
  const connection = connectionsOf(run)[index];
  if (connection === undefined) return false;
  const { a, b, baseA, baseB } = connection;
  const [own, other] = side === 0 ? [a, b] : [b, a];
  const same = (one: Endpoint, two: Endpoint) =>
    one.address === two.address && one.port === two.port;
  return same(own, from) && same(other, to) && (side === 0 ? baseA : baseB) >>> 0 === base >>> 0;
}
