/**
 * The first process in the lab's namespaces: it holds the end of the cable, and all others are its
 * children. When its input ends, because who has started it is gone in whatever way, it ends, and
 * the kernel takes the namespaces away with all that is in them.
 */

import type { DriverEvents, NicDriver } from '../../drivers/driver.ts';
import { openPacketSocket } from '../../drivers/packet-socket.ts';
import { outgoing } from '../../relay/outgoing.ts';
import { CABLE } from '../plan/network.ts';
import { hasRoom, readFrames, writeFrames } from './frames.ts';
import { startKernels } from './kernels.ts';
import { type Order, tell } from './tell.ts';
import { becomeLaterUser } from './user.ts';

/** Bytes that may wait for the card. */
const BACKLOG = 1_000_000;
const RETRY_MS = 1;

export async function runCard(): Promise<void> {
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
  process.stdout.on('error', () => process.exit(0));
  process.stdin.resume();
  await startKernels((role) => end(`the ${role} has ended`));
  // The card has our MAC address: it need not be promiscuous.
  const driver = openPacketSocket({ name: CABLE, ownMac: false });
  becomeLaterUser();
  carry(driver);
  tell({ type: 'ready' });
}

function end(why: string): void {
  tell({ type: 'failed', why });
  process.exit(1);
}

function carry(driver: NicDriver): void {
  const dropped: DriverEvents['dropped'] = (cause, count) => {
    if (count > 0) tell({ type: 'dropped', cause, count });
  };
  const card = outgoing(
    (frames) => driver.send(frames),
    BACKLOG,
    (again) => setTimeout(again, RETRY_MS),
  );
  // Its frames may have to wait, and are views of what the pipe reads into.
  const send = (frames: readonly Uint8Array[]) => dropped('backlog-to-card', card.send(frames));
  readFrames(process.stdin, send, ({ message }) => end(message));
  process.on('message', (order: Order) => {
    if (order.type === 'listen') driver.listenFor(order.wanted ?? undefined);
  });
  driver.start({
    frames(frames) {
      if (hasRoom(process.stdout)) dropped('too-long', writeFrames(process.stdout, frames));
      else dropped('backlog-to-page', frames.length);
    },
    carrier: (up) => tell({ type: 'carrier', up }),
    gone: () => end('the card is gone'),
    dropped,
  });
}
