/**
 * The tables of all nodes through a run: what their folders say (stack/trace/page/table.ts), kept as
 * versions of rows, so that a table can be read at any cursor.
 */
import { instantOf, nodeAt } from '../../../model/columns.ts';
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import type { ModelPart } from '../../../model/part.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { cardsOf, type Topology } from '../../../model/topology.ts';
import { IPV4_ANY, type Ipv4, parseIpv4, sameNetwork } from '../../../stack/core/addresses.ts';
import { type CardFields, cardFieldsOf, USUAL_PREFIX } from '../../../stack/core/cards.ts';
import { type Instant, SECOND } from '../../../stack/core/instant.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { nodePageOf } from '../../../stack/nodes/page/pages.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import type {
  NodeTable,
  TableCell,
  TableNode,
  TableReader,
  TableSite,
  TableWriter,
} from '../../../stack/trace/page/table.ts';
import type { EventKind } from '../../../stack/trace/schema.ts';
import { linkMtu, macOf } from '../../../stack/world/topology.ts';

/** A row from an event on. */
interface Version {
  /** −1: the scenario has it. */
  readonly event: number;
  readonly at: Instant;
  /** undefined: it is gone. */
  readonly cells: readonly TableCell[] | undefined;
  readonly why: Localized | undefined;
  readonly touched: boolean;
}

/** By the number of the node: the versions of each row, the latest last. */
type Tables = Map<number, Map<string, Version[]>>;

export interface TableRowAt {
  readonly key: string;
  readonly cells: readonly TableCell[];
  /** The event behind the row as it is; −1: it is there from the start. */
  readonly event: number;
  /** The latest event of this table made it so, and that is not long ago. */
  readonly changed: boolean;
  /** It has just left the table, for this reason. */
  readonly gone: boolean;
  readonly why: Localized | undefined;
  /** Why the node passes it over, as things stand at the cursor. */
  readonly aside: Localized | undefined;
}

function cardsIn({ scenario }: Topology, id: number): readonly CardFields[] {
  const spec = scenario?.nodes[id];
  return spec === undefined ? [] : cardFieldsOf(spec);
}

/** Whom a node knows from the start: the hosts on its networks, where the scenario says so. */
function neighboursOf(topology: Topology, id: number): TableNode['neighbours'] {
  if (!topology.scenario?.knowsNeighbours) return [];
  const own = cardsIn(topology, id);
  const isNear = (address: Ipv4) =>
    own.some(({ address: mine = '', prefixLength = USUAL_PREFIX }) =>
      sameNetwork(address, parseIpv4(mine) ?? IPV4_ANY, prefixLength),
    );
  const hosts = topology.nodes.filter((node) => node.id !== id && nodePageOf(node.kind).host);
  return hosts.flatMap((node) =>
    cardsIn(topology, node.id).flatMap(({ address = '' }, card) => {
      const found = parseIpv4(address);
      if (found === undefined || !isNear(found)) return [];
      return [{ address: found, mac: macOf(node, card) }];
    }),
  );
}

export function tableNode({ topology }: RecordedRun, id: number): TableNode | undefined {
  const node = topology.nodes[id];
  if (node === undefined) return undefined;
  return {
    kind: node.kind,
    host: nodePageOf(node.kind).host === true,
    spec: (topology.scenario?.nodes[id] ?? {}) as unknown as TableNode['spec'],
    mac: (card) => macOf(node, card),
    mtu: (card) => linkMtu(topology.scenario?.links ?? [], node.name, card),
    neighbours: neighboursOf(topology, id),
  };
}

function writer(rows: Map<string, Version[]>, event: number, at: Instant): TableWriter {
  const add = (key: string, cells: Version['cells'], why: Version['why'], touched = false) => {
    const versions = rows.get(key);
    const version = { event, at, cells, why, touched };
    if (versions === undefined) rows.set(key, [version]);
    else versions.push(version);
  };
  const cells = (key: string) => rows.get(key)?.at(-1)?.cells;
  return {
    put: (key, now) => add(key, now, undefined),
    touch: (key, now) => add(key, now, undefined, true),
    remove: (key, why) => {
      if (cells(key) !== undefined) add(key, undefined, why);
    },
    cells,
  };
}

