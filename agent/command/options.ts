/** What stands on the agent's command line. */

import type { StaticAddress } from '../../src/relay/messages.ts';
import { DEFAULT_PORT } from '../../src/relay/protocol.ts';
import {
  formatIpv4,
  isCardAddress,
  isUnicastHost,
  maskOf,
  parseIpv4,
  sameNetwork,
} from '../../src/stack/core/addresses.ts';

export interface CardOptions {
  readonly interface: string;
  /** Undefined: as the card needs it. */
  readonly mac?: 'own' | 'host';
  readonly ip: 'dhcp' | StaticAddress;
  readonly port: number;
  readonly newToken: boolean;
}

/** The wire between this computer and our stack. */
export interface TapOptions {
  /** Ours; its gateway is this computer. */
  readonly ip: Required<StaticAddress>;
  readonly port: number;
  readonly newToken: boolean;
}

export type Command =
  /** Without a port it is the usual one, or another where that is taken. */
  | { readonly do: 'lab'; readonly port?: number; readonly newToken: boolean }
  | { readonly do: 'help' }
  | { readonly do: 'choose'; readonly card: Omit<CardOptions, 'interface'> }
  | { readonly do: 'card'; readonly card: CardOptions }
  | { readonly do: 'tap'; readonly tap: TapOptions };

/** What is wrong with a command line: which word, as a key of the words. */
export interface Mistake {
  readonly mistake:
    | 'unknown'
    | 'value'
    | 'mac'
    | 'ip'
    | 'gateway'
    | 'port'
    | 'card-first'
    | 'tap-alone'
    | 'tap-ip';
  readonly word: string;
}

const WITH_VALUE = ['--interface', '--mac', '--ip', '--gateway', '--port'] as const;
const ALONE = ['--choose', '--tap', '--new-token', '--help', '-h'] as const;
type Given = Map<string, string>;

/** Thrown inside, and caught at the door. */
class Wrong extends Error {
  readonly as: Mistake;
  constructor(as: Mistake) {
    super(as.mistake);
    this.as = as;
  }
}

const wrong = (mistake: Mistake['mistake'], word: string) => new Wrong({ mistake, word });

function collect(args: readonly string[]): Given {
  const given: Given = new Map();
  for (let i = 0; i < args.length; i++) {
    const [name = '', joined] = (args[i] as string).split(/=(.*)/s);
    if ((ALONE as readonly string[]).includes(name) && joined === undefined) given.set(name, '');
    else if ((WITH_VALUE as readonly string[]).includes(name)) {
      const value = joined ?? args[++i];
      if (value === undefined || value === '' || value.startsWith('--')) throw wrong('value', name);
      given.set(name, value);
    } else throw wrong('unknown', name);
  }
  return given;
}

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) throw wrong('port', text);
  return port;
}

function macOf(text: string | undefined): { mac?: 'own' | 'host' } {
  if (text === undefined) return {};
  if (text !== 'own' && text !== 'host') throw wrong('mac', text);
  return { mac: text };
}

function ipOf(text: string | undefined, gateway: string | undefined): 'dhcp' | StaticAddress {
  if (text === undefined || text === 'dhcp') {
    if (gateway !== undefined) throw wrong('gateway', gateway);
    return 'dhcp';
  }
  const [, quad = '', bits = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? [];
  const address = parseIpv4(quad);
  const prefixLength = Number(bits);
  const sensible = bits !== '' && prefixLength >= 1 && prefixLength <= 32;
  if (address === undefined || !sensible || !isCardAddress(address, prefixLength)) {
    throw wrong('ip', text);
  }
  if (gateway === undefined) return { address: formatIpv4(address), prefixLength };
  const by = parseIpv4(gateway);
  if (by === undefined || by === address || !sameNetwork(by, address, prefixLength)) {
    throw wrong('gateway', gateway);
  }
  return { address: formatIpv4(address), prefixLength, gateway: formatIpv4(by) };
}

/** Of private networks (RFC 1918), one that few have. */
const TAP_ADDRESS = '10.78.0.2/24';

/** The address of this computer on its wire to us: the first that is not ours. */
function otherEnd({ address, prefixLength }: StaticAddress): string | undefined {
  const ours = parseIpv4(address) as number;
  const base = (ours & maskOf(prefixLength)) >>> 0;
  const candidates = [base, base + 1, base + 2];
  const other = candidates.find(
    (each) =>
      each !== ours && sameNetwork(each, ours, prefixLength) && isUnicastHost(each, prefixLength),
  );
  return other === undefined ? undefined : formatIpv4(other);
}

function tapOf(given: Given): Required<StaticAddress> {
  const alone = ['--interface', '--choose', '--mac'].find((each) => given.has(each));
  if (alone !== undefined) throw wrong('tap-alone', alone);
  const text = given.get('--ip') ?? TAP_ADDRESS;
  const ip = ipOf(text, given.get('--gateway'));
  const gateway = ip === 'dhcp' ? undefined : (ip.gateway ?? otherEnd(ip));
  if (ip === 'dhcp' || gateway === undefined) throw wrong('tap-ip', text);
  return { ...ip, gateway };
}

export function readCommand(args: readonly string[]): Command | Mistake {
  try {
    const given = collect(args);
    if (given.has('--help') || given.has('-h')) return { do: 'help' };
    const port = portOf(given.get('--port'));
    const newToken = given.has('--new-token');
    if (given.has('--tap')) return { do: 'tap', tap: { ip: tapOf(given), port, newToken } };
    const mac = macOf(given.get('--mac'));
    const ip = ipOf(given.get('--ip'), given.get('--gateway'));
    const name = given.get('--interface');
    if (name !== undefined)
      return { do: 'card', card: { interface: name, ...mac, ip, port, newToken } };
    if (given.has('--choose')) return { do: 'choose', card: { ...mac, ip, port, newToken } };
    const needsCard = ['--mac', '--ip', '--gateway'].find((each) => given.has(each));
    if (needsCard !== undefined) throw wrong('card-first', needsCard);
    return { do: 'lab', newToken, ...(given.has('--port') ? { port } : {}) };
  } catch (error) {
    if (error instanceof Wrong) return error.as;
    throw error;
  }
}
