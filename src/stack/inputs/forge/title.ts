/** What a packet that somebody has put together is called: like one of its kind, with an asterisk. */
import { arpTitle } from '../../protocols/arp/title.ts';
import { icmpTitle } from '../../protocols/icmp/title.ts';
import { segmentTitle } from '../../protocols/tcp/title.ts';
import { definePacket } from '../../trace/packets.ts';
import './events.ts';
import type { Forged } from './forged.ts';

const hex = (etherType: number) => `0x${etherType.toString(16).padStart(4, '0')}`;

export function forgedTitle({ kind, body }: Forged): string {
  switch (kind) {
    case 'forged.frame':
      return `${hex(body.etherType)}*`;
    case 'forged.arp':
      return `${arpTitle(body.operation)}*`;
    case 'forged.ip':
      return `IP ${body.protocol}*`;
    case 'forged.icmp':
      return `${icmpTitle(body.type)}*`;
    case 'forged.udp':
      return 'UDP*';
    case 'forged.tcp':
      return `${segmentTitle(body.flags)}*`;
  }
}

definePacket('forged.frame', {
  protocol: 'other',
  layer: 'link',
  title: (body) => forgedTitle({ kind: 'forged.frame', body }),
});
definePacket('forged.arp', {
  protocol: 'arp',
  layer: 'link',
  title: (body) => forgedTitle({ kind: 'forged.arp', body }),
});
definePacket('forged.ip', {
  protocol: 'ipv4',
  layer: 'network',
  title: (body) => forgedTitle({ kind: 'forged.ip', body }),
});
definePacket('forged.icmp', {
  protocol: 'icmp',
  layer: 'network',
  title: (body) => forgedTitle({ kind: 'forged.icmp', body }),
});
definePacket('forged.udp', {
  protocol: 'udp',
  layer: 'transport',
  title: (body) => forgedTitle({ kind: 'forged.udp', body }),
});
definePacket('forged.tcp', {
  protocol: 'tcp',
  layer: 'transport',
  title: (body) => forgedTitle({ kind: 'forged.tcp', body }),
});