function begun(table: NodeTable, run: RecordedRun): Tables {
  const tables: Tables = new Map();
  for (const { id } of run.topology.nodes) {
    const node = tableNode(run, id);
    if (node === undefined || !table.of(node)) continue;
    const rows = new Map<string, Version[]>();
    table.begin?.(node, writer(rows, -1, 0));
    tables.set(id, rows);
  }
  return tables;
}

const parts = new Map<NodeTable, ModelPart<Tables>>();

/** The part of the model for a table; the same whenever it is asked for. */
export function tablePart(table: NodeTable): ModelPart<Tables> {
  const known = parts.get(table);
  if (known !== undefined) return known;
  const { readers = {} } = table;
  const part: ModelPart<Tables> = {
    id: `table-${table.id}`,
    create: (run) => begun(table, run),
    readers: Object.fromEntries(
      (Object.keys(readers) as EventKind[]).map((kind) => [
        kind,
        (tables: Tables, { log }: RecordedRun, id: number) => {
          const rows = tables.get(nodeAt(log, id));
          if (rows === undefined) return;
          const read = readers[kind] as TableReader<EventKind>;
          read(readEvent(log, id), writer(rows, id, instantOf(log, id)));
        },
      ]),
    ),
    carry: (tables) =>
      new Map([...tables].map(([node, rows]) => [node, new Map([...rows].flatMap(lasting))])),
  };
  parts.set(table, part);
  return part;
}

/** A row that is still there, as it is at this moment. */
function lasting([key, versions]: readonly [string, readonly Version[]]): [string, Version[]][] {
  const last = versions.at(-1);
  return last?.cells === undefined ? [] : [[key, [last]]];
}

/** For so long a row that has come, or become another, is marked: then it is as old as all others. */
const NEWS = 2 * SECOND;

/** The rows of a table at the cursor; what has just gone stands there until the table changes again. */
export function rowsAt(
  run: RecordedRun,
  table: NodeTable,
  node: number,
  cursor: Cursor,
): readonly TableRowAt[] {
  const found: { key: string; now: Version; cells: readonly TableCell[] }[] = [];
  let latest = -1;
  for (const [key, versions] of run.part(tablePart(table)).get(node) ?? []) {
    const count = countBelow(versions, cursor.event, ({ event }) => event);
    const now = versions[count - 1];
    const cells = now?.cells ?? versions[count - 2]?.cells;
    if (now === undefined || cells === undefined) continue;
    found.push({ key, now, cells });
    if (!now.touched) latest = Math.max(latest, now.event);
  }
  const rows = found.flatMap(({ key, now, cells }): TableRowAt[] => {
    const last = now.event >= 0 && now.event === latest;
    const gone = now.cells === undefined;
    if (gone && !last) return [];
    const changed = last && (gone || cursor.at - now.at <= NEWS);
    return [{ key, cells, event: now.event, changed, gone, why: now.why, aside: undefined }];
  });
  const { compare } = table;
  if (compare !== undefined) rows.sort(compare);
  return withAsides(rows, table, () => siteAt(run, node, cursor));
}

function withAsides(rows: TableRowAt[], table: NodeTable, site: () => TableSite): TableRowAt[] {
  if (table.aside === undefined) return rows;
  const there = rows.filter(({ gone }) => !gone);
  const asides = table.aside(there, site());
  if (asides.size === 0) return rows;
  return rows.map((row) => (row.gone ? row : { ...row, aside: asides.get(row.key) }));
}

/** The links of a node's cards at the cursor. */
function siteAt(run: RecordedRun, node: number, cursor: Cursor): TableSite {
  const topology = run.topologyAt(cursor);
  const page = nodePageOf(topology.nodes[node]?.kind ?? 'host');
  const shunsDown = page.shunsDown === true;
  const cut = topology.links.filter(({ up, ends }) => !up && ends.includes(node));
  if (cut.length === 0) return { shunsDown, down: [] };
  const cards = cardsOf(topology);
  const specs = cardsIn(topology, node);
  const down = cut.flatMap(({ id, ends }) =>
    ends.flatMap((end, side) => (end === node ? (cards.get(id)?.[side] ?? []) : [])),
  );
  return { shunsDown, down: down.map((card) => specs[card]?.name ?? page.port(card)) };
}
