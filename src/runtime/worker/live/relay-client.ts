/**
 * The page's end of the relay: opens it, reads what the agent says, sends batches of frames. A call
 * ends in `closed` or in `refused`; who wants another calls again. Sockets and requests come from
 * outside, so tests, and Node, bring their own.
 */
import { BadBatch, decodeBatch, encodeBatch } from '../../../relay/batch.ts';
import {
  type AgentMessage,
  BadMessage,
  type Bye,
  type Counts,
  type Hello,
  type PageMessage,
  readAgentMessage,
  writeMessage,
} from '../../../relay/messages.ts';
import { askedProtocols, relayAddress, VERSION } from '../../../relay/protocol.ts';
import type { AgentPlace, RefusedWhy } from '../../live/status.ts';

/** An open WebSocket, as far as it is used here. */
export interface Socket {
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
  /** Bytes that wait to be sent. */
  waiting(): number;
}

export interface SocketEvents {
  text(data: string): void;
  binary(data: Uint8Array): void;
  /** Also when it never opened. */
  closed(): void;
}

export type OpenSocket = (
  url: string,
  protocols: readonly string[],
  events: SocketEvents,
) => Socket;

/** Who calls: the browser tells nobody why a socket did not open, so that is asked for apart. */
interface Caller {
  readonly place: AgentPlace;
  /** The page's random name. */
  readonly page: string;
  readonly openSocket: OpenSocket;
  whyRefused(): Promise<RefusedWhy>;
  /** Calls once, so many ms from now; what it gives takes the call back. */
  later(ms: number, act: () => void): () => void;
}

interface RelayEvents {
  hello(hello: Hello): void;
  card(up: boolean): void;
  counts(counts: Counts): void;
  /** It lives: this is said once a second. */
  alive(): void;
  frames(frames: readonly Uint8Array[]): void;
  /** The agent did not let us in. */
  refused(why: RefusedWhy): void;
  /** It had let us in, and is gone; `why`: what it said last, or that it says nothing any more, or nothing that can be read. */
  closed(why: Bye['why'] | 'silent' | 'version' | undefined): void;
}

export interface RelayClient {
  say(message: PageMessage): void;
  /** How many of the frames were lost, since too many wait already. */
  send(frames: readonly Uint8Array[]): number;
  /** Hangs up; nothing is heard of it any more. */
  close(): void;
}

/**
 * How often we look whether it has said something, ms, and so many looks in vain that it stands
 * still. Looks are counted, not time: while this computer slept, nobody looked.
 */
const LOOK = 1_000;
const MOST_SILENT = 8;

/** Bytes that may wait for the agent. */
const BACKLOG = 1_000_000;
/** Frames of one turn go out in messages of about this size: the agent reads none that are very long. */
const MOST_BYTES = 500_000;

export function callAgent(caller: Caller, events: RelayEvents): RelayClient {
  const { place, page, openSocket } = caller;
  let greeted = false;
  let bye: Bye['why'] | undefined;
  let over = false;
  let beats = false;
  const end = (then: () => void) => {
    if (over) return;
    over = true;
    silence.stop();
    then();
  };
  const refuse = (why: 'silent' | 'version') => {
    // Whom it had let in, it refuses no more: a run may be going on.
    end(() => (greeted ? events.closed(why) : events.refused(why)));
    socket.close();
  };
  const heard = (message: AgentMessage) => {
    if (message.type === 'alive') {
      beats = true;
      events.alive();
    } else if (message.type === 'bye') bye = message.why;
    else if (message.type === 'card') events.card(message.up);
    else if (message.type === 'counts') events.counts(message);
    else if (message.version !== VERSION) refuse('version');
    else {
      greeted = true;
      events.hello(message);
    }
  };
  const silence = watchSilence(caller.later, {
    // The agent is told the same of us: a page that stands still is passed over for another.
    looked: () => greeted && socket.send(writeMessage({ type: 'alive' })),
    // An older agent does not say that it lives.
    silent: () => (!greeted || beats) && refuse('silent'),
  });
  const socket = openSocket(relayAddress(place.port), askedProtocols(place.token, page), {
    text(data) {
      if (over) return;
      silence.broken();
      const message = read(data);
      if (message === 'bad') refuse('version');
      else if (message !== undefined) heard(message);
    },
    binary(data) {
      silence.broken();
      if (!over && greeted) events.frames(framesIn(data));
    },
    closed() {
      if (over) return;
      if (greeted) end(() => events.closed(bye));
      else caller.whyRefused().then((why) => end(() => events.refused(why)));
    },
  });
  return {
    say(message) {
      if (!over) socket.send(writeMessage(message));
    },
    send: (frames) => (over ? frames.length : sendBatches(socket, frames)),
    close() {
      end(() => undefined);
      socket.close();
    },
  };
}

/** Calls with every look, and whenever nothing was heard for so long. */
function watchSilence(
  later: Caller['later'],
  { looked, silent }: { looked(): unknown; silent(): unknown },
) {
  let looks = 0;
  let stop = () => {};
  const look = () => {
    stop = later(LOOK, () => {
      look();
      looked();
      if (++looks > MOST_SILENT) silent();
    });
  };
  look();
  return {
    broken() {
      looks = 0;
    },
    stop: () => stop(),
  };
}

/** What cannot be read is another version's. */
function read(data: string): AgentMessage | undefined | 'bad' {
  try {
    return readAgentMessage(data);
  } catch (error) {
    if (!(error instanceof BadMessage)) throw error;
    return 'bad';
  }
}

/** A batch that is none is lost, as a frame is that a cable has spoilt. */
function framesIn(data: Uint8Array): readonly Uint8Array[] {
  try {
    return decodeBatch(data);
  } catch (error) {
    if (!(error instanceof BadBatch)) throw error;
    return [];
  }
}

function sendBatches(socket: Socket, frames: readonly Uint8Array[]): number {
  let batch: Uint8Array[] = [];
  let bytes = 0;
  let lost = 0;
  const flush = () => {
    if (batch.length === 0) return;
    if (socket.waiting() > BACKLOG) lost += batch.length;
    else socket.send(encodeBatch(batch));
    batch = [];
    bytes = 0;
  };
  for (const frame of frames) {
    if (bytes + frame.length > MOST_BYTES) flush();
    batch.push(frame);
    bytes += frame.length;
  }
  flush();
  return lost;
}
