/**
 * A network that a server has addresses of, and what it tells its clients. A scenario may have several
 * entries for one network: each is a range of its addresses, with terms of its own.
 */
import { type Ipv4, ipv4, parseMac, sameNetwork } from '../../core/addresses.ts';
import { type Duration, HOUR } from '../../core/instant.ts';
import { isIn, type Pool, type Range } from './pool.ts';

export interface NetworkSpec {
  /** The first and the last address that may be given. */
  readonly from: string;
  readonly to: string;
  readonly prefixLength: number;
  readonly router?: string;
  /** Name servers. */
  readonly names?: readonly string[];
  /** How long an address is given for at most, µs; default a day; 0: for ever. */
  readonly lease?: Duration;
  /** Addresses that are kept for cards. */
  readonly reserved?: readonly { readonly mac: string; readonly address: string }[];
}

/** What goes with an address. */
export interface Terms extends Range {
  /** Addresses outside of the range that go with it, as they are kept for cards. */
  readonly reserved: readonly Ipv4[];
  /** 0: none. */
  readonly router: Ipv4;
  readonly names: readonly Ipv4[];
  /** 0: for ever. */
  readonly lease: Duration;
}

export interface ServedNetwork {
  readonly prefixLength: number;
  readonly terms: Terms[];
  readonly pool: Pool;
}

const USUAL_LEASE: Duration = 24 * HOUR;

/** Entries of one network share a pool, so that an address has one lease and a client one address. */
export function networksOf(specs: readonly NetworkSpec[]): ServedNetwork[] {
  const networks: ServedNetwork[] = [];
  for (const spec of specs) {
    const { prefixLength, reserved = [] } = spec;
    const own = termsOf(spec);
    const network = networkFor(networks, own.from) ?? emptyNetwork(prefixLength);
    const { terms, pool } = network;
    if (terms.length === 0) networks.push(network);
    terms.push(own);
    pool.occupied.push(own.router);
    for (const [i, { mac }] of reserved.entries()) {
      pool.reserved.set(parseMac(mac) ?? 0, own.reserved[i] as Ipv4);
    }
  }
  return networks;
}

function emptyNetwork(prefixLength: number): ServedNetwork {
  const terms: Terms[] = [];
  const pool = { prefixLength, occupied: [], reserved: new Map(), leases: new Map() };
  return { prefixLength, terms, pool: { ranges: terms, ...pool } };
}

function termsOf({ from, to, router, names = [], lease, reserved = [] }: NetworkSpec): Terms {
  return {
    from: ipv4(from),
    to: ipv4(to),
    reserved: reserved.map(({ address }) => ipv4(address)),
    router: router === undefined ? 0 : ipv4(router),
    names: names.map(ipv4),
    lease: lease ?? USUAL_LEASE,
  };
}

/** That which an address is in. */
export function networkFor(
  networks: readonly ServedNetwork[],
  address: Ipv4,
): ServedNetwork | undefined {
  return networks.find(({ terms: [first], prefixLength }) =>
    sameNetwork(first?.from ?? 0, address, prefixLength),
  );
}

/** Those of the entry that keeps the address or has it in its range; else those of the first. */
export function termsFor({ terms }: ServedNetwork, address: Ipv4): Terms {
  const has = (each: Terms) => each.reserved.includes(address) || isIn(each, address);
  return terms.find(has) ?? (terms[0] as Terms);
}
