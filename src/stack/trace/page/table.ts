/**
 * The tables of a node that a page shows: interfaces, routes, neighbours. Whoever keeps such a table
 * in a node says in its `page/tables.ts` what stands in it, what the events of the trace do to it, and
 * which row a packet has to do with; the map finds them all by their places. A table that nobody writes
 * events about cannot be shown: everything in it comes from the scenario or from the trace.
 */
import type { Ipv4, Mac } from '../../core/addresses.ts';
import type { Instant } from '../../core/instant.ts';
import type { LayerName } from '../../core/layers.ts';
import type { Localized } from '../../core/localized.ts';
import type { EventKind, TraceEvent } from '../schema.ts';

/** A time is shown from the cursor: how long ago, or how long from now. */
export type TableCell =
  | string
  | Localized
  | { readonly since: Instant }
  | { readonly until: Instant };

export interface TableColumn {
  readonly label: Localized;
  /** Addresses and numbers, which stand below each other. */
  readonly mono?: boolean;
}

export interface TableRow {
  readonly key: string;
  readonly cells: readonly TableCell[];
  /** Why its node passes it over though it stands in the table; undefined: it does not. */
  readonly aside?: Localized | undefined;
  /** The event behind it; −1: it is there from the start. */
  readonly event?: number;
}

/** What else decides, at the moment at which a table is read. */
export interface TableSite {
  /** Its node looks at the links of its cards when it chooses a row (`NodePage.shunsDown`). */
  readonly shunsDown: boolean;
  /** The names of its cards whose links are down. */
  readonly down: readonly string[];
}

/** What a scenario says about a node, for the rows that are there before anything happens. */
export interface TableNode {
  readonly kind: string;
  /** It has the tables of a host. */
  readonly host: boolean;
  /** Its part of the scenario, as its kind declares it. */
  readonly spec: Readonly<Record<string, unknown>>;
  mac(card: number): Mac;
  /** What its link carries, unless the card says otherwise. */
  mtu(card: number): number;
  /** Who is known from the start, where the scenario says that all know each other. */
  readonly neighbours: readonly { readonly address: Ipv4; readonly mac: Mac }[];
}

export interface TableWriter {
  put(key: string, cells: readonly TableCell[]): void;
  /** The row stands as it did, and was heard of again: its time is another. */
  touch(key: string, cells: readonly TableCell[]): void;
  remove(key: string, why?: Localized): void;
  cells(key: string): readonly TableCell[] | undefined;
}

/** A value in a packet's header, the outermost of that name: `('ipv4', 'dst')`. */
export type PacketField = (header: string, field: string) => number | undefined;

export type TableReader<K extends EventKind> = {
  read(event: TraceEvent<K>, rows: TableWriter): void;
}['read'];

export interface CardAddress {
  readonly card: number;
  readonly address: string;
  /** With the length of its prefix. */
  readonly network: string;
  /** The longest packet that it sends in one piece. */
  readonly mtu?: number;
}

export interface NodeTable {
  /** Unique among the tables of all folders. */
  readonly id: string;
  readonly title: Localized;
  readonly layer: LayerName;
  /** The smaller, the earlier among the tables of a node. */
  readonly order: number;
  readonly columns: readonly [TableColumn, ...TableColumn[]];
  /** What an empty one means; without it, it is shown only when something stands in it. */
  readonly empty?: Localized;
  /** Whether a node has such a table. */
  of(node: TableNode): boolean;
  begin?(node: TableNode, rows: TableWriter): void;
  readonly readers?: { readonly [K in EventKind]?: TableReader<K> };
  /** Rows that are passed over as things stand, by their keys, and why; the rows are in their order. */
  aside?(rows: readonly TableRow[], site: TableSite): ReadonlyMap<string, Localized>;
  /** The key of the row by which a packet goes that the node sends. */
  uses?(field: PacketField, rows: readonly TableRow[]): string | undefined;
  /** The order of rows; without it that of their coming. */
  compare?(a: TableRow, b: TableRow): number;
}

/**
 * A table that has the addresses of a node's cards, which a map writes at its links. It is all that the
 * first picture of a map reads, so it stands in a file of its own, `page/card-table.ts`.
 */
export interface CardTable extends NodeTable {
  cards(rows: readonly TableRow[]): readonly CardAddress[];
}
