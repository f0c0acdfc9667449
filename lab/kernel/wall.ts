/**
 * A world of ours in wall time, some of its cables plugged into namespaces: what reaches the end of
 * such a cable is sent into the namespace, and what comes from there enters as an input of the
 * session.
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Kernel } from '../../src/stack/capability.ts';
import { capturePoints } from '../../src/stack/pcapng/export.ts';
import { capturedFrame } from '../../src/stack/trace/capture.ts';
import { eventsOf } from '../../src/stack/trace/log.ts';
import type { SessionInput } from '../../src/stack/world/inputs.ts';
import type { ScenarioSpec } from '../../src/stack/world/scenario.ts';
import type { SessionRun } from '../../src/stack/world/session.ts';
import { run } from '../../src/stack/world/simulator.ts';
import { startSession } from '../../src/stack/world/testing/whole.ts';
import { type Namespaces, OUR_CARD, PYTHON, start } from './namespaces.ts';

const PUMP = fileURLToPath(new URL('pump.py', import.meta.url));

/** Where the world and what is outside meet: a namespace, or whatever a plug leads to. */
export interface Socket {
  readonly spaces?: Namespaces;
  /** The node, a number in the world, whose frames go into the namespace. */
  readonly end: number;
  /** How a frame that comes from there enters; undefined: it is lost. */
  readonly enters: (bytes: Uint8Array, at: number) => SessionInput | undefined;
  /** What the pump is told besides (pump.py). */
  readonly mode?: readonly string[];
  /** Who carries frames over, if not the pump. */
  readonly plug?: Plug;
}

/** Carries frames between the world and a namespace. */
export interface Plug {
  readonly send: (frame: Uint8Array) => void;
  readonly onFrames: (take: (frames: readonly Uint8Array[]) => void) => void;
  readonly stop: () => Promise<void>;
}

export interface Wall {
  readonly running: SessionRun;
  readonly points: ReturnType<typeof capturePoints>;
  /** Something that a person does: it happens now. */
  readonly act: (input: (at: number) => SessionInput) => void;
  /** Resolves when the condition holds, rejects after so many ms. */
  readonly until: (condition: () => boolean, within?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Options {
  readonly spec: ScenarioSpec;
  readonly sockets: readonly Socket[];
  readonly seed: number;
  readonly kernel?: Kernel;
}

async function startPump({ spaces, mode = [] }: Socket): Promise<Plug> {
  if (spaces === undefined) throw new Error('the cable leads nowhere');
  const pump = start(spaces, spaces.cable, PYTHON, PUMP, OUR_CARD, ...mode);
  await once(pump.stderr as NonNullable<typeof pump.stderr>, 'data');
  return {
    send(frame) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(frame.length);
      pump.stdin?.write(Buffer.concat([length, frame]));
    },
    onFrames: (take) => onFrames(pump.stdout as NonNullable<typeof pump.stdout>, take),
    async stop() {
      pump.stdin?.end();
      if (pump.exitCode === null) await once(pump, 'exit');
    },
  };
}

export async function startInWallTime(options: Options): Promise<Wall> {
  const { spec, sockets, seed, kernel } = options;
  const plugs = await Promise.all(sockets.map((each) => each.plug ?? startPump(each)));
  const plugOf = new Map(sockets.map(({ end }, i) => [end, plugs[i] as Plug]));
  const inputs: SessionInput[] = [];
  const running = startSession(spec, { scenario: spec.id, seed, inputs }, kernel && { kernel });
  const { sim } = running;
  const began = performance.now();
  const now = () => Math.max(sim.world.now, Math.floor((performance.now() - began) * 1000));
  let sent = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function sendOut(): void {
    for (const event of eventsOf(sim.log, ['frame.delivered'], sent)) {
      const plug = plugOf.get(event.node);
      const frame = plug && capturedFrame(sim.capture, event.frame);
      if (frame !== undefined) plug?.send(frame);
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

  sockets.forEach(({ enters }, i) => {
    plugs[i]?.onFrames((frames) => {
      for (const bytes of frames) {
        const input = enters(bytes, now());
        if (input !== undefined) inputs.push(input);
      }
      advance();
    });
  });
  advance();

  return {
    running,
    points: capturePoints(spec),
    act(input) {
      inputs.push(input(now()));
      advance();
    },
    until: (condition, within = 20_000) => waitFor(condition, within),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all(plugs.map((plug) => plug.stop()));
    },
  };
}

export async function waitFor(condition: () => boolean, within: number): Promise<void> {
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
