/** A frame is handed to a link: it is refused, lost, spoilt, doubled or delayed, or just sent. */
import { copyFrame, type FrameRef, frameEnd, frameStart, freeFrame } from '../core/arena.ts';
import type { Instant } from '../core/instant.ts';
import { chance, nextBelow } from '../core/rng.ts';
import { ethernet } from '../protocols/ethernet/header.ts';
import { markCongestion } from '../protocols/ipv4/ecn.ts';
import { captureFrame } from '../trace/capture.ts';
import type { DropReason, FrameChange } from '../trace/kernel-events.ts';
import { emit } from '../trace/log.ts';
import { traceFrameSent } from '../trace/write-frames.ts';
import {
  type Direction,
  FATE_DELIVER,
  FATE_LOST,
  type Link,
  putUnderWay,
  refusal,
  startSending,
  waitingBytes,
} from './link.ts';
import type { Simulator } from './running.ts';
import { scheduleFirst } from './schedule.ts';

export function transmit(sim: Simulator, node: number, nic: number, frame: FrameRef): void {
  const { world, log } = sim;
  const port = world.ports[node]?.[nic] ?? -1;
  if (port < 0) {
    refuse(sim, node, nic, port, frame, 'no-receiver');
    return;
  }
  const link = world.links[port >> 1] as Link;
  const direction = link.directions[port & 1] as Direction;
  const { settings } = link;
  const { now } = world;
  const bytes = world.arena.lengths[frame] as number;
  const refused = refusal(link, direction, bytes, now);
  if (refused !== undefined) {
    refuse(sim, node, nic, port, frame, refused);
    return;
  }
  const waiting = settings.markBytes > 0 ? waitingBytes(direction, settings, now) : 0;
  const starts = startSending(direction, settings, bytes, now);
  const arrives = Math.ceil(direction.busyUntil) + settings.delay;
  const faulty =
    settings.lossPpm + settings.corruptPpm + settings.reorderPpm + settings.duplicatePpm;
  if (faulty === 0 && waiting <= settings.markBytes) {
    const id = numbered(sim, frame);
    const packet = world.arena.packets[frame] as number;
    const sent = traceFrameSent(log, node, id, nic, port >> 1, bytes, starts, arrives, packet);
    put(sim, port, direction, frame, id, sent, FATE_DELIVER, arrives);
    return;
  }
  transmitFaulty(sim, node, nic, port, frame, starts, arrives, waiting > settings.markBytes);
}

/** The frame never gets on the line: no cable in the card, or no room in the queue. */
function refuse(
  sim: Simulator,
  node: number,
  nic: number,
  port: number,
  frame: FrameRef,
  why: DropReason,
): void {
  const { world, log } = sim;
  const { now, arena } = world;
  const id = numbered(sim, frame);
  const outer = log.cause;
  const bytes = arena.lengths[frame] as number;
  const packet = arena.packets[frame] as number;
  log.cause = traceFrameSent(log, node, id, nic, port >> 1, bytes, now, now, packet);
  emit(log, 'frame.dropped', node, { frame: id, link: port >> 1, why });
  log.cause = outer;
  freeFrame(arena, frame);
}

function numbered(sim: Simulator, frame: FrameRef): number {
  const { arena } = sim.world;
  const start = frameStart(frame);
  captureFrame(sim.capture, arena.bytes, start, frameEnd(arena, frame) - start);
  return sim.world.nextFrame++;
}

function put(
  sim: Simulator,
  port: number,
  direction: Direction,
  frame: FrameRef,
  id: number,
  sent: number,
  fate: number,
  arrives: Instant,
): void {
  const { world } = sim;
  if (putUnderWay(direction, frame, id, sent, fate, arrives, world.nextOrder++)) {
    scheduleFirst(world, port, direction);
  }
}

function transmitFaulty(
  sim: Simulator,
  node: number,
  nic: number,
  port: number,
  frame: FrameRef,
  starts: Instant,
  arrives: Instant,
  mark: boolean,
): void {
  const { world, log } = sim;
  const { arena } = world;
  const link = world.links[port >> 1] as Link;
  const direction = link.directions[port & 1] as Direction;
  const { settings, rng } = link;
  const bytes = arena.lengths[frame] as number;
  const packet = arena.packets[frame] as number;
  // Every frame draws the same number of chances, whatever comes of the first ones.
  const lost = chance(rng, settings.lossPpm);
  const corrupted = chance(rng, settings.corruptPpm);
  const reordered = chance(rng, settings.reorderPpm);
  const duplicated = chance(rng, settings.duplicatePpm);
  const id = numbered(sim, frame);
  const outer = log.cause;
  const late = reordered ? arrives + settings.reorderBy : arrives;
  const sent = traceFrameSent(log, node, id, nic, port >> 1, bytes, starts, late, packet);
  log.cause = sent;
  const changed = (how: FrameChange, bit = -1) =>
    emit(log, 'frame.changed', node, { frame: id, link: port >> 1, how, bit });
  if (reordered) changed('reordered');
  if (mark && markCongestion(arena, frame)) changed('ecn-marked');
  if (duplicated) {
    const copy = copyFrame(arena, frame);
    log.cause = changed('duplicated');
    const copyId = numbered(sim, copy);
    const copySent = traceFrameSent(
      log,
      node,
      copyId,
      nic,
      port >> 1,
      bytes,
      starts,
      arrives,
      packet,
    );
    put(sim, port, direction, copy, copyId, copySent, FATE_DELIVER, arrives);
    log.cause = sent;
  }
  if (corrupted) changed('corrupted', flipBit(sim, frame, link));
  log.cause = outer;
  // What is lost is shown lost half way.
  const ends = lost ? starts + Math.ceil((late - starts) / 2) : late;
  put(sim, port, direction, frame, id, sent, lost ? FATE_LOST : FATE_DELIVER, ends);
}

/**
 * Flips one bit behind the Ethernet header: damage done inside a device, where no frame check
 * sequence sees it and only the checksums above can.
 */
function flipBit(sim: Simulator, frame: FrameRef, link: Link): number {
  const { arena } = sim.world;
  const bits = ((arena.lengths[frame] as number) - ethernet.length) * 8;
  const bit = ethernet.length * 8 + nextBelow(link.rng, bits);
  const at = frameStart(frame) + (bit >> 3);
  arena.bytes[at] = (arena.bytes[at] as number) ^ (0x80 >> (bit & 7));
  return bit;
}
