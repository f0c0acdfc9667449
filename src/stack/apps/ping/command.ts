/** What a line such as `ping -c 4 -s 1400 -M do 10.0.2.2` asks for. */
import { type Ipv4, isDestination, parseIpv4 } from '../../core/addresses.ts';
import { type Duration, HOUR, MILLISECOND, MINUTE, SECOND } from '../../core/instant.ts';
import { durationOf, numberOf, splitLine, type Values } from '../command-line.ts';

export interface PingCommand {
  readonly to: Ipv4;
  /** 0: until it is interrupted. */
  readonly count: number;
  /** Octets of data in each request. */
  readonly size: number;
  readonly interval: Duration;
  readonly timeout: Duration;
  /** 0: the host's own. */
  readonly ttl: number;
  readonly dontFragment: boolean;
}

/** A command, or the word that is wrong in it. */
export type ParsedPing =
  | { readonly command: PingCommand; readonly wrong?: undefined }
  | { readonly command?: undefined; readonly wrong: string };

/** 65,535 octets of a datagram, less its header and that of ICMP. */
const MOST_DATA = 65_507;
const MOST_REQUESTS = 1_000_000;

export function parsePing(line: string): ParsedPing {
  const { words, wrong } = splitLine(line, 'ping', 'c:s:i:M:t:W:');
  if (words === undefined) return { wrong };
  const [host = '', extra] = words.operands;
  if (extra !== undefined) return { wrong: extra };
  const to = parseIpv4(host);
  if (to === undefined || !isDestination(to)) return { wrong: host };
  const values: Values = { words, wrong: undefined };
  const discovery = words.options.get('M') ?? 'dont';
  if (!['do', 'dont', 'want'].includes(discovery)) return { wrong: `-M ${discovery}` };
  const command: PingCommand = {
    to,
    count: numberOf(values, 'c', [1, MOST_REQUESTS], 0),
    size: numberOf(values, 's', [0, MOST_DATA], 56),
    interval: durationOf(values, 'i', [2 * MILLISECOND, HOUR], SECOND),
    timeout: durationOf(values, 'W', [MILLISECOND, MINUTE], 10 * SECOND),
    ttl: numberOf(values, 't', [1, 255], 0),
    dontFragment: discovery !== 'dont',
  };
  return values.wrong === undefined ? { command } : { wrong: values.wrong };
}
