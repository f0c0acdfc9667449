/** What the tests with the kernel share: the namespaces, a host of ours, a last look by tshark. */
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { ScriptState, ScriptStep } from '../../src/stack/apps/script/script.ts';
import { ipv4 } from '../../src/stack/core/addresses.ts';
import { exportPcapng } from '../../src/stack/pcapng/export.ts';
import { capturedPackets } from '../../src/stack/pcapng/packets.ts';
import type { TcpState } from '../../src/stack/protocols/tcp/names.ts';
import type { TraceLog } from '../../src/stack/trace/log.ts';
import {
  ethernet,
  etherTypes,
  ipProtocols,
  ipv4 as ipv4Header,
  ipv4HeaderLength,
  tcpHeaderLength,
} from '../../src/stack/wire/index.ts';
import { all } from '../../src/stack/world/testing.ts';
import { readWithTshark } from '../tshark.ts';
import { type Live, type LiveOptions, startLive } from './live.ts';
import {
  KERNEL_ADDRESS,
  makeNamespaces,
  type NamespaceOptions,
  type Namespaces,
  removeNamespaces,
  whyNot,
} from './namespaces.ts';
import { type Peer, peer } from './peer.ts';

const reason = whyNot();

export const PORT = 8_000;

/** Our client, connected to the kernel as `s`. */
export const open: ScriptStep[] = [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address: ipv4(KERNEL_ADDRESS), port: PORT },
];

/** Our server with its first caller as `c`. */
export const accepted: ScriptStep[] = [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port: PORT },
  { do: 'listen', on: 'l', backlog: 64 },
  { do: 'accept', on: 'l', as: 'c' },
];

export const readAll = (on: string): ScriptStep => ({ do: 'recvAll', on, size: 65_536 });

export interface Bench {
  readonly spaces: Namespaces;
  /** Plugs in a host of ours that runs these steps. */
  plug(steps: ScriptStep[], options?: Partial<LiveOptions>): Promise<void>;
  /** Waits until its process has ended, or the condition holds. */
  until(condition?: () => boolean, within?: number): Promise<void>;
  /** A program on the kernel's side. */
  peer(role: string, ...args: (string | number)[]): Peer;
  readonly process: ScriptState;
  readonly log: TraceLog;
  /** The states that our connections have entered so far, in order. */
  readonly states: TcpState[];
  /** The data in each TCP segment that came, in the order of arrival. */
  payloads(): Uint8Array[];
  /** Why our process ended before its last step: its errors. */
  readonly failures: string[];
}

let seed = 100;

/** A group of tests with a kernel of their own; they fail, with the reason, where there is none. */
export function withKernel(
  name: string,
  body: (bench: Bench) => void,
  options: NamespaceOptions = {},
): void {
  describe(name, () => {
    let spaces: Namespaces | undefined;
    let live: Live | undefined;
    const plugged = (): Live => {
      if (live === undefined) throw new Error('nothing is plugged in');
      return live;
    };
    const there = (): Namespaces => {
      if (spaces === undefined) throw new Error('the namespaces are not there');
      return spaces;
    };
    beforeAll(() => {
      if (reason !== '') throw new Error(`There is no kernel to talk to: ${reason}`);
      spaces = makeNamespaces(options);
    });
    afterAll(() => {
      if (spaces !== undefined) removeNamespaces(spaces);
    });
    afterEach(async () => {
      const last = live;
      live = undefined;
      await last?.stop();
      if (last !== undefined) expectClean(last);
    });
    body({
      get spaces() {
        return there();
      },
      async plug(steps, more = {}) {
        const processes = [{ name: 'ours', steps, hashesReceived: true }];
        live = await startLive(there(), { processes, seed: seed++, ...options, ...more });
      },
      until(condition, within) {
        const { host, until } = plugged();
        const process = host.processes[0]?.state as ScriptState;
        return until(condition ?? (() => process.pc >= process.program.steps.length), within);
      },
      peer: (role, ...args) => peer(there(), role, ...args),
      get process() {
        return plugged().host.processes[0]?.state as ScriptState;
      },
      get log() {
        return plugged().running.sim.log;
      },
      get states() {
        return all(plugged().running.sim.log, 'tcp.transition').map(({ to }) => to);
      },
      payloads() {
        const { running, points } = plugged();
        const packets = capturedPackets(running.sim.log, running.sim.capture, points);
        return packets.filter(({ inbound }) => inbound).map(({ bytes }) => payloadOf(bytes));
      },
      get failures() {
        return all(plugged().running.sim.log, 'app.event').map(({ detail }) => detail);
      },
    });
  });
}

function payloadOf(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const ip = ethernet.length;
  if (view.getUint16(ethernet.at.etherType) !== etherTypes.ipv4) return new Uint8Array(0);
  if (view.getUint8(ip + ipv4Header.at.protocol) !== ipProtocols.tcp) return new Uint8Array(0);
  const start = ip + ipv4HeaderLength(view, ip);
  const end = ip + view.getUint16(ip + ipv4Header.at.totalLength);
  return frame.subarray(start + tcpHeaderLength(view, start), end);
}

/** tshark finds nothing wrong with anything that we have sent. */
function expectClean({ running, points }: Live): void {
  const { log, capture } = running.sim;
  const bad = readWithTshark(exportPcapng(log, capture, points)).filter(
    ({ inbound, malformed, checksums: { ip, tcp, udp, icmp }, experts }) =>
      !inbound &&
      (malformed ||
        [...ip.slice(0, 1), ...icmp, ...tcp, ...udp].includes('bad') ||
        experts.some(({ severity }) => severity === 'error')),
  );
  expect(bad).toEqual([]);
}
