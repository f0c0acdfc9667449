import { expect, test } from 'vitest';
import { MILLISECOND } from '../core/instant.ts';
import { fourHosts, runSwitch, SWITCH } from '../nodes/switch/testing/four-hosts.ts';
import { capturedFrame } from '../trace/capture.ts';
import { arp, ethernet, layer, packet } from '../wire/index.ts';
import type { SessionRun } from '../world/session.ts';
import { all, CLIENT, runToEnd, SERVER, transferScenario } from '../world/testing.ts';
import { capturePoints, EPOCH_MICROSECONDS, exportPcapng } from './export.ts';
import { readPcapng } from './testing.ts';
import { CAPTURE_WORDS } from './words.ts';

const points = capturePoints(transferScenario(0));

function exported({ sim }: SessionRun, at = points) {
  return readPcapng(exportPcapng(sim.log, sim.capture, at));
}

const instantOf = (at: bigint) => Number(at - BigInt(EPOCH_MICROSECONDS));
const bits = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, byte, i) => sum + (byte ^ (b[i] as number)).toString(2).split('1').length - 1, 0);

test('a run becomes a file with one Ethernet interface a card, named and in microseconds', () => {
  const file = exported(runToEnd(transferScenario(10)));
  expect(file.application).toBe('Wireglass');
  expect(file.interfaces).toEqual([
    { linkType: 1, snapLength: 0, name: 'client eth0', resolution: 1_000_000 },
    { linkType: 1, snapLength: 0, name: 'server eth0', resolution: 1_000_000 },
  ]);
});

test('every frame is there twice, where and when it left and where and when it came', () => {
  const running = runToEnd(transferScenario(5_000));
  const { log, capture } = running.sim;
  const expected = [...all(log, 'frame.sent'), ...all(log, 'frame.delivered')]
    .sort((a, b) => a.id - b.id)
    .map((event) => ({
      interface: event.node,
      at: event.at,
      direction: event.kind === 'frame.sent' ? 'out' : 'in',
      bytes: capturedFrame(capture, event.frame)?.slice(),
    }));
  const found = exported(running).packets.map((each) => ({
    interface: each.interface,
    at: instantOf(each.at),
    direction: each.direction,
    bytes: each.bytes,
  }));
  expect(found).toEqual(expected);
});

test('the packets of a rough run are sorted by time', () => {
  const rough = { bandwidth: 5_000_000, lossPpm: 30_000, reorderPpm: 50_000, reorderBy: 7_000 };
  const times = exported(runToEnd(transferScenario(200_000, rough))).packets.map(({ at }) => at);
  expect(times.length).toBeGreaterThan(300);
  expect(times).toEqual([...times].sort((a, b) => Number(a - b)));
});

test('a comment says why a segment was sent and names its event, also when ARP held it back', () => {
  const running = runToEnd(transferScenario(10));
  const syn = all(running.sim.log, 'segment.sent')[0]!;
  const comments = exported(running, [points[0]!]).packets.map((each) => each.comments);
  expect(comments.slice(0, 3)).toEqual([['ARP request'], [], [`syn (event ${syn.id})`]]);
});

test('every segment that is sent says why', () => {
  const rough = { bandwidth: 5_000_000, lossPpm: 30_000, duplicatePpm: 30_000 };
  const running = runToEnd(transferScenario(100_000, rough));
  const outbound = exported(running).packets.filter((each) => each.direction === 'out');
  const reasons = outbound.flatMap((each) => each.comments).map((text) => text.split(' ')[0]);
  expect(reasons.length).toBe(outbound.length);
  const written = all(running.sim.log, 'segment.sent').map((event) => event.reason);
  expect(reasons.filter((reason) => reason !== 'ARP')).toEqual(written);
});

test('a frame that was lost is in the file once, with a note of its end', () => {
  const running = runToEnd(transferScenario(50_000, { lossPpm: 50_000 }));
  const lost = all(running.sim.log, 'frame.dropped');
  expect(lost.length).toBeGreaterThan(0);
  const { packets } = exported(running);
  const noted = packets.filter((each) =>
    each.comments.join().includes('dropped on the link: loss'),
  );
  expect(noted.length).toBe(lost.length);
  expect(noted.every((each) => each.direction === 'out')).toBe(true);
  expect(packets.length).toBe(2 * all(running.sim.log, 'frame.sent').length - lost.length);
});

test('a frame that was spoilt is whole where it left and spoilt in one bit where it came', () => {
  const running = runToEnd(transferScenario(50_000, { corruptPpm: 50_000 }));
  const spoilt = all(running.sim.log, 'frame.changed')[0]!;
  const { packets } = exported(running);
  const note = `on the link: corrupted (bit ${spoilt.bit})`;
  const both = packets.filter((each) => each.comments.join().endsWith(note));
  const [left, came] = both as [(typeof both)[0], (typeof both)[0]];
  expect([left.direction, came.direction]).toEqual(['out', 'in']);
  expect(left.bytes).toEqual(capturedFrame(running.sim.capture, spoilt.frame)?.slice());
  expect(bits(left.bytes, came.bytes)).toBe(1);
  const byte = spoilt.bit >> 3;
  expect(left.bytes[byte]! ^ came.bytes[byte]!).toBe(0x80 >> (spoilt.bit & 7));
});

