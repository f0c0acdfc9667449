/** What a line such as `traceroute -I -q 1 -m 8 10.0.2.2` asks for. */
import { type Ipv4, isDestination, parseIpv4 } from '../../core/addresses.ts';
import { type Duration, MILLISECOND, MINUTE, SECOND } from '../../core/instant.ts';
import { durationOf, numberOf, splitLine, type Values } from '../command-line.ts';
import type { ProbeKind } from './events.ts';

export interface TracerouteCommand {
  readonly to: Ipv4;
  readonly by: ProbeKind;
  readonly firstTtl: number;
  readonly mostTtl: number;
  /** Probes of each TTL. */
  readonly probes: number;
  readonly timeout: Duration;
  /** The port of the first probe by UDP. */
  readonly port: number;
  /** Octets of a probe with its IP header. */
  readonly size: number;
  readonly dontFragment: boolean;
}

/** A command, or the word that is wrong in it. */
export type ParsedTraceroute =
  | { readonly command: TracerouteCommand; readonly wrong?: undefined }
  | { readonly command?: undefined; readonly wrong: string };

/** Nobody listens at these ports, as a rule: whoever is reached says so. */
const FIRST_PORT = 33_434;
const MOST_PROBES = 10;
/** The headers of IP, and of UDP or an echo. */
export const HEADERS = 28;
const DEFAULT_SIZE = 60;
const MOST_SIZE = 65_535;

export function parseTraceroute(line: string): ParsedTraceroute {
  const { words, wrong } = splitLine(line, 'traceroute', 'IFf:m:q:w:p:');
  if (words === undefined) return { wrong };
  const [host = '', length = String(DEFAULT_SIZE), extra] = words.operands;
  if (extra !== undefined) return { wrong: extra };
  const to = parseIpv4(host);
  if (to === undefined || !isDestination(to)) return { wrong: host };
  const size = /^\d{1,5}$/.test(length) ? Number(length) : -1;
  if (size < HEADERS || size > MOST_SIZE) return { wrong: length };
  const values: Values = { words, wrong: undefined };
  const firstTtl = numberOf(values, 'f', [1, 255], 1);
  const command: TracerouteCommand = {
    to,
    by: words.options.has('I') ? 'icmp' : 'udp',
    firstTtl,
    mostTtl: numberOf(values, 'm', [firstTtl, 255], Math.max(firstTtl, 30)),
    probes: numberOf(values, 'q', [1, MOST_PROBES], 3),
    timeout: durationOf(values, 'w', [MILLISECOND, MINUTE], 5 * SECOND),
    port: numberOf(values, 'p', [1, 0xffff - 255 * MOST_PROBES], FIRST_PORT),
    size,
    dontFragment: words.options.has('F'),
  };
  return values.wrong === undefined ? { command } : { wrong: values.wrong };
}
