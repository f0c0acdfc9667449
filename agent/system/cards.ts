/** The network cards of this computer, as far as Node tells. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { formatMac, type Mac, parseMac } from '../../src/stack/core/addresses.ts';

export interface Card {
  readonly name: string;
  /** Its IPv4 addresses with their prefix lengths. */
  readonly addresses: readonly string[];
}

type All = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Those that lead out of this computer and have an address. */
export const cards = (all: All = networkInterfaces()): Card[] =>
  Object.entries(all).flatMap(([name, entries = []]) => {
    const outside = entries.filter(({ internal, family }) => !internal && family === 'IPv4');
    const addresses = outside.map(({ cidr, address }) => cidr ?? address);
    return addresses.length > 0 ? [{ name, addresses }] : [];
  });

/** The IPv4 addresses of this computer, its own loopback among them. */
export const addressesOfHost = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => address);

/** Where nobody tells it: Ethernet's (RFC 894). */
const USUAL_MTU = 1_500;

/** What is known of a card without opening it. */
export function factsOf(
  name: string,
  all: All = networkInterfaces(),
): { readonly mac: Mac; readonly mtu: number } {
  const said = (what: string): string | undefined => {
    try {
      return readFileSync(`/sys/class/net/${name}/${what}`, 'utf8').trim();
    } catch {
      return undefined;
    }
  };
  const mac = parseMac(said('address') ?? all[name]?.[0]?.mac ?? '') ?? 0;
  return { mac, mtu: Number(said('mtu') ?? USUAL_MTU) };
}

export const isThere = (name: string): boolean => existsSync(`/sys/class/net/${name}`);

/** Access points drop what comes from a MAC address that has not joined. */
export const isWireless = (name: string): boolean => existsSync(`/sys/class/net/${name}/wireless`);

/** Does this computer hand packets on, as one with Docker does? */
export function forwards(): boolean {
  try {
    return readFileSync('/proc/sys/net/ipv4/ip_forward', 'utf8').trim() === '1';
  } catch {
    return false;
  }
}

/**
 * A MAC address of our own for this card: locally administered, and the same each time, so that a
 * DHCP server gives the same address again.
 */
export function ownMac(card: Mac): Mac {
  const hash = createHash('sha256')
    .update(`wireglass ${formatMac(card)}`)
    .digest();
  return 0x02_00_00_00_00_00 + hash.readUIntBE(0, 5);
}
