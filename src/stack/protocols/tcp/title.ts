import { definePacket } from '../../trace/packets.ts';
import './events.ts';
import { tcpFlags } from './header/header.ts';

const FLAG_ORDER = ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ACK', 'ECE', 'CWR'] as const;

/** The flags' names in the order people say them: SYN, ACK; FIN, ACK; PSH, ACK. */
export function flagNames(flags: number): string[] {
  return FLAG_ORDER.filter((name) => (flags & tcpFlags[name]) !== 0);
}

export const segmentTitle = (flags: number): string =>
  flags === 0 ? 'no flags' : flagNames(flags).join(', ');

definePacket('segment.sent', {
  protocol: 'tcp',
  layer: 'transport',
  title: ({ flags }) => segmentTitle(flags),
  length: ({ length }) => length,
});
