/** Which multicast groups our host is in, as the trace says: the agent hears what is sent to these alone. */
import { formatMac, groupMac, type Ipv4 } from '../../../stack/core/addresses.ts';
import '../../../stack/protocols/igmp/events.ts';
import { eventsOf, type TraceLog } from '../../../stack/trace/log.ts';

/** The hardware addresses of the groups, when they have changed since; `groups` is brought up to date. */
export function newGroups(
  groups: Set<Ipv4>,
  log: TraceLog,
  node: number,
  from: number,
): string[] | undefined {
  let changed = false;
  for (const { node: at, group, change } of eventsOf(log, ['igmp.membership'], from)) {
    if (at !== node || change === 'changed') continue;
    changed = true;
    if (change === 'joined') groups.add(group);
    else groups.delete(group);
  }
  return changed ? hardwareOf(groups) : undefined;
}

/** Of 32 groups one hardware address: each is told once. */
export const hardwareOf = (groups: ReadonlySet<Ipv4>): string[] => [
  ...new Set(Array.from(groups, (group) => formatMac(groupMac(group)))),
];
