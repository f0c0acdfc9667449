/**
 * How much each table of a world holds, found by walking through its state, which is plain data: a table
 * that nobody has thought of is counted as well. Entries of one kind, in all tables at one place, are one
 * number.
 */
import type { World } from '../../src/stack/world/world.ts';

export type Tables = ReadonlyMap<string, number>;

export function tablesOf(world: World): Tables {
  const sizes = new Map<string, number>();
  const seen = new Set<object>();
  const note = (path: string, size: number) => sizes.set(path, (sizes.get(path) ?? 0) + size);

  function walk(value: unknown, path: string): void {
    if (typeof value === 'string') {
      note(`${path} (text)`, value.length);
      return;
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (ArrayBuffer.isView(value)) return;
    if (value instanceof Map || value instanceof Set || Array.isArray(value)) {
      note(path, value instanceof Map || value instanceof Set ? value.size : value.length);
      const entries = value instanceof Map ? value.values() : value;
      for (const each of entries) walk(each, `${path}[]`);
      return;
    }
    for (const [key, each] of Object.entries(value)) walk(each, `${path}.${key}`);
  }

  for (const node of world.nodes) walk(node, node.name);
  note('places for timers', world.timers.owners.length);
  note('entries in the event heap', world.heap.count);
  note('slots of the arena', world.arena.unused);
  return sizes;
}

/** A table that is as large as this, or half as large again as ever before, may still be. */
const SLACK = 64;
const RATIO = 1.5;
/** Rests after which what grows with each of them must have shown it. */
const RESTS = 16;
/** What fills up to a size of its own, however long that takes. */
const FULL: readonly (readonly [RegExp, number])[] = [
  // So many pings are remembered.
  [/^anna\.processes\[\]\.state\.requests/, 8_192],
  // An address of the pool has one client, whose name may be as long as a message.
  [/pool\.leases\[\]\.client/, 100_000],
  // What the largest crowd of frames so far has needed.
  [/^slots of the arena$/, 8_192],
];

const roomOf = (path: string) => FULL.find(([pattern]) => pattern.test(path))?.[1] ?? 0;

/** What has grown at rest after rest: the last of them against the first half. */
export function growingTables(rests: readonly Tables[]): string[] {
  if (rests.length < RESTS) return [];
  const last = rests.at(-1) as Tables;
  const earlier = rests.slice(0, rests.length >> 1);
  return [...last].flatMap(([path, size]) => {
    const before = Math.max(...earlier.map((each) => each.get(path) ?? 0));
    const grown = size > Math.max(before * RATIO + SLACK, roomOf(path));
    return grown ? [`${path}: ${before} → ${size}`] : [];
  });
}
