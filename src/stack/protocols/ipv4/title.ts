import { definePacket } from '../../trace/packets.ts';
import './events.ts';
import { ipProtocols } from './header.ts';

/** By the number in the IP header: a ping's request and its answer are of one protocol. */
const NAMES = new Map<number, string>(
  Object.entries(ipProtocols).map(([name, number]) => [number, name]),
);

definePacket('raw.sent', {
  protocol: 'ip',
  protocolOf: ({ protocol }) => NAMES.get(protocol) ?? 'ip',
  layer: 'network',
  title: ({ protocol }) => (NAMES.get(protocol) ?? `IP ${protocol}`).toUpperCase(),
});
