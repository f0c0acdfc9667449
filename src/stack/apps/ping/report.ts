/** What ping prints. */
import { formatIpv4 } from '../../core/addresses.ts';
import { type Duration, MILLISECOND } from '../../core/instant.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import type { HeardIcmp } from '../../protocols/icmp/message.ts';
import type { PingCommand } from './command.ts';

export interface Tally {
  sent: number;
  received: number;
  errors: number;
  duplicates: number;
  least: Duration;
  most: Duration;
  sum: Duration;
  /** Of squares, for the deviation. */
  squares: number;
}

export function emptyTally(): Tally {
  return {
    ...{ sent: 0, received: 0, errors: 0, duplicates: 0 },
    ...{ least: 0, most: 0, sum: 0, squares: 0 },
  };
}

export function countRtt(tally: Tally, rtt: Duration): void {
  tally.least = tally.received === 0 ? rtt : Math.min(tally.least, rtt);
  tally.most = Math.max(tally.most, rtt);
  tally.sum += rtt;
  tally.squares += rtt * rtt;
  tally.received++;
}

const milliseconds = (time: Duration) => (time / MILLISECOND).toFixed(3);

export function headLine({ to, size }: PingCommand): string {
  return `PING ${formatIpv4(to)}: ${size} octets of data, ${size + 28} with headers`;
}

export function replyLine({ src, ttl, length }: HeardIcmp, sequence: number, rtt: Duration) {
  const from = `${length} octets from ${formatIpv4(src)}`;
  return `${from}: icmp_seq=${sequence} ttl=${ttl} time=${milliseconds(rtt)} ms`;
}

export function errorLine(heard: HeardIcmp, sequence: number): string {
  return `from ${formatIpv4(heard.src)}: icmp_seq=${sequence} ${errorWords(heard)}`;
}

/** By code: RFC 792, RFC 1122 §3.2.2.1, RFC 1812 §5.2.7.1. */
const UNREACHABLE = [
  'network unreachable',
  'host unreachable',
  'protocol unreachable',
  'port unreachable',
  'fragmentation needed, but not allowed',
  'source route failed',
  'network unknown',
  'host unknown',
  'source host isolated',
  'network prohibited',
  'host prohibited',
  'network unreachable for this service',
  'host unreachable for this service',
  'packet filtered',
  'precedence violation',
  'precedence too low',
];

function errorWords({ type, code, mtu }: HeardIcmp): string {
  switch (type) {
    case icmpTypes.destinationUnreachable: {
      const words = UNREACHABLE[code] ?? `unreachable, code ${code}`;
      return code === 4 && mtu > 0 ? `${words} (MTU ${mtu})` : words;
    }
    case icmpTypes.timeExceeded:
      return code === 0 ? 'time to live exceeded' : 'reassembly time exceeded';
    case icmpTypes.redirect:
      return 'redirected to another router';
    case icmpTypes.sourceQuench:
      return 'source quench';
    default:
      return 'parameter problem';
  }
}

export function summaryLines({ to }: PingCommand, tally: Tally, elapsed: Duration): string[] {
  const { sent, received, errors, duplicates, least, most, sum, squares } = tally;
  const lost = sent === 0 ? 0 : Math.floor((100 * (sent - received)) / sent);
  const counts = [
    `${sent} requests`,
    `${received} replies`,
    ...(duplicates > 0 ? [`${duplicates} duplicates`] : []),
    ...(errors > 0 ? [`${errors} errors`] : []),
    `${lost}% lost`,
    `${Math.round(elapsed / MILLISECOND)} ms`,
  ];
  const lines = [`--- ${formatIpv4(to)} ---`, counts.join(', ')];
  if (received > 0) {
    const mean = sum / received;
    const deviation = Math.sqrt(Math.max(0, squares / received - mean * mean));
    const times = [least, mean, most, deviation].map(milliseconds).join('/');
    lines.push(`round trip: least/mean/most/deviation = ${times} ms`);
  }
  return lines;
}
