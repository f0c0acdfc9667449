/**
 * Runs a world: takes the earliest event, hands it to its node, and carries out what the node does.
 * A simulator is the interpreter of a world's effects; it keeps no state that matters.
 */
import type { Kernel } from '../capability.ts';
import type { FrameRef } from '../core/arena.ts';
import { type Instant, NEVER } from '../core/instant.ts';
import type { LinkEnd, LinkFx, LinkState } from '../links/kind.ts';
import type { NodeState } from '../nodes/kind.ts';
import type { Capture } from '../trace/capture.ts';
import type { Fx, TimerLayer } from '../trace/fx.ts';
import { NO_CAUSE, type TraceLog } from '../trace/log.ts';
import {
  traceFrameDelivered,
  traceTimerArmed,
  traceTimerCancelled,
  traceTimerFired,
} from '../trace/write-frames.ts';
import { refuseFrame } from './frames.ts';
import { runsAway } from './guard.ts';
import { popEvent } from './heap.ts';
import { applyInput, type SessionInput } from './inputs.ts';
import { nodeNow, type RunningLink, type RunningNode, type Simulator } from './running.ts';
import { LINK_EVENTS, timerPayload } from './schedule.ts';
import { addTimer, armTimer, removeTimer, type TimerOwner, timerIsDue } from './timers.ts';
import type { World } from './world.ts';

export function createSimulator(
  world: World,
  log: TraceLog,
  inputs: readonly SessionInput[],
  capture: Capture,
  kernel: Kernel,
): Simulator {
  const sim: Simulator = { world, log, capture, inputs, kernel, nodes: [], links: [] };
  sim.nodes = world.nodes.map((state, node) => bindNode(sim, state, node));
  sim.links = world.links.map((state, link) => bindLink(sim, state, link));
  return sim;
}

function bindNode(sim: Simulator, state: NodeState, node: number): RunningNode {
  const { kernel, world } = sim;
  const kind = kernel.nodes.get(state.kind);
  if (kind === undefined) throw new RangeError(`nobody knows the kind of node ${state.kind}`);
  const ports = world.ports[node] as number[];
  return { kind, state, fx: kind.bind(state, worldFx(sim, node), { kernel, ports }) };
}

function worldFx(sim: Simulator, node: number): Fx {
  const { world, log } = sim;
  const { timers, heap } = world;
  return {
    now: world.now,
    node,
    arena: world.arena,
    rng: world.rngs[node] as Fx['rng'],
    log,
    transmit: (nic, frame) => transmit(sim, node, nic, frame),
    newTimer: (layer: TimerLayer, conn, name) => addTimer(timers, node, layer, conn, name),
    freeTimer: (timer) => removeTimer(timers, timer),
    arm(timer, due) {
      timers.armedBy[timer] = traceTimerArmed(log, timers.owners[timer] as TimerOwner, due);
      armTimer(timers, heap, timer, due, world.nextOrder++, timerPayload(timer));
    },
    disarm(timer) {
      if (timers.due[timer] === NEVER) return;
      timers.due[timer] = NEVER;
      traceTimerCancelled(log, timers.owners[timer] as TimerOwner);
    },
  };
}

/**
 * Runs until nothing is due at or before `until`, or `maxEvents` heap entries have been taken.
 * True when it stopped because of `maxEvents`: there is more to do. A run that the guard has ended
 * stays where it is.
 */
export function run(sim: Simulator, until: Instant, maxEvents = Number.MAX_SAFE_INTEGER): boolean {
  const { world, inputs } = sim;
  const { heap, guard } = world;
  if (guard.stopped !== '') return false;
  for (let taken = 0; taken < maxEvents; taken++) {
    const due = heap.count > 0 ? (heap.at[0] as number) : NEVER;
    const input = inputs[world.inputsDone];
    if (input !== undefined && input.at < due && input.at <= until) {
      enter(sim, input.at);
      guard.timers++;
      applyInput(sim, input, world.inputsDone++);
      sim.log.cause = NO_CAUSE;
      continue;
    }
    if (due > until || due === NEVER) {
      enter(sim, until === NEVER ? world.now : Math.max(until, world.now));
      return false;
    }
    const order = heap.order[0] as number;
    const payload = heap.payload[0] as number;
    popEvent(heap);
    enter(sim, due);
    if ((payload & 1) === 1) linkEvent(sim, payload >> 1, order);
    else timerEvent(sim, payload >> 1, order, payload);
    sim.log.cause = NO_CAUSE;
    if (runsAway(sim)) return false;
  }
  return true;
}

function enter(sim: Simulator, now: Instant): void {
  sim.world.now = now;
  sim.log.now = now;
}

function timerEvent(sim: Simulator, timer: number, order: number, payload: number): void {
  const { world, log } = sim;
  const { timers } = world;
  if (!timerIsDue(timers, world.heap, timer, world.now, order, payload)) return;
  world.guard.timers++;
  const owner = timers.owners[timer] as TimerOwner;
  log.cause = timers.armedBy[timer] as number;
  if (owner.layer !== 'app' || owner.name !== 'start') {
    log.cause = traceTimerFired(log, owner);
  }
  const { kind, state, fx } = nodeNow(sim, owner.node) as RunningNode;
  kind.timer?.(state, owner, timer, fx);
}

/** Something that a link waited for. */
function linkEvent(sim: Simulator, payload: number, order: number): void {
  const { kind, state, fx } = sim.links[Math.trunc(payload / LINK_EVENTS)] as RunningLink;
  kind.due(state, payload % LINK_EVENTS, order, fx);
}

function bindLink(sim: Simulator, state: LinkState, link: number): RunningLink {
  const { world, log, capture, kernel } = sim;
  const kind = kernel.links.get(state.kind);
  if (kind === undefined) throw new RangeError(`nobody knows the kind of link ${state.kind}`);
  const fx: LinkFx = {
    link,
    world,
    log,
    capture,
    deliver: (end, id, frame, sentBy) => deliver(sim, state, link, end, id, frame, sentBy),
    carrierChanged(up) {
      for (const { node, nic } of state.ends) {
        const at = nodeNow(sim, node);
        at?.kind.linkChanged?.(at.state, nic, up, at.fx);
      }
    },
  };
  const changes = kernel.linkChanges.get(state.kind);
  return { kind, changes, state, fx: kind.bind?.(state, fx, kernel) ?? fx };
}

function deliver(
  sim: Simulator,
  { ends }: LinkState,
  link: number,
  end: number,
  id: number,
  frame: FrameRef,
  sentBy: number,
): void {
  const { log } = sim;
  const { node, nic } = ends[end] as LinkEnd;
  log.cause = sentBy;
  log.cause = traceFrameDelivered(log, node, id, nic, link);
  const { kind, state, fx } = nodeNow(sim, node) as RunningNode;
  kind.frame(state, nic, frame, fx);
}

function transmit(sim: Simulator, node: number, nic: number, frame: FrameRef): void {
  const port = sim.world.ports[node]?.[nic] ?? -1;
  if (port < 0) {
    refuseFrame(sim, node, nic, -1, frame, 'no-receiver');
    return;
  }
  const { kind, state, fx } = sim.links[port >> 1] as RunningLink;
  kind.offer(state, port & 1, frame, fx);
}
