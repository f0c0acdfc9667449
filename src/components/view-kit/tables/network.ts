/** Addresses and routes of all nodes at the cursor, as their tables in the trace have them. */
import { useMemo } from 'react';
import type { Cursor } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Ipv4, Prefix } from '../../../stack/core/addresses.ts';
import type { Language, Localized } from '../../../stack/core/localized.ts';
import {
  type Interface,
  longestMatch,
  parseInterface,
  parsePrefix,
} from '../../../stack/core/prefix.ts';
import { cardTable as interfaces } from '../../../stack/protocols/ipv4/page/card-table.ts';
import { INTERFACE, ROUTE } from '../../../stack/protocols/ipv4/page/columns.ts';
import { routes as table } from '../../../stack/protocols/ipv4/page/routes-table.ts';
import type { TableCell } from '../../../stack/trace/page/table.ts';
import type { ViewRun } from '../stage-view.ts';
import { changesBefore } from './changes.ts';
import { rowsAt, type TableRowAt, tableNode } from './part.ts';

export interface CardAt extends Interface {
  readonly node: number;
  /** Its place among the node's cards. */
  readonly card: number;
  readonly name: string;
  /** Its address came with this event; −1: the scenario has it. */
  readonly event: number;
}

export interface RouteAt {
  readonly prefix: Prefix;
  /** The next router; undefined where there is none: the network is the node's own, or refused. */
  readonly via: string | undefined;
  /** The same in words. */
  readonly said: string | Localized;
  readonly out: string;
  readonly event: number;
  /** Why its node passes it over at the cursor; undefined: it does not. */
  readonly aside?: Localized | undefined;
}

/** Its next hop, or why it has none, as the table says it. */
export const saidOf = ({ said }: RouteAt, { language }: { readonly language: Language }): string =>
  typeof said === 'string' ? said : said[language];

export interface NetworkAt {
  readonly cards: readonly CardAt[];
  /** By the number of the node; those that have a table, be it empty. */
  readonly routes: ReadonlyMap<number, readonly RouteAt[]>;
}

function cardsOf(node: number, rows: readonly TableRowAt[]): readonly CardAt[] {
  return rows.flatMap(({ key, cells, event }): CardAt[] => {
    const { name, address } = INTERFACE.read(cells);
    const read = parseInterface(String(address), 0);
    const card = Number(key.replace(/\D/g, ''));
    return read === undefined ? [] : [{ ...read, node, card, name: String(name), event }];
  });
}

const isWords = (cell: TableCell | undefined): cell is Localized =>
  typeof cell === 'object' && 'en' in cell;

function routesOf(rows: readonly TableRowAt[]): readonly RouteAt[] {
  return rows.flatMap(({ cells, event, gone, aside }): RouteAt[] => {
    const { to, via: hop, card } = ROUTE.read(cells);
    const prefix = parsePrefix(String(to));
    if (prefix === undefined || gone) return [];
    const via = typeof hop === 'string' ? hop : undefined;
    const said = isWords(hop) ? hop : (via ?? '');
    return [{ prefix, via, said, out: String(card), event, aside }];
  });
}

export function networkAt(run: RecordedRun, cursor: Cursor): NetworkAt {
  const cards: CardAt[] = [];
  const routes = new Map<number, readonly RouteAt[]>();
  for (const { id } of run.topology.nodes) {
    const node = tableNode(run, id);
    if (node === undefined) continue;
    if (interfaces.of(node)) cards.push(...cardsOf(id, rowsAt(run, interfaces, id, cursor)));
    if (table.of(node)) routes.set(id, routesAt(run, id, cursor));
  }
  return { cards, routes };
}

/** What a node's table of routes has at the cursor, in the order in which it decides. */
export const routesAt = (run: RecordedRun, node: number, cursor: Cursor): readonly RouteAt[] =>
  routesOf(rowsAt(run, table, node, cursor));

/**
 * The longest prefix that fits, of the routes that are not passed over (RFC 1122 §3.3.1, RFC 1812
 * §5.2.4.3); undefined: there is no way.
 */
export function answerOf(routes: readonly RouteAt[], to: Ipv4): RouteAt | undefined {
  const shown = ({ prefix, aside }: RouteAt) => (aside === undefined ? prefix : undefined);
  return longestMatch(routes, shown, to);
}

/** It stays the same object while no address, no route and no link changes. */
export function useNetworkAt({ run, cursor, version }: ViewRun): NetworkAt {
  const changes = changesBefore(run, cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing of it changes but by these.
  return useMemo(() => networkAt(run, cursor), [run, version, changes]);
}