test('a frame that the link doubled left once and came twice', () => {
  const running = runToEnd(transferScenario(50_000, { duplicatePpm: 50_000 }));
  const doubled = all(running.sim.log, 'frame.changed').filter((e) => e.how === 'duplicated');
  const { packets } = exported(running);
  const count = (direction: string) => packets.filter((p) => p.direction === direction).length;
  expect(doubled.length).toBeGreaterThan(0);
  expect(count('in')).toBe(count('out') + doubled.length);
  const copies = packets.filter((p) => p.comments.join().includes('a copy made by the link'));
  expect(copies.length).toBe(doubled.length);
  expect(copies.every((p) => p.direction === 'in')).toBe(true);
});

test('a frame that the queue marked carries the mark only where it came', () => {
  const settings = { ecn: 'on' as const };
  const spec = transferScenario(300_000, { bandwidth: 2_000_000, markBytes: 4_000 });
  const nodes = spec.nodes.map((host) => ({ ...host, settings }));
  const { packets } = exported(runToEnd({ ...spec, nodes }));
  const marked = packets.filter((p) => p.comments.join().includes('on the link: ecn-marked'));
  expect(marked.length).toBeGreaterThan(2);
  for (const { direction, bytes } of marked) {
    expect(bytes[15]! & 3).toBe(direction === 'in' ? 3 : 2);
  }
});

test('a packet that waited for the line says how long', () => {
  const running = runToEnd(transferScenario(20_000, { bandwidth: 1_000_000 }));
  const waited = all(running.sim.log, 'frame.sent').filter((e) => e.starts > e.at)[0]!;
  const text = `waited ${waited.starts - waited.at} µs for the line`;
  const [found] = exported(running).packets.filter((p) => p.comments.join().endsWith(text));
  expect(instantOf(found!.at)).toBe(waited.at);
});

test('behind a hub a frame tells what befell it on the links before', () => {
  const links = ['client', 'server'].map((name) => ({
    between: [name, 'hub'] as [string, string],
    corruptPpm: 100_000,
    delay: MILLISECOND,
  }));
  const spec = transferScenario(30_000);
  const running = runToEnd({
    ...spec,
    nodes: [...spec.nodes, { kind: 'hub', name: 'hub' }],
    links,
  });
  const onFirst = all(running.sim.log, 'frame.changed').find((e) => e.node === SERVER)!;
  const { packets } = exported(running, [points[CLIENT]!]);
  const noted = packets.filter((p) => p.comments.join().includes(`(bit ${onFirst.bit})`));
  expect(noted.map((p) => p.direction)).toContain('in');
});

test('behind a switch it does so, too', () => {
  const spec = fourHosts();
  const links = spec.links.map((link) => ({ ...link, corruptPpm: 100_000 }));
  const running = runSwitch({ ...spec, links });
  const { log } = running.sim;
  const onFirst = all(log, 'frame.changed').filter(({ node }) => node !== SWITCH);
  const { packets } = exported(running, capturePoints(spec));
  const notes = packets.map((one) => `${one.direction} ${one.comments.join()}`);
  const both = onFirst.filter(({ bit }) =>
    notes.some((n) => /^in .*bit/.test(n) && n.includes(`(bit ${bit})`)),
  );
  expect(both.length).toBeGreaterThan(0);
});

test('a frame from outside the world is captured where it arrives', () => {
  const outside = packet([
    layer(ethernet, { dst: 0xffffffffffff, src: 0x020000000063 }),
    layer(arp, {
      operation: 1,
      senderMac: 0x020000000063,
      senderIp: 0x0a000063,
      targetIp: 0x0a000002,
    }),
  ]);
  const inputs = [{ at: 5, kind: 'frame' as const, node: SERVER, nic: 0, bytes: outside }];
  const { packets } = exported(runToEnd({ ...transferScenario(0), links: [] }, { inputs }));
  const [found] = packets.filter((p) => p.direction === 'in');
  expect(found).toMatchObject({ interface: SERVER, bytes: outside });
  expect(instantOf(found!.at)).toBe(5);
});

test('at one card of a lossless run no packet is there twice', () => {
  const { packets } = exported(runToEnd(transferScenario(50_000)), [points[CLIENT]!]);
  const written = packets.map(({ bytes }) => bytes.join());
  expect(written.length).toBeGreaterThan(50);
  expect(new Set(written).size).toBe(written.length);
});

test.each([
  ['en', 'dropped by you'],
  ['zh', '你丢弃的'],
] as const)('a packet that the reader dropped says so in their language: %s', (language, says) => {
  const drop = { kind: 'drop' as const, frame: 2 };
  const { sim } = runToEnd(transferScenario(10));
  const { at } = all(sim.log, 'frame.sent').find(({ frame }) => frame === drop.frame)!;
  const changed = runToEnd(transferScenario(10), { inputs: [{ ...drop, at }] }).sim;
  const words = CAPTURE_WORDS[language];
  const { packets } = readPcapng(exportPcapng(changed.log, changed.capture, points, words));
  const told = packets.flatMap(({ comments }) => comments).filter((text) => text.includes(says));
  expect(told.length).toBe(1);
});

test('only the cards that were asked for are in the file', () => {
  const file = exported(runToEnd(transferScenario(10)), [points[SERVER]!]);
  expect(file.interfaces.map(({ name }) => name)).toEqual(['server eth0']);
  expect(new Set(file.packets.map((each) => each.interface))).toEqual(new Set([0]));
});

test('a run without a frame is a file without a packet', () => {
  const nobody = { ...transferScenario(0), nodes: [], links: [] };
  const file = exported(runToEnd(nobody), []);
  expect(file).toEqual({ application: 'Wireglass', interfaces: [], packets: [] });
});
