/** At a node's table of routes: one is added, changed or removed by hand. */
import {
  formatIpv4,
  formatPrefix,
  IPV4_BROADCAST,
  lengthOfMask,
  parseIpv4,
  prefixOf,
} from '../../../core/addresses.ts';
import {
  BITS,
  containsAddress,
  lastOf,
  parseInterface,
  parsePrefix,
} from '../../../core/prefix.ts';
import { rfc } from '../../../core/rfc.ts';
import { type Useless, uselessRoute } from '../../../nodes/host/useless-route.ts';
import { ROUTE } from '../../../protocols/ipv4/page/columns.ts';
import { sentence } from '../../../trace/words.ts';
import type { RowAction, RowRead, RowSite } from '../../page.ts';
import type { StaticRoute } from '../index.ts';

const DEFAULT = /^(default|默认)$/i;

interface Destination {
  readonly network: number;
  readonly prefixLength: number;
}

/** `10.0.2.0/24`, `10.0.2.0/255.255.255.0`, or `default`; an address alone is none. */
function destinationIn(text: string): Destination | undefined {
  if (DEFAULT.test(text)) return { network: 0, prefixLength: 0 };
  const read = text.includes('/') ? parseInterface(text, BITS) : undefined;
  return read && { network: read.address, prefixLength: read.length };
}

function wrong(field: string, why: ReturnType<typeof sentence>): Wrong {
  return { field, why };
}

function read(values: Readonly<Record<string, string>>, site: RowSite): RowRead<StaticRoute> {
  const { to: destination = '', via: hop = '' } = values;
  const to = readDestination(destination.trim(), site);
  if ('why' in to) return to;
  const via = readHop(hop.trim(), site);
  if (typeof via !== 'number') return via;
  return { input: { at: site.at, kind: 'static-route', node: site.node, ...to, via } };
}

type Wrong = Extract<RowRead<StaticRoute>, { field: string }>;

function readDestination(text: string, site: RowSite): Destination | Wrong {
  const to = destinationIn(text);
  const mask = parseIpv4(text.split('/')[1]?.trim() ?? '');
  if (mask !== undefined && lengthOfMask(mask) === undefined) {
    return wrong(
      'to',
      sentence(
        'In the mask {mask} ones follow zeros: the ones of a mask stand together, at its front.',
        '掩码 {mask} 的 0 后面又出现了 1：掩码中的 1 必须连在一起，排在最前面。',
        { mask: formatIpv4(mask) },
        rfc(4632, '5.1'),
      ),
    );
  }
  if (to === undefined) {
    return wrong(
      'to',
      sentence(
        'A destination is an address and the length of its prefix: {example}.',
        '目的地址要写成地址和前缀长度：{example}。',
        { example: farFrom(site) },
      ),
    );
  }
  const prefix = prefixOf(to.network, to.prefixLength);
  if (prefix.base !== to.network) {
    const network = formatPrefix(prefix);
    return wrong(
      'to',
      sentence(
        'Behind the prefix all bits are 0: the network is {network}.',
        '前缀之后的位全为 0：这个网络是 {network}。',
        { network },
      ),
    );
  }
  const own = site.addresses.flatMap((each) => parseIpv4(each) ?? []);
  const useless = uselessRoute(to.network, to.prefixLength, own);
  if (useless !== undefined) return wrong('to', USELESS[useless]);
  return to;
}

function readHop(text: string, site: RowSite): number | Wrong {
  const via = parseIpv4(text);
  if (via === undefined) {
    return wrong(
      'via',
      sentence(
        'The next hop is the address of a router on a network of this node: {example}.',
        '下一跳是本节点所在网络上某台路由器的地址：{example}。',
        { example: hopNear(site) },
      ),
    );
  }
  if (isBroadcastOn(via, site.networks)) {
    return wrong(
      'via',
      sentence(
        '{via} is a broadcast address: it is no router’s, and a next hop is one router.',
        '{via} 是广播地址，不属于任何一台路由器；下一跳只能是一台路由器。',
        { via: formatIpv4(via) },
        rfc(1122, '3.3.1.2'),
      ),
    );
  }
  if (site.networks.every((each) => !isOn(via, each))) {
    return wrong(
      'via',
      sentence(
        'No interface of this node is on the network of {via}; it is on {networks}.',
        '{via} 不在这个节点的任何一个网络上；它连着的是 {networks}。',
        { via: formatIpv4(via), networks: site.networks.join(', ') },
      ),
    );
  }
  if (site.addresses.includes(formatIpv4(via))) {
    return wrong(
      'via',
      sentence(
        '{via} is this node itself: the next hop is another one.',
        '{via} 是这个节点自己：下一跳应是另一个节点。',
        { via: formatIpv4(via) },
      ),
    );
  }
  return via;
}

