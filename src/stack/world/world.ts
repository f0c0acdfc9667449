/** A world: nodes and the links between them, all plain data that can be cloned and saved. */
import { cloneArena, createArena, type FrameArena } from '../core/arena.ts';
import { clone } from '../core/clone.ts';
import type { Instant } from '../core/instant.ts';
import { type Rng, seededRng } from '../core/rng.ts';
import type { LinkState } from '../links/kind.ts';
import type { NodeState } from '../nodes/kind.ts';
import { createGuard, type Guard } from './guard.ts';
import { createHeap, type EventHeap } from './heap.ts';

import { createTimerTable, type TimerTable } from './timers.ts';

export interface World {
  now: Instant;
  /** The next scheduling order; ties in time are broken by it. */
  nextOrder: number;
  /** The number of the next frame that is handed to a link. */
  nextFrame: number;
  arena: FrameArena;
  heap: EventHeap;
  timers: TimerTable;
  nodes: NodeState[];
  rngs: Rng[];
  links: LinkState[];
  /** Port of each card: node → card → link × 2 + direction, −1 when nothing is plugged in. */
  ports: number[][];
  /** How many of the session's inputs have taken effect. */
  inputsDone: number;
  guard: Guard;
}

export function createWorld(): World {
  return {
    now: 0,
    nextOrder: 0,
    nextFrame: 0,
    arena: createArena(),
    heap: createHeap(),
    timers: createTimerTable(),
    nodes: [],
    rngs: [],
    links: [],
    ports: [],
    inputsDone: 0,
    guard: createGuard(),
  };
}

/**
 * A generator for one part of the world. Parts draw from generators of their own, so that dropping
 * one frame changes no other link's luck.
 */
export function rngFor(seed: number, part: 'node' | 'link', index: number): Rng {
  return seededRng((seed ^ Math.imul(index + 1, part === 'node' ? 0x9e3779b1 : 0x85ebca77)) >>> 0);
}

const NO_ARENA = Object.freeze(createArena(0));

/** A copy that shares nothing that changes: what a keyframe keeps, and what a fork starts from. */
export function cloneWorld(world: World): World {
  const copy = clone({ ...world, arena: NO_ARENA });
  copy.arena = cloneArena(world.arena);
  return copy;
}
