/** What hosts and queriers write to the trace of groups. */
import type { Ipv4 } from '../../core/addresses.ts';
import { formatIpv4 } from '../../core/addresses.ts';
import { type BodiesOf, defineEvents, int, text, u32 } from '../../trace/schema.ts';
import type { GroupRecord, IgmpFault, IgmpMessage } from './message.ts';

export type IgmpMessageName = 'general query' | 'group query' | 'source query' | 'report' | 'leave';
/** A host's card takes part in a group, does so no longer, or wants other senders of it. */
export type MembershipChange = 'joined' | 'left' | 'changed';
/** What the querier's table says of a group. */
export type TableChange = 'present' | 'leaving' | 'gone' | 'no-room';

const message = { version: int, name: text<IgmpMessageName>(), group: u32, detail: text() };

export const igmpEvents = defineEvents(864, {
  'igmp.sent': message,
  'igmp.received': { ...message, from: u32 },
  'igmp.discarded': { why: text<IgmpFault>() },
  'igmp.membership': { group: u32, change: text<MembershipChange>(), detail: text() },
  /** Somebody else reported the group, which is enough (RFC 2236 §3). */
  'igmp.suppressed': { group: u32, by: u32 },
  /** The host speaks another version from now on: that of the querier. */
  'igmp.version': { version: int },
  'igmp.table': { group: u32, change: text<TableChange>(), detail: text() },
  /** Whose address is smaller asks: `other`, or 0 when it is this host (RFC 3376 §6.6.2). */
  'igmp.querier': { other: u32 },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof igmpEvents> {}
}

/** What the trace says of a message. */
export function aboutMessage(message: IgmpMessage) {
  switch (message.kind) {
    case 'query': {
      const { version, group, sources } = message;
      const specific = sources.length > 0 ? 'source query' : 'group query';
      const name: IgmpMessageName = group === 0 ? 'general query' : specific;
      return { version, name, group, detail: listed(sources) };
    }
    case 'report':
      return {
        version: message.version,
        name: 'report',
        group: message.group,
        detail: '',
      } as const;
    case 'leave':
      return { version: 2, name: 'leave', group: message.group, detail: '' } as const;
    case 'records': {
      const detail = message.records.map(recordText).join('; ');
      const group = message.records[0]?.group ?? 0;
      return { version: 3, name: 'report', group, detail } as const;
    }
  }
}

function recordText({ type, group, sources }: GroupRecord): string {
  return `${type} ${formatIpv4(group)} (${listed(sources)})`;
}

export function listed(sources: readonly Ipv4[]): string {
  return sources.map(formatIpv4).join(', ');
}
