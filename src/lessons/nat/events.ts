/** The events that the lesson speaks of. */
import '../../stack/apps/traceroute/events.ts';
import '../../stack/hooks/nat/events.ts';
import '../../stack/nodes/router/events.ts';
import '../../stack/protocols/icmp/events.ts';
import '../../stack/protocols/udp/events.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Instant } from '../../stack/core/instant.ts';
import type { IgnoredReason } from '../../stack/trace/kernel-events.ts';
import { type EventPredicate, one } from '../../stack/trace/predicates.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import { between } from '../between.ts';
import { nth } from '../moments.ts';
import { ARNOS_OUTSIDE, FRIEND, GREETINGS, LAST_WORD, MORE, PORT, STRANGER } from './scenario.ts';

/** A datagram to a port, from one to a port, and one that came from a port. */
const says = (node: string, dstPort: number): EventPredicate =>
  one({ kind: 'udp.sent', field: 'dstPort', is: dstPort }).at(node);
const hears = (node: string, srcPort: number): EventPredicate =>
  one({ kind: 'udp.received', field: 'srcPort', is: srcPort }).at(node);
const dies = (node: string, why: IgnoredReason): EventPredicate =>
  one({ kind: 'packet.ignored', field: 'why', is: why }).at(node);

export const lookedFor = says('server', PORT);
export const notFound = one({ kind: 'icmp.received' }).at('server');

export const hello = says('anna', GREETINGS);
export const helloHeard = hears('server', PORT);
export const answered = hears('anna', GREETINGS);

export const arnosHello = says('arno', GREETINGS);
export const arnoHeard = hears('server', ARNOS_OUTSIDE);

export const more = says('anna', MORE);
export const moreHeard = more.then(hears('server', PORT));

export const psst = says('bella', ARNOS_OUTSIDE);
export const psstDies = dies('home-a', 'nat-filtered');
export const psstHeard = hears('arno', STRANGER);

export const meets = says('bella', GREETINGS);
export const annaTries = says('anna', FRIEND);
export const bellaTries = says('bella', PORT);
/** It came through Anna's home, on its way to her. */
export const bellaPasses = bellaTries.then(
  one({ kind: 'nat.translated', field: 'direction', is: 'in' }).at('home-a'),
);
export const annaAgain = nth(annaTries, 2);

export const coreReports = one({ kind: 'icmp.sent', field: 'type', is: 11 }).at('core');
export const turned = one({ kind: 'nat.error.translated' }).at('home-a');
export const reportHeard = nth(one({ kind: 'traceroute.answered' }).at('anna'), 2);

/** Anna's last word: nothing leaves her home for good. */
export const goodNight = one(
  { kind: 'udp.sent', field: 'dstPort', is: GREETINGS },
  ({ at }) => at >= LAST_WORD,
).at('anna');
export const news = (n: number) => goodNight.then(nth(says('server', PORT), n));
export const newsEnds = (n: number) =>
  news(n).then(one({ kind: n === 1 ? 'udp.received' : 'packet.ignored' }));

/** The ports by which the places inside are known outside a home, as many as there are at an instant. */
export function rows(run: RecordedRun, home: string, at: Instant): TraceEvent<'nat.mapped'>[] {
  const gone = between(run, 'nat.unmapped', home, 0, at);
  return between(run, 'nat.mapped', home, 0, at).filter(
    (row) => !gone.some((each) => each.outsidePort === row.outsidePort && each.at > row.at),
  );
}
