/** A host's routes: which there are, which of them are passed over, and by which one a packet goes. */
import { type Ipv4, parseIpv4, sameNetwork } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { longestMatch, parsePrefix } from '../../../core/prefix.ts';
import type {
  NodeTable,
  TableCell,
  TableNode,
  TableRow,
  TableSite,
  TableWriter,
} from '../../../trace/page/table.ts';
import type { TraceEvent } from '../../../trace/schema.ts';
import '../events.ts';
import { KERNEL_ROUTE } from '../routes.ts';
import { type AddressSpec, cardsOf, isHost, NONE, networkOf, type RouteSpec } from './cards.ts';
import { ROUTE } from './columns.ts';

const DIRECT = { en: 'direct', zh: '直连' } as const;
const REFUSED = { en: 'refused', zh: '拒绝' } as const;
const LINK_DOWN = { en: 'passed over: its link is down', zh: '不用：链路断开' } as const;
const WAITING = { en: 'waiting: another one comes first', zh: '备用：另有一条优先' } as const;

/** As routers take it where a scenario says nothing; a card's own network has 0. */
const DISTANCE = 1;

interface Row {
  readonly to: string;
  readonly via: TableCell;
  readonly distance: number | undefined;
  readonly card: string;
}

/** As `netstat -r` has them: usable (or refused), by a gateway, to one host alone. */
function flagsOf(to: string, via: TableCell): string {
  const [use, gateway] = via === REFUSED ? ['!', ''] : ['U', via === DIRECT ? '' : 'G'];
  return `${use}${gateway}${lengthOf(to) === 32 ? 'H' : ''}`;
}

function put(rows: TableWriter, key: string, { to, via, distance, card }: Row): void {
  const said = distance === undefined ? NONE : `${distance}`;
  rows.put(key, ROUTE.cells({ to, via, flags: flagsOf(to, via), card, distance: said }));
}

/** The key of a route: its destination alone where it is static, and who else has it. */
const keyOf = {
  direct: (to: string, card: string) => `${to} ${card}`,
  refused: (to: string) => `${to} refused`,
  /** A program's, or the static one of the host: each owner has one to a destination. */
  owned: (to: string, owner: number) => (owner === KERNEL_ROUTE ? to : `${to} #${owner}`),
};

/** A scenario may have several of a kind to one destination; all but the first are numbered. */
const nth = (key: string, n: number) => (n === 0 ? key : `${key} *${n}`);

function putNext(rows: TableWriter, key: string, row: Row): void {
  let n = 0;
  while (rows.cells(nth(key, n)) !== undefined) n++;
  put(rows, nth(key, n), row);
}

const destinationIn = (cells: TableRow['cells']): string => String(ROUTE.read(cells).to);
const lengthOf = (to: string): number => Number(to.split('/')[1]);

/** What is refused comes behind every route to the same destination (nodes/router/lookup.ts). */
const distanceOf = ({ cells }: TableRow): number => {
  const distance = Number(ROUTE.read(cells).distance);
  return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
};

/** The longest prefix that fits, of those that are not passed over (RFC 1122 §3.3.1, RFC 1812 §5.2.4.3). */
export function routeFor(rows: readonly TableRow[], to: Ipv4): TableRow | undefined {
  const prefixIn = ({ cells, aside }: TableRow) =>
    aside === undefined ? parsePrefix(destinationIn(cells)) : undefined;
  return longestMatch(rows, prefixIn, to);
}

/** As the host has them: the longest prefix first, then the smallest distance, then the one that came first. */
function compare(a: TableRow, b: TableRow): number {
  const [to, other] = [lengthOf(destinationIn(a.cells)), lengthOf(destinationIn(b.cells))];
  if (to !== other) return other - to;
  const [near, far] = [distanceOf(a), distanceOf(b)];
  return near === far ? (a.event ?? -1) - (b.event ?? -1) : near < far ? -1 : 1;
}

function begin({ spec, ...node }: TableNode, rows: TableWriter): void {
  const { gateway, routes: given = [] } = spec as AddressSpec;
  const cards = cardsOf({ spec, ...node });
  for (const { name, address, prefixLength } of cards) {
    const own = parseIpv4(address);
    if (own === undefined) continue;
    const to = networkOf(own, prefixLength);
    put(rows, keyOf.direct(to, name), { to, via: DIRECT, distance: 0, card: name });
  }
  const whole = { network: '0.0.0.0', prefixLength: 0 };
  const all = gateway === undefined ? given : [...given, { ...whole, via: gateway }];
  const nearest = [...all].sort((a, b) => givenDistance(a) - givenDistance(b));
  for (const route of nearest) {
    const to = networkOf(parseIpv4(route.network) ?? 0, route.prefixLength);
    const { via } = route;
    const distance = givenDistance(route);
    if (via === undefined) {
      putNext(rows, keyOf.refused(to), { to, via: REFUSED, distance: undefined, card: NONE });
    } else putNext(rows, to, { to, via, distance, card: outOf(cards, via) });
  }
}

const givenDistance = ({ distance = DISTANCE }: RouteSpec): number => distance;

function changed(event: TraceEvent<'route.changed'>, rows: TableWriter): void {
  const { destination, via, card, owner, distance, gateway } = event;
  const [address = '', length = '32'] = destination.split('/');
  const to = networkOf(parseIpv4(address) ?? 0, Number(length));
  const direct = owner === KERNEL_ROUTE && gateway === 0;
  const key = direct ? keyOf.direct(to, card) : keyOf.owned(to, owner);
  const isGone = via === '';
  // An owner's new route to a destination takes the place of all that it had there.
  for (let n = isGone ? 0 : 1; rows.cells(nth(key, n)) !== undefined; n++) {
    rows.remove(nth(key, n), { en: 'withdrawn', zh: '已撤销' });
  }
  if (!isGone) put(rows, key, { to, via: gateway === 0 ? DIRECT : via, distance, card });
}

/** A route whose link is down leads nowhere, and of several to one destination the first that is left is taken. */
function asides(
  rows: readonly TableRow[],
  { down, shunsDown }: TableSite,
): ReadonlyMap<string, Localized> {
  const found = new Map<string, Localized>();
  const taken = new Set<string>();
  for (const { key, cells } of rows) {
    const to = destinationIn(cells);
    if (shunsDown && down.includes(String(ROUTE.read(cells).card))) found.set(key, LINK_DOWN);
    else if (taken.has(to)) found.set(key, WAITING);
    else taken.add(to);
  }
  return found;
}

export const routes: NodeTable = {
  id: 'routes',
  title: { en: 'Routes', zh: '路由表' },
  layer: 'network',
  order: 20,
  columns: ROUTE.columns,
  empty: { en: 'Empty: nothing can be sent.', zh: '空：什么也发不出去。' },
  of: isHost,
  begin,
  readers: { 'route.changed': changed },
  aside: asides,
  uses(field, rows) {
    const to = field('ipv4', 'dst');
    return to === undefined ? undefined : routeFor(rows, to)?.key;
  },
  compare,
};

/** The card in whose network a next hop is. */
function outOf(cards: ReturnType<typeof cardsOf>, via: string): string {
  const hop = parseIpv4(via);
  const out = cards.find(({ address, prefixLength }) => {
    const own = parseIpv4(address);
    return own !== undefined && hop !== undefined && sameNetwork(hop, own, prefixLength);
  });
  return out?.name ?? NONE;
}
