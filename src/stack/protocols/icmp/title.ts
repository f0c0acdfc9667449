import { definePacket } from '../../trace/packets.ts';
import './events.ts';

const NAMES: Readonly<Record<number, string>> = {
  0: 'echo reply',
  3: 'unreachable',
  4: 'source quench',
  5: 'redirect',
  8: 'echo',
  11: 'time exceeded',
  12: 'parameter problem',
};

export const icmpTitle = (type: number): string => `ICMP ${NAMES[type] ?? `type ${type}`}`;

definePacket('icmp.sent', {
  protocol: 'icmp',
  layer: 'network',
  title: ({ type }) => icmpTitle(type),
});
