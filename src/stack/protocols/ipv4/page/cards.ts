/** What a scenario says of a node's cards and routes, as its tables begin with it. */
import { formatPrefix, type Ipv4, prefixOf } from '../../../core/addresses.ts';
import { type CardFields, USUAL_PREFIX } from '../../../core/cards.ts';
import type { TableNode } from '../../../trace/page/table.ts';

export interface RouteSpec {
  readonly network: string;
  readonly prefixLength: number;
  readonly via?: string;
  readonly distance?: number;
}
export interface AddressSpec extends Omit<CardFields, 'name'> {
  readonly gateway?: string;
  readonly cards?: readonly CardFields[];
  readonly routes?: readonly RouteSpec[];
}

export const isHost = ({ host }: TableNode): boolean => host;
export const nameOf = (card: number) => `eth${card}`;

/** Its cards with their names, and what a host takes where nothing is said. */
export function cardsOf({ spec, mtu: linkMtu }: TableNode) {
  const { cards, address, prefixLength, mtu } = spec as AddressSpec;
  const own: CardFields = {
    ...(address !== undefined && { address }),
    ...(prefixLength !== undefined && { prefixLength }),
    ...(mtu !== undefined && { mtu }),
  };
  return (cards ?? [own]).map((card, i) => ({
    ...{ name: nameOf(i), address: '', prefixLength: USUAL_PREFIX, mtu: linkMtu(i) },
    ...card,
  }));
}

/** No address. */
export const NONE = '–';

export const networkOf = (address: Ipv4, prefixLength: number): string =>
  formatPrefix(prefixOf(address, prefixLength));
