/** The lab's card as the agent sees it: its frames come through a pipe, from inside the lab. */
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { parseMac } from '../../src/stack/core/addresses.ts';
import type { DriverEvents, NicDriver } from '../drivers/driver.ts';
import { CABLE, MTU, OUR_MAC } from './plan/network.ts';
import { hasRoom, readFrames, writeFrames } from './space/frames.ts';
import type { Order, Told } from './space/tell.ts';

/** A child process, as far as it is needed here. */
export interface LabProcess extends Pick<ChildProcess, 'on' | 'once' | 'connected'> {
  readonly stdin: Writable;
  readonly stdout: Readable;
  send(order: Order): void;
}

export function pipeDriver(child: LabProcess): NicDriver {
  let up = true;
  let closed = false;
  const order = (what: Order) => {
    if (child.connected) child.send(what);
  };
  const close = () => {
    closed = true;
    // This ends the lab.
    child.stdin.end();
  };
  // It has ended while something was written to it: `exit` tells.
  child.stdin.on('error', () => {});

  function hear(told: Told, events: DriverEvents): void {
    if (told.type === 'dropped') events.dropped(told.cause, told.count);
    if (told.type === 'carrier') {
      ({ up } = told);
      events.carrier(up);
    }
  }

  return {
    name: CABLE,
    mac: parseMac(OUR_MAC) as number,
    mtu: MTU,
    get up() {
      return up;
    },
    listenFor: (wanted) => order({ type: 'listen', wanted: wanted ?? null }),
    start(events) {
      readFrames(child.stdout, (frames) => closed || events.frames(frames), close);
      child.on('message', (told) => hear(told as Told, events));
      child.once('exit', () => {
        if (!closed) events.gone();
        close();
      });
    },
    send(frames) {
      if (!hasRoom(child.stdin)) return 0;
      writeFrames(child.stdin, frames);
      return frames.length;
    },
    close,
  };
}
