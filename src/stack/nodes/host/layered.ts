/**
 * Descriptors with a stream layer on them. The socket below is made non-blocking, and what it would
 * block on is done here: bytes wait in `incoming` and `outgoing`, and calls that block in `readers`
 * and `writers`, until the socket's events let them go on.
 */
import '../../apps/events.ts';
import type { CallOutcome, CallResult, Errno, ProgramCall } from '../../sockets/calls.ts';
import { socketCall } from '../../sockets/index.ts';
import type { LayerOutput, StreamLayer, StreamLayerEnv } from '../../streams/kind.ts';
import { emit } from '../../trace/log.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import { addNotice } from './notices.ts';
import { BY_HAND } from './process.ts';

export interface LayeredDescriptor {
  layer: string;
  /** The layer's own. */
  state: unknown;
  /** Whether the program's calls block; the socket's never do. */
  nonBlocking: boolean;
  /** For the program, from the peer, and for the peer, from the layer. */
  incoming: Uint8Array;
  outgoing: Uint8Array;
  /** The peer sends no more. */
  ended: boolean;
  error: Errno | '';
  readers: { call: number; size: number }[];
  writers: { call: number; length: number }[];
  /** A non-blocking send found no room: say so when there is some. */
  wantsRoom: boolean;
}

const NOTHING = new Uint8Array(0);
/** What a layer may hold for a program that does not read; beyond it the peer's window closes. */
const MOST_INCOMING = 65_536;
const READ = 16_384;
/** A call that nobody waits for. */
const NO_CALL = -1;

/** What a host asks of this file, which is loaded with the first layer. */
export interface Layering {
  readonly addLayer: typeof addLayer;
  readonly layeredCall: typeof layeredCall;
  readonly layeredEvent: typeof layeredEvent;
}

export const layering: Layering = { addLayer, layeredCall, layeredEvent };

/** Puts a layer on a connected descriptor. False when the kernel has none of that name. */
function addLayer(host: Host, fd: number, id: string, config: unknown, fx: HostFx): boolean {
  const layer = fx.apps.streamLayers.get(id);
  const socket = host.transport.sockets.get(fd);
  if (layer === undefined || socket?.type !== 'stream' || host.layers.has(fd)) return false;
  const layered: LayeredDescriptor = {
    layer: id,
    state: layer.open(config, envOf(host, fd, fx)),
    nonBlocking: socket.nonBlocking,
    incoming: NOTHING,
    outgoing: NOTHING,
    ended: false,
    error: '',
    readers: [],
    writers: [],
    wantsRoom: false,
  };
  host.layers.set(fd, layered);
  raw(host, { name: 'setNonBlocking', fd, on: true }, fx);
  take(host, fd, layered, layer.fromApp(layered.state, NOTHING, envOf(host, fd, fx)), fx);
  // Bytes may have come before the layer did.
  pump(host, fd, layered, fx);
  return true;
}

/** A call on a descriptor with a layer. Undefined: the socket below answers it. */
function layeredCall(
  host: Host,
  call: number,
  request: ProgramCall,
  fx: HostFx,
): CallOutcome | undefined {
  if (request.name === 'socket') return undefined;
  const { fd } = request;
  const layered = host.layers.get(fd);
  if (layered === undefined) return undefined;
  switch (request.name) {
    case 'send':
      return send(host, fd, layered, call, request.data, fx);
    case 'recv':
    case 'recvfrom':
      return recv(host, fd, layered, call, request.size, fx);
    case 'setNonBlocking':
      layered.nonBlocking = request.on;
      return { done: true, result: { value: 0 } };
    case 'shutdown':
      if (request.how !== 'rd') sayGoodbye(host, fd, layered, fx);
      return undefined;
    case 'close':
      sayGoodbye(host, fd, layered, fx);
      removeLayer(host, fd, layered, 'EBADF', fx);
      return undefined;
    case 'abort':
      removeLayer(host, fd, layered, 'ECONNABORTED', fx);
      return undefined;
    default:
      return undefined;
  }
}

function send(
  host: Host,
  fd: number,
  layered: LayeredDescriptor,
  call: number,
  data: Uint8Array,
  fx: HostFx,
): CallOutcome {
  if (layered.error !== '') return failed(layered.error);
  if (layered.outgoing.length > 0 && layered.nonBlocking) {
    layered.wantsRoom = true;
    return failed('EAGAIN');
  }
  take(
    host,
    fd,
    layered,
    layerOf(layered, fx).fromApp(layered.state, data, envOf(host, fd, fx)),
    fx,
  );
  if (layered.outgoing.length === 0 || layered.nonBlocking) {
    return { done: true, result: { value: data.length } };
  }
  layered.writers.push({ call, length: data.length });
  return { done: false };
}

function recv(
  host: Host,
  fd: number,
  layered: LayeredDescriptor,
  call: number,
  size: number,
  fx: HostFx,
): CallOutcome {
  pump(host, fd, layered, fx);
  const result = layered.readers.length > 0 ? undefined : read(layered, size);
  if (result !== undefined) return { done: true, result };
  if (layered.nonBlocking) return failed('EAGAIN');
  layered.readers.push({ call, size });
  return { done: false };
}