/** That of a network of the node's own, or of this network whatever it is. */
function isBroadcastOn(via: number, networks: readonly string[]): boolean {
  if (via === IPV4_BROADCAST) return true;
  return networks.some((each) => {
    const prefix = parsePrefix(each);
    return prefix !== undefined && prefix.length <= 30 && via === lastOf(prefix);
  });
}

/** Why a route would never be used, by what it leads to. */
const USELESS: Record<Useless, ReturnType<typeof sentence>> = {
  'own-address': sentence(
    'This is an address of this node itself: what it sends there never leaves it.',
    '这是这个节点自己的地址：发往那里的分组不会离开它。',
    {},
  ),
  loopback: sentence(
    '127.0.0.0/8 is the loopback: what is sent there never leaves the node.',
    '127.0.0.0/8 是环回地址：发往那里的分组不会离开这个节点。',
    {},
    rfc(1122, '3.2.1.3'),
  ),
  'no-address': sentence(
    '0.0.0.0 is nobody’s address, so nothing is sent there. All destinations: 0.0.0.0/0.',
    '0.0.0.0 不属于任何主机，没有分组发往那里。要表示所有目的地址，写 0.0.0.0/0。',
    {},
    rfc(1122, '3.2.1.3'),
  ),
  broadcast: sentence(
    '255.255.255.255 is everybody on the link: no router forwards it, so it needs no route.',
    '255.255.255.255 是本链路上的所有主机：路由器不转发它，所以用不着路由。',
    {},
    rfc(919, '7'),
  ),
  multicast: sentence(
    '224.0.0.0/4 are groups: a packet for one goes out as it is, by no gateway.',
    '224.0.0.0/4 是组播组：发往组的分组直接送上链路，不经网关。',
    {},
    rfc(1112, '6.2'),
  ),
};

function isOn(address: number, network: string): boolean {
  const prefix = parsePrefix(network);
  return prefix !== undefined && containsAddress(prefix, address);
}

/** A network that is none of the node's own. */
const farFrom = ({ networks }: RowSite): string =>
  ['10.0.2.0/24', '10.0.3.0/24', '192.168.2.0/24'].find((each) => !networks.includes(each)) ??
  '172.16.0.0/16';

/** An address that a neighbour could have, on the first network that has room for one. */
function hopNear({ networks, addresses }: RowSite): string {
  for (const { base, length } of networks.flatMap((each) => parsePrefix(each) ?? [])) {
    // Of a /31 both addresses are hosts' (RFC 3021), of a larger one not the first.
    const first = length === 31 ? base : base + 1;
    const free = [first, first + 1].map(formatIpv4).find((each) => !addresses.includes(each));
    if (length < BITS && free !== undefined) return free;
  }
  return '10.0.9.2';
}

export const rowAction: RowAction<StaticRoute> = {
  table: 'routes',
  add: { en: 'Add a route', zh: '添加路由' },
  change: { en: 'Change the route to {row}', zh: '修改到 {row} 的路由' },
  remove: { en: 'Remove the route to {row}', zh: '删除到 {row} 的路由' },
  fields: [
    { key: 'to', label: { en: 'Destination', zh: '目的地址' }, example: farFrom },
    { key: 'via', label: { en: 'Next hop', zh: '下一跳' }, example: hopNear },
  ],
  // A network of a card's own, or one that is refused, has no next hop.
  given({ cells }) {
    const { to, via } = ROUTE.read(cells);
    const hop = typeof via === 'string' ? parseIpv4(via) : undefined;
    return hop === undefined ? undefined : { to: String(to), via: formatIpv4(hop) };
  },
  read,
  removes({ cells }, { at, node }) {
    const to = destinationIn(String(ROUTE.read(cells).to));
    return to && { at, kind: 'static-route', node, ...to };
  },
};
