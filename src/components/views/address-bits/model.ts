/** What an address and a mask say together, and what two interfaces take each other for. */
import {
  type AddressClass,
  classOf,
  type SpecialRange,
  specialRangeOf,
} from '../../../stack/core/address-kinds.ts';
import {
  IPV4_BROADCAST,
  type Ipv4,
  isMulticast,
  isReserved,
  maskOf,
  type Prefix,
  prefixOf,
} from '../../../stack/core/addresses.ts';
import {
  commonLength,
  type Hosts,
  hostsIn,
  type Interface,
  lastOf,
} from '../../../stack/core/prefix.ts';
import {
  answerOf,
  type CardAt,
  type NetworkAt,
  type RouteAt,
} from '../../view-kit/tables/network.ts';

export interface Facts {
  readonly address: Ipv4;
  readonly length: number;
  readonly mask: Ipv4;
  readonly network: Prefix;
  /** Undefined where all addresses are hosts': RFC 3021 §2.1, and a block of one. */
  readonly broadcast: Ipv4 | undefined;
  readonly hosts: Hosts;
  readonly class: AddressClass;
  /** The network of old, where the class had networks. */
  readonly classNetwork: Prefix | undefined;
  readonly special: SpecialRange | undefined;
  /** What the address is in its network: hosts have neither of the other two (RFC 1122 §3.2.1.3). */
  readonly role: Role;
}

export type Role = 'host' | 'network' | 'broadcast' | 'group' | 'reserved';

/** Before its place in a network, its range decides: groups and reserved addresses are no host's at all. */
function roleOf(address: Ipv4, { first, last }: Hosts): Role {
  if (address === IPV4_BROADCAST) return 'broadcast';
  if (isMulticast(address)) return 'group';
  if (isReserved(address)) return 'reserved';
  return address < first ? 'network' : address > last ? 'broadcast' : 'host';
}

export function factsOf({ address, length }: Interface): Facts {
  const network = prefixOf(address, length);
  const hosts = hostsIn(network);
  const { name, length: old } = classOf(address);
  return {
    ...{ address, length, mask: maskOf(length), network, hosts, class: name },
    broadcast: hosts.last === lastOf(network) ? undefined : lastOf(network),
    classNetwork: old === undefined ? undefined : prefixOf(address, old),
    special: specialRangeOf(address),
    role: roleOf(address, hosts),
  };
}

/** An interface of the run, or an address that was typed in. */
export interface Subject extends Interface {
  /** As looks spell it. */
  readonly key: string;
  readonly card: CardAt | undefined;
  /** The length that it has; `length` is what it would be, where somebody moved it. */
  readonly own: number;
}

export const keyOf = ({ node, card }: CardAt): string => `${node}.${card}`;

export const isMoved = ({ length, own }: Subject): boolean => length !== own;

/** What one interface takes an address for, by its own mask alone. */
export interface Opinion {
  /** The address, masked as this interface masks. */
  readonly masked: Prefix;
  readonly own: Prefix;
  /** It is in the same network: it would be asked for by ARP, and no router is needed. */
  readonly near: boolean;
  /** What the node's table says at the cursor; undefined where it has none, or the mask is not its own. */
  readonly table: { readonly route: RouteAt | undefined } | undefined;
}

export function opinionOf(subject: Subject, of: Ipv4, { routes }: NetworkAt): Opinion {
  const { address, length, card } = subject;
  const [own, masked] = [prefixOf(address, length), prefixOf(of, length)];
  const rows = card === undefined || isMoved(subject) ? undefined : routes.get(card.node);
  return {
    ...{ own, masked, near: own.base === masked.base },
    table: rows && { route: answerOf(rows, of) },
  };
}

export interface Pair {
  /** What the first takes the second for, and the reverse. */
  readonly opinions: readonly [Opinion, Opinion];
  readonly agree: boolean;
  /** In how many of their first bits the addresses are alike: who has a mask no longer says near. */
  readonly common: number;
}

export function pairOf(a: Subject, b: Subject, network: NetworkAt): Pair {
  const opinions = [opinionOf(a, b.address, network), opinionOf(b, a.address, network)] as const;
  return {
    opinions,
    agree: opinions[0].near === opinions[1].near,
    common: commonLength(a.address, b.address),
  };
}
