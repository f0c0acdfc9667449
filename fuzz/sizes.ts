/** What a world holds when nothing happens in it, and whether that grows from one rest to the next. */
import { isHost } from '../src/stack/nodes/host/host.ts';
import type { World } from '../src/stack/world/world.ts';

export type Sizes = Readonly<Record<string, number>>;

/** A memory that has been as large as this, or half as large again as ever before, may still do so. */
const SLACK = 64;
const RATIO = 1.5;
/** Rests after which what grows with each of them must have shown it. */
const RESTS = 24;

export function sizesOf(world: World): Sizes {
  const sizes: Record<string, number> = {
    'slots of the arena': world.arena.unused,
    'places for timers': world.timers.owners.length,
    'entries in the event heap': world.heap.count,
  };
  for (const node of world.nodes) {
    if (!isHost(node)) continue;
    const { transport, net, nics, blocked, completions } = node;
    sizes[`connections of ${node.name}`] = transport.connections.size;
    sizes[`keys of ${node.name}`] = transport.byKey.size;
    sizes[`sockets of ${node.name}`] = transport.sockets.size;
    sizes[`listeners of ${node.name}`] = transport.listeners.size;
    sizes[`datagram ports of ${node.name}`] = transport.datagramPorts.size;
    sizes[`calls of ${node.name}`] = blocked.length + completions.length;
    sizes[`path MTUs of ${node.name}`] = net.pathMtu.size;
    sizes[`neighbours of ${node.name}`] = nics.reduce((sum, nic) => sum + nic.neighbours.size, 0);
  }
  return sizes;
}

/** Caches that are full at so many entries may fill up, however long that takes. */
const FULL: Readonly<Record<string, number>> = { neighbours: 520, places: 1_100, slots: 8_192 };

/** What has grown at rest after rest, as far as one can tell: half of them against all of them. */
export function growing(rests: readonly Sizes[]): string[] {
  if (rests.length < RESTS) return [];
  const last = rests.at(-1) as Sizes;
  const earlier = rests.slice(0, rests.length >> 1);
  return Object.keys(last).filter((what) => {
    const before = Math.max(...earlier.map((sizes) => sizes[what] ?? 0));
    const now = last[what] as number;
    const full = FULL[what.split(' ')[0] as string] ?? 0;
    return now > Math.max(before * RATIO + SLACK, full);
  });
}
