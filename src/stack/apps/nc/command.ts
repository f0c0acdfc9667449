/** What a line such as `nc -u 10.0.0.2 7`, `nc -l -p 80` or `nc -lu 5353 224.0.0.251` asks for. */
import { type Ipv4, isDestination, isMulticast, parseIpv4 } from '../../core/addresses.ts';
import { type Duration, HOUR, MILLISECOND } from '../../core/instant.ts';
import { durationOf, numberOf, splitLine, type Values } from '../command-line.ts';

export interface NcCommand {
  readonly type: 'stream' | 'dgram';
  readonly listens: boolean;
  /** Of the other side; of a listener, 0. */
  readonly address: Ipv4;
  readonly port: number;
  /** Where it listens, or what it sends from; 0: any. */
  readonly localPort: number;
  /** A listener for datagrams hears what is sent to this group; 0: none. */
  readonly group: Ipv4;
  /** It ends when nothing was sent or received for so long; 0: never. */
  readonly idle: Duration;
}

/** A command, or the word that is wrong in it. */
export type ParsedNc =
  | { readonly command: NcCommand; readonly wrong?: undefined }
  | { readonly command?: undefined; readonly wrong: string };

export function parseNc(line: string): ParsedNc {
  const { words, wrong } = splitLine(line, 'nc', 'lup:w:');
  if (words === undefined) return { wrong };
  const { options, operands } = words;
  const values: Values = { words, wrong: undefined };
  const listens = options.has('l');
  const localPort = numberOf(values, 'p', [1, 0xffff], 0);
  const idle = durationOf(values, 'w', [MILLISECOND, HOUR], 0);
  const rest = [...operands];
  const host = listens ? undefined : rest.shift();
  const portWord = listens && localPort !== 0 ? undefined : rest.shift();
  const groupWord = listens && options.has('u') ? rest.shift() : undefined;
  const extra = rest.shift();
  if (values.wrong !== undefined || extra !== undefined)
    return { wrong: values.wrong ?? extra ?? '' };
  const address = host === undefined ? 0 : parseIpv4(host);
  if (address === undefined) return { wrong: host ?? '' };
  if (!listens && !isDestination(address)) return { wrong: host ?? '' };
  const group = groupWord === undefined ? 0 : (parseIpv4(groupWord) ?? 0);
  if (groupWord !== undefined && !isMulticast(group)) return { wrong: groupWord };
  const port = portWord === undefined ? localPort : portOf(portWord);
  if (port < 1) return { wrong: portWord ?? '' };
  const ends = listens
    ? { address: 0, port: 0, localPort: port }
    : { address, port: portWord === undefined ? 0 : port, localPort };
  if (!listens && ends.port === 0) return { wrong: '' };
  const type = options.has('u') ? 'dgram' : 'stream';
  return { command: { type, listens, group, idle, ...ends } };
}

function portOf(word: string): number {
  const port = /^\d{1,5}$/.test(word) ? Number(word) : 0;
  return port <= 0xffff ? port : 0;
}
