/**
 * Says when a card of libpcap has something to be read. Where it has a file descriptor, the event
 * loop watches that; where it has not (Windows), a thread waits, and the loop reads when it is back.
 */
import koffi from 'koffi';
import { LITTLE_ENDIAN, memory, type Poll, whenReadable } from '../libc.ts';
import type { Handle, Library } from './library.ts';

/** A wait ends after so long, so that who closes the card need not wait long for the thread. */
const WAIT_MS = 200;

type Async = { async(...args: unknown[]): void };

/** Waits in a thread, and calls back. `free` gives back what the wait needs. */
interface Wait {
  start(back: () => void): void;
  free(): void;
}

/** WaitForSingleObject of Windows, at the event of a card. */
function waitForEvent(event: bigint): Wait {
  const kernel = koffi.load('kernel32.dll');
  const wait = kernel.func('uint32_t WaitForSingleObject(void *object, uint32_t milliseconds)');
  return {
    start: (back) => (wait as unknown as Async).async(event, WAIT_MS, back),
    free: () => {},
  };
}

/** poll(2), which does for a descriptor what Windows does for an event: this way can be tried. */
function waitForDescriptor(fd: number): Wait {
  const poll = koffi.load(null).func('int poll(void *descriptors, unsigned long count, int ms)');
  const asked = memory(8);
  asked.view.setInt32(0, fd, LITTLE_ENDIAN);
  asked.view.setInt16(4, 1, LITTLE_ENDIAN);
  return {
    start: (back) => (poll as unknown as Async).async(asked.address, 1, WAIT_MS, back),
    free: asked.free,
  };
}

/** As `Poll`, by waits one after the other: each begins when what the last one found has been read. */
function inTurns(wait: Wait, readable: () => void): Poll & { readonly ended: Promise<void> } {
  let closed = false;
  let end = () => {};
  const ended = new Promise<void>((done) => {
    end = done;
  });
  const turn = () => {
    if (!closed) readable();
    if (!closed) wait.start(turn);
    else {
      wait.free();
      end();
    }
  };
  wait.start(turn);
  return {
    again: () => {},
    close: () => {
      closed = true;
    },
    ended,
  };
}

export interface Watching extends Poll {
  /** Nobody waits at the card any more, so that it may be closed. */
  readonly ended: Promise<void>;
}

/** `thread`: a thread is to wait although there is a descriptor. */
export function whenCardReadable(
  lib: Library,
  card: Handle,
  thread: boolean,
  readable: (failed: boolean) => void,
): Watching {
  const at = lib.waits.get(card);
  if (typeof at === 'bigint') return inTurns(waitForEvent(at), () => readable(false));
  if (thread) return inTurns(waitForDescriptor(at), () => readable(false));
  return { ...whenReadable(at, readable), ended: Promise.resolve() };
}
