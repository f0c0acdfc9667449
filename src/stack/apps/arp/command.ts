/** What is typed at the programs that set ARP's entries and that forge them. */
import { isDestination, parseIpv4, parseMac } from '../../core/addresses.ts';
import { splitLine } from '../command-line.ts';
import type { SpoofTarget } from './spoof.ts';
import type { StaticEntry } from './static.ts';

/** What a line asks for, or the word in it that is wrong. */
export type Parsed<T> =
  | { readonly command: T; readonly wrong?: undefined }
  | { readonly command?: undefined; readonly wrong: string };

const isAddress = (text: string) => {
  const address = parseIpv4(text);
  return address !== undefined && isDestination(address);
};

/** `arp -s 10.0.0.2 02:00:00:00:00:02` sets an entry, `arp -d 10.0.0.2` takes it away. */
export function parseArp(line: string): Parsed<StaticEntry> {
  const { words, wrong } = splitLine(line, 'arp', 's:d:');
  if (words === undefined) return { wrong };
  const { options, operands } = words;
  const gone = options.get('d');
  const address = gone ?? options.get('s') ?? '';
  if (!isAddress(address)) return { wrong: address };
  const [mac = '', extra] = operands;
  if (gone !== undefined) return mac === '' ? { command: { address } } : { wrong: mac };
  if (parseMac(mac) === undefined) return { wrong: mac };
  return extra === undefined ? { command: { address, mac } } : { wrong: extra };
}

/**
 * `arpspoof -t 10.0.0.1 10.0.0.254` tells the first that the second is here; with `-r` the second
 * hears the same of the first.
 */
export function parseSpoof(line: string): Parsed<SpoofTarget> {
  const { words, wrong } = splitLine(line, 'arpspoof', 't:r');
  if (words === undefined) return { wrong };
  const { options, operands } = words;
  const victim = options.get('t') ?? '';
  const [as = '', extra] = operands;
  for (const each of [victim, as]) if (!isAddress(each)) return { wrong: each };
  if (extra !== undefined) return { wrong: extra };
  return { command: { victim, as, both: options.has('r') } };
}
