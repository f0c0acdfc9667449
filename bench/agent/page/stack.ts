/** One host of ours in wall time, at the relay: what comes is an input, what reaches the hub leaves. */
import type { ScriptState, ScriptStep } from '../../../src/stack/apps/script/script.ts';
import type { Host } from '../../../src/stack/nodes/host/host.ts';
import { capturedFrame } from '../../../src/stack/trace/capture.ts';
import { eventsOf } from '../../../src/stack/trace/log.ts';
import type { SessionInput } from '../../../src/stack/world/inputs.ts';
import { run } from '../../../src/stack/world/simulator.ts';
import { startSession } from '../../../src/stack/world/testing/whole.ts';

/** The hub's number: the host is 0. */
const HUB = 1;
const CABLE = { kind: 'hub', name: 'cable' } as const;
const LONGEST_WAIT = 1_000;

export interface Stack {
  readonly state: ScriptState;
  readonly done: boolean;
  frames(frames: readonly Uint8Array[]): void;
  stop(): void;
}

/** `after` is called whenever the world has gone on, with what is to be sent. */
export function startStack(
  address: string,
  steps: ScriptStep[],
  after: (out: readonly Uint8Array[]) => void,
): Stack {
  const processes = [{ name: 'ours', steps, hashesReceived: true }];
  const spec = {
    id: 'live',
    nodes: [{ name: 'ours', address, processes }, CABLE],
    links: [{ between: ['ours', 'cable'] as [string, string] }],
    until: Number.MAX_SAFE_INTEGER,
  };
  const inputs: SessionInput[] = [];
  const { sim } = startSession(spec, { scenario: spec.id, seed: 1, inputs });
  const began = performance.now();
  const now = () => Math.max(sim.world.now, Math.floor((performance.now() - began) * 1_000));
  let sent = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function goOn(): void {
    clearTimeout(timer);
    run(sim, now());
    const out: Uint8Array[] = [];
    for (const { node, frame } of eventsOf(sim.log, ['frame.delivered'], sent)) {
      const bytes = node === HUB ? capturedFrame(sim.capture, frame) : undefined;
      if (bytes !== undefined) out.push(bytes);
    }
    sent = sim.log.count;
    after(out);
    if (sim.world.heap.count === 0) return;
    const wait = ((sim.world.heap.at[0] as number) - now()) / 1_000;
    timer = setTimeout(goOn, Math.min(Math.max(wait, 0), LONGEST_WAIT));
  }
  goOn();

  const state = (sim.world.nodes[0] as Host).processes[0]?.state as ScriptState;
  return {
    state,
    get done() {
      return state.pc >= state.program.steps.length;
    },
    frames(frames) {
      const at = now();
      for (const bytes of frames) inputs.push({ at, kind: 'frame', node: 0, nic: 0, bytes });
      goOn();
    },
    stop: () => clearTimeout(timer),
  };
}
