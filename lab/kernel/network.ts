/**
 * What the tests with several kernels share: a network of ours in wall time, between namespaces whose
 * kernels are plugged into it where the scenario says `cable`.
 */
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { kernelFor } from '../../src/runtime/testing/kernel-for.ts';
import { kernelOf } from '../../src/stack/capability.ts';
import { exportPcapng } from '../../src/stack/pcapng/export.ts';
import type { EventKind, TraceEvent } from '../../src/stack/trace/schema.ts';
import type { ScenarioSpec } from '../../src/stack/world/scenario.ts';
import { all } from '../../src/stack/world/testing.ts';
import { readWithTshark } from '../tshark.ts';
import { type CableSpec, capability as cables } from './cable.ts';
import {
  inside,
  makeNamespaces,
  type NamespaceOptions,
  type Namespaces,
  removeNamespaces,
  start,
  whyNot,
} from './namespaces.ts';
import { type Socket, startInWallTime, type Wall, waitFor } from './wall.ts';

const reason = whyNot();

/** The end of the cable that the kernel of this name is plugged into. */
export const cable = (name: string): CableSpec => ({ kind: 'cable', name });

export type Network = Pick<ScenarioSpec, 'nodes' | 'links' | 'needs'>;

/** What a program has printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program beside one of the kernels. */
export interface Tool {
  /** What it has printed so far, to both. */
  readonly printed: () => string;
  /** Resolves when it has printed what matches. */
  readonly says: (what: RegExp, within?: number) => Promise<string>;
  readonly ended: Promise<Ended>;
  readonly signal: (name: NodeJS.Signals) => void;
}

export interface Lab {
  readonly spaces: (kernel: string) => Namespaces;
  /** Runs a command beside a kernel and gives what it prints; throws when it fails. */
  inside(kernel: string, ...args: string[]): string;
  /** Starts a program beside a kernel. */
  tool(kernel: string, ...args: string[]): Tool;
  /** Starts the network, with the kernels at its cables. */
  plug(network: Network): Promise<Wall>;
  readonly wall: Wall;
  events<K extends EventKind>(kind: K): TraceEvent<K>[];
}

let seed = 1_000;

/** A group of tests with kernels of their own, by name; without root they fail, and say why. */
export function withKernels(
  name: string,
  kernels: Readonly<Record<string, NamespaceOptions>>,
  body: (lab: Lab) => void,
): void {
  describe(name, () => {
    const made = new Map<string, Namespaces>();
    let wall: Wall | undefined;
    const spaces = (kernel: string): Namespaces => {
      const found = made.get(kernel);
      if (found === undefined) throw new Error(`there is no kernel ${kernel}`);
      return found;
    };
    const tools: Tool[] = [];
    const plugged = (): Wall => {
      if (wall === undefined) throw new Error('nothing is plugged in');
      return wall;
    };
    beforeAll(() => {
      if (reason !== '') throw new Error(`There is no kernel to talk to: ${reason}`);
      for (const [kernel, options] of Object.entries(kernels)) {
        made.set(kernel, makeNamespaces(options));
      }
    });
    afterEach(async () => {
      // What a test that failed has left running would be in the way of the next.
      for (const { signal, ended } of tools.splice(0)) {
        signal('SIGKILL');
        await ended;
      }
      const last = wall;
      wall = undefined;
      await last?.stop();
      if (last !== undefined) expectClean(last);
    });
    afterAll(() => {
      for (const each of made.values()) removeNamespaces(each);
    });
    body({
      spaces,
      inside: (kernel, ...args) => inside(spaces(kernel).kernel, ...args),
      tool(kernel, ...args) {
        const started = tool(spaces(kernel), args);
        tools.push(started);
        return started;
      },
      async plug(network) {
        wall = await plugIn(network, (kernel) => ({ spaces: spaces(kernel) }));
        return wall;
      },
      get wall() {
        return plugged();
      },
      events: (kind) => all(plugged().running.sim.log, kind),
    });
  });
}

/** Starts a network of ours in wall time; `leads` says where its node `cable(name)` leads to. */
export async function plugIn(
  network: Network,
  leads: (name: string) => Pick<Socket, 'spaces' | 'plug'>,
): Promise<Wall> {
  const spec: ScenarioSpec = { id: 'lab', until: Number.MAX_SAFE_INTEGER, ...network };
  const sockets = spec.nodes.flatMap(({ kind, name }, node) => {
    if (kind !== 'cable') return [];
    const enters = (bytes: Uint8Array, at: number) => {
      return { at, kind: 'outside' as const, node, bytes };
    };
    return [{ ...leads(name), end: node, enters }];
  });
  const session = { scenario: spec.id, seed: seed++, inputs: [] };
  // Whatever comes from a kernel has to be answered, ICMP and pieces as well.
  const needs = [...(spec.needs ?? []), 'whole-icmp', 'fragments', 'dgram', 'type'];
  const { capabilities } = await kernelFor({ ...spec, needs }, session);
  const kernel = kernelOf([...capabilities, cables]);
  return startInWallTime({ spec, sockets, seed: session.seed, kernel });
}

function tool(spaces: Namespaces, args: readonly string[]): Tool {
  const child = start(spaces, spaces.kernel, ...args);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  const printed = () => stdout + stderr;
  const says = async (what: RegExp, within = 30_000) => {
    await waitFor(() => what.test(printed()), within).catch(() => {
      throw new Error(`${args[0]} did not say ${what}, but: ${printed()}`);
    });
    return what.exec(printed())?.[0] ?? '';
  };
  return { printed, says, ended, signal: (name) => child.kill(name) };
}

/** tshark finds nothing wrong with any frame that a node of ours has sent, but for what was made by hand. */
export function expectClean({ running: { sim, spec }, points }: Wall): void {
  const foreign = new Set(['cable', 'by-hand']);
  const ours = points.filter(({ node }) => !foreign.has(spec.nodes[node]?.kind ?? 'host'));
  // Who has captured nothing has nothing to read.
  if (ours.length === 0) return;
  const apart = ['-o', 'tcp.analyze_sequence_numbers:FALSE'];
  const bad = readWithTshark(exportPcapng(sim.log, sim.capture, ours), apart).filter(
    ({ inbound, malformed, checksums: { ip, tcp, udp, icmp } }) => {
      // What an error quotes, and the first piece of a message, are too little to sum.
      const whole = icmp.length > 0 ? icmp.filter((sum) => sum !== 'unverified') : [...tcp, ...udp];
      return !inbound && (malformed || [...ip.slice(0, 1), ...whole].includes('bad'));
    },
  );
  expect(bad).toEqual([]);
}