/** What a recv returns now; undefined when it has to wait. */
function read(layered: LayeredDescriptor, size: number): CallResult | undefined {
  const { incoming } = layered;
  if (incoming.length > 0) {
    const data = incoming.slice(0, size);
    layered.incoming = incoming.subarray(data.length);
    return { value: data.length, data };
  }
  if (layered.error !== '') return { value: -1, error: layered.error };
  return layered.ended ? { value: 0, data: NOTHING } : undefined;
}

/** The socket below has news: bytes move as far as they can, and what is left goes to the owner. */
function layeredEvent(host: Host, fd: number, what: string, fx: HostFx): void {
  const layered = host.layers.get(fd) as LayeredDescriptor;
  flush(host, fd, layered, fx);
  const had = layered.incoming.length;
  pump(host, fd, layered, fx);
  if (layered.incoming.length > had) tell(host, fd, 'readable', fx);
  if (what === 'writable') {
    if (layered.outgoing.length > 0 || !layered.wantsRoom) return;
    layered.wantsRoom = false;
  }
  if (what !== 'readable') tell(host, fd, what, fx);
}

/** Takes what the socket has got, as long as the program keeps up. */
function pump(host: Host, fd: number, layered: LayeredDescriptor, fx: HostFx): void {
  const layer = layerOf(layered, fx);
  while (!layered.ended && layered.error === '' && layered.incoming.length < MOST_INCOMING) {
    const { value, data, error } = raw(host, { name: 'recv', fd, size: READ }, fx);
    if (error === 'EAGAIN') break;
    if (error !== undefined) layered.error = error;
    else if (value === 0) layered.ended = true;
    else
      take(
        host,
        fd,
        layered,
        layer.fromPeer(layered.state, data as Uint8Array, envOf(host, fd, fx)),
        fx,
      );
  }
  while (layered.readers.length > 0) {
    const { call, size } = layered.readers[0] as LayeredDescriptor['readers'][number];
    const result = read(layered, size);
    if (result === undefined) return;
    layered.readers.shift();
    fx.complete(call, result);
  }
}

/** Takes what came of a layer's step. */
function take(
  host: Host,
  fd: number,
  layered: LayeredDescriptor,
  output: LayerOutput,
  fx: HostFx,
): void {
  const { toPeer = NOTHING, toApp = NOTHING, event, failed: broken = false } = output;
  if (toApp.length > 0) layered.incoming = joined(layered.incoming, toApp);
  if (toPeer.length > 0) {
    layered.outgoing = joined(layered.outgoing, toPeer);
    flush(host, fd, layered, fx);
  }
  if (broken) layered.error = 'ECONNABORTED';
  if (event === undefined) return;
  const conn = host.transport.sockets.get(fd)?.conn ?? -1;
  emit(fx.log, 'stream.event', fx.node, { fd, conn, layer: layered.layer, what: event });
  tell(host, fd, event, fx);
}

/** Gives the socket what it has room for; writers return when all has gone. */
function flush(host: Host, fd: number, layered: LayeredDescriptor, fx: HostFx): void {
  if (layered.outgoing.length > 0) {
    const { value, error } = raw(host, { name: 'send', fd, data: layered.outgoing }, fx);
    if (error !== undefined && error !== 'EAGAIN') {
      layered.error = error;
      layered.outgoing = NOTHING;
    } else if (value > 0) layered.outgoing = layered.outgoing.slice(value);
  }
  if (layered.outgoing.length > 0) return;
  for (const { call, length } of layered.writers) {
    const { error } = layered;
    fx.complete(call, error === '' ? { value: length } : { value: -1, error });
  }
  layered.writers = [];
}

/** The layer's last words. They are lost when the send buffer is full and the socket closes. */
function sayGoodbye(host: Host, fd: number, layered: LayeredDescriptor, fx: HostFx): void {
  const output = layerOf(layered, fx).close?.(layered.state, envOf(host, fd, fx));
  if (output !== undefined) take(host, fd, layered, output, fx);
}

function removeLayer(
  host: Host,
  fd: number,
  { readers, writers }: LayeredDescriptor,
  error: Errno,
  fx: HostFx,
): void {
  host.layers.delete(fd);
  for (const { call } of [...readers, ...writers]) fx.complete(call, { value: -1, error });
}

/** A layer draws from the luck of the process that owns its descriptor. */
function envOf(host: Host, fd: number, fx: HostFx): StreamLayerEnv {
  const { layerEnv } = fx.apps;
  layerEnv.now = fx.now;
  layerEnv.rng = host.processes[host.owners[fd] ?? BY_HAND]?.rng ?? fx.rng;
  return layerEnv;
}

function layerOf({ layer }: LayeredDescriptor, fx: HostFx): StreamLayer {
  return fx.apps.streamLayers.get(layer) as StreamLayer;
}

function tell(host: Host, fd: number, what: string, fx: HostFx): void {
  addNotice(host, 'layered', fd, what, fx.log.cause);
}

/** A call to the socket below, which does not block. */
function raw(host: Host, request: ProgramCall, fx: HostFx): CallResult {
  const outcome = socketCall(host.transport, NO_CALL, request, fx);
  return outcome.done ? outcome.result : { value: -1, error: 'EAGAIN' };
}

function failed(error: Errno): CallOutcome {
  return { done: true, result: { value: -1, error } };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
