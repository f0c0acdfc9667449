/**
 * Kept while the unit tests run (see ../every-test.lab.ts): every packet that our stack sends in
 * any of them. Runs of whole worlds are kept with their frames as they were captured; what a
 * transport layer hands down where there is no IP below it (unit tests, scripts) is put into IP
 * and Ethernet here. When a test file ends, all it has sent becomes one capture file.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, vi } from 'vitest';
import { frameEnd, frameStart } from '../../src/stack/core/arena.ts';
import { writePcapng } from '../../src/stack/pcapng/export.ts';
import { type CapturedPacket, capturedPackets } from '../../src/stack/pcapng/packets.ts';
import { type IpPort, TRANSPORT_OFFSET } from '../../src/stack/protocols/kind.ts';
import type { Fx } from '../../src/stack/trace/fx.ts';
import { readEvent, type TraceLog } from '../../src/stack/trace/log.ts';
import type { TraceEvent } from '../../src/stack/trace/schema.ts';
import { ethernet, ipv4, layer, packet } from '../../src/stack/wire/index.ts';
import type { SessionRun } from '../../src/stack/world/session.ts';

/** As many packets of one run are enough. */
const MOST = 3_000;
const POINTS = [{ node: 0, nic: 0, name: 'tests' }];

/** Whether a test has put the frame together itself (`inputs/forge`). */
function isForged(log: TraceLog, { cause }: TraceEvent): boolean {
  return cause >= 0 && readEvent(log, cause).kind.startsWith('forged.');
}

const runs: SessionRun[] = [];
const packets: CapturedPacket[] = [];

function keep(bytes: Uint8Array, at: number): void {
  const event = { kind: 'frame.sent', at, starts: at, id: 0 } as CapturedPacket['event'];
  const notes = [expect.getState().currentTestName ?? ''];
  packets.push({ event, point: 0, inbound: false, bytes, origin: undefined, fate: [], notes });
}

/** An IP port that keeps what goes through it. */
function recording(port: IpPort, fx: () => Pick<Fx, 'arena' | 'now'>): IpPort {
  const { send } = port;
  return {
    ...port,
    send(sent) {
      const { frame, protocol, src, dst, tos, ttl } = sent;
      const { arena, now } = fx();
      const start = frameStart(frame) + TRANSPORT_OFFSET;
      const payload = arena.bytes.slice(start, frameEnd(arena, frame));
      const ip = layer(ipv4, { src, dst, protocol, ttl, dscp: tos >> 2, ecn: tos & 3 });
      const link = layer(ethernet, { dst: 2, src: 1, etherType: 0x0800 });
      keep(packet([link, ip], payload), now);
      return send(sent);
    },
  };
}

vi.mock('../../src/stack/world/session.ts', async (original) => {
  const session = await original<typeof import('../../src/stack/world/session.ts')>();
  const kept = <A extends unknown[]>(make: (...args: A) => SessionRun) => {
    return (...args: A) => {
      const run = make(...args);
      runs.push(run);
      return run;
    };
  };
  const { startSession, resume, fork } = session;
  return { ...session, startSession: kept(startSession), resume: kept(resume), fork: kept(fork) };
});

vi.mock('../../src/stack/sockets/testing/fake-world.ts', async (original) => {
  const fake = await original<typeof import('../../src/stack/sockets/testing/fake-world.ts')>();
  return {
    ...fake,
    createFakeWorld(...args: Parameters<typeof fake.createFakeWorld>) {
      const world = fake.createFakeWorld(...args);
      const { fx } = world;
      return Object.assign(world, { fx: Object.assign(fx, { ip: recording(fx.ip, () => fx) }) });
    },
  };
});

vi.mock('../../src/packetdrill/ip-layer.ts', async (original) => {
  const layer = await original<typeof import('../../src/packetdrill/ip-layer.ts')>();
  return {
    ...layer,
    ipPort: (...[driverOf, tamper]: Parameters<typeof layer.ipPort>) =>
      recording(layer.ipPort(driverOf, tamper), () => driverOf().fx),
  };
});

let file = '';

afterEach(({ task }) => {
  file = task.file.name;
  for (const { spec, sim } of runs.splice(0)) {
    // What a hub or a switch hands on was sent by somebody else, and may be damaged by then.
    const points = spec.nodes.flatMap(({ kind = 'host' }, node) =>
      kind === 'host' ? [{ node, nic: 0, name: '' }] : [],
    );
    // A frame that a test has put together may be wrong on purpose.
    const ours = capturedPackets(sim.log, sim.capture, points).filter(
      ({ event, inbound }) => !inbound && !isForged(sim.log, event),
    );
    for (const each of ours.slice(0, MOST)) {
      packets.push({ ...each, point: 0, notes: [task.name, ...each.notes] });
    }
  }
});

afterAll(() => {
  const { WIREGLASS_RECORD: folder } = process.env;
  if (folder === undefined || packets.length === 0) return;
  const name = file.replaceAll(/[^\w.-]/g, '-');
  writeFileSync(join(folder, `${name}.pcapng`), writePcapng(POINTS, packets));
});
