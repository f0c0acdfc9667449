/**
 * One host of ours in wall time, its cable plugged into a namespace. The world is the same as in
 * every simulation: a host and a hub; what reaches the hub is sent into the namespace, and what
 * comes from there enters as an input of the session.
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { simulatedMac } from '../../src/stack/core/addresses.ts';
import type { Host } from '../../src/stack/nodes/host/host.ts';
import { capturePoints } from '../../src/stack/pcapng/export.ts';
import type { TransportSettings } from '../../src/stack/sockets/index.ts';
import { capturedFrame } from '../../src/stack/trace/capture.ts';
import { eventsOf } from '../../src/stack/trace/log.ts';
import type { SessionInput } from '../../src/stack/world/inputs.ts';
import type { LinkSpec, ProcessSpec } from '../../src/stack/world/scenario.ts';
import { type SessionRun, startSession } from '../../src/stack/world/session.ts';
import { run } from '../../src/stack/world/simulator.ts';
import { type Namespaces, OUR_ADDRESS, OUR_CARD, PYTHON, start } from './namespaces.ts';

const PUMP = fileURLToPath(new URL('pump.py', import.meta.url));
/** The hub's number: the host is 0. */
const CABLE = 1;
export const OUR_MAC = simulatedMac(1);

/** Frames in a hundred that are lost, doubled, damaged or overtaken; delay and jitter in ms. */
export interface Impairment {
  delay: number;
  jitter?: number;
  loss?: number;
  duplicate?: number;
  corrupt?: number;
  reorder?: number;
}

export interface LiveOptions {
  processes: ProcessSpec[];
  settings?: Partial<TransportSettings>;
  /** Faults on the way out. */
  link?: Partial<LinkSpec>;
  /** One frame in so many is lost on the way in; 0 for none. */
  losesEvery?: number;
  /** What the cable does to frames, both ways. */
  impaired?: Impairment;
  /** The card's offloads are on: the pump does what a real card would. */
  offloads?: boolean;
  seed?: number;
}

export interface Live {
  running: SessionRun;
  host: Host;
  points: ReturnType<typeof capturePoints>;
  /** Resolves when the condition holds, rejects after so many ms. */
  until: (condition: () => boolean, within?: number) => Promise<void>;
  stop: () => Promise<void>;
}

/** What our host's card is plugged into. */
const HUB = { kind: 'hub', name: 'cable' } as const;

export async function startLive(spaces: Namespaces, options: LiveOptions): Promise<Live> {
  const { processes, settings = {}, link = {}, losesEvery = 0, seed = 1 } = options;
  const spec = {
    id: 'live',
    nodes: [{ name: 'ours', address: OUR_ADDRESS, settings, processes }, HUB],
    links: [{ between: ['ours', 'cable'] as [string, string], ...link }],
    until: Number.MAX_SAFE_INTEGER,
  };
  const mode = options.offloads === true ? ['split'] : [];
  for (const [rule, value] of Object.entries({ ...options.impaired }))
    mode.push(`${rule}=${value}`);
  const pump = start(spaces, spaces.cable, PYTHON, PUMP, OUR_CARD, ...mode);
  await once(pump.stderr as NonNullable<typeof pump.stderr>, 'data');

  const inputs: SessionInput[] = [];
  const running = startSession(spec, { scenario: 'live', seed, inputs });
  const { sim } = running;
  const began = performance.now();
  const now = () => Math.max(sim.world.now, Math.floor((performance.now() - began) * 1000));
  let sent = 0;
  let arrived = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function sendOut(): void {
    for (const event of eventsOf(sim.log, ['frame.delivered'], sent)) {
      const frame = event.node === CABLE ? capturedFrame(sim.capture, event.frame) : undefined;
      if (frame === undefined) continue;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(frame.length);
      pump.stdin?.write(Buffer.concat([length, frame]));
    }
    sent = sim.log.count;
  }

  /** Catches up with the wall clock, then sleeps until the next event is due. */
  function advance(): void {
    if (stopped) return;
    clearTimeout(timer);
    run(sim, now());
    sendOut();
    if (sim.world.heap.count === 0) return;
    const wait = ((sim.world.heap.at[0] as number) - now()) / 1000;
    timer = setTimeout(advance, Math.min(Math.max(wait, 0), 1_000));
  }

  onFrames(pump.stdout as NonNullable<typeof pump.stdout>, (frames) => {
    for (const bytes of frames) {
      arrived++;
      if (losesEvery > 0 && arrived % losesEvery === 0) continue;
      inputs.push({ at: now(), kind: 'frame', node: 0, nic: 0, bytes });
    }
    advance();
  });
  advance();

  return {
    running,
    host: sim.world.nodes[0] as Host,
    points: capturePoints(spec),
    until: (condition, within = 20_000) => waitFor(condition, within),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      pump.stdin?.end();
      if (pump.exitCode === null) await once(pump, 'exit');
    },
  };
}

async function waitFor(condition: () => boolean, within: number): Promise<void> {
  const end = performance.now() + within;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`not within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function onFrames(stream: NodeJS.ReadableStream, take: (frames: Uint8Array[]) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const frames: Uint8Array[] = [];
    let at = 0;
    while (rest.length - at >= 4) {
      const end = at + 4 + rest.readUInt32BE(at);
      if (end > rest.length) break;
      frames.push(new Uint8Array(rest.subarray(at + 4, end)));
      at = end;
    }
    rest = rest.subarray(at);
    if (frames.length > 0) take(frames);
  });
}
