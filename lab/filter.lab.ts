/** A filter finds the packets that tshark finds with the same words. */
import { expect, test } from 'vitest';
import { compileFilter } from '../src/model/filter/compile.ts';
import { rowOf } from '../src/model/filter/row.ts';
import type { Packet } from '../src/model/packets.ts';
import { dig } from '../src/stack/apps/dig/dig.ts';
import { dnsServer } from '../src/stack/apps/dns-server/dns-server.ts';
import type { AppKind } from '../src/stack/apps/kind.ts';
import type { ProcessSpec } from '../src/stack/apps/process-spec.ts';
import { startWith } from '../src/stack/apps/testing/world-of.ts';
import { capturePoints, writePcapng } from '../src/stack/pcapng/export.ts';
import { type CapturedPacket, capturedPackets } from '../src/stack/pcapng/packets.ts';
import { advance } from '../src/stack/world/session.ts';
import './fields.ts';
import { framesThatMatch } from './matches.ts';
import { pair, runOf } from './scenarios/kit.ts';
import { SCENARIOS } from './scenarios/matrix.ts';
import { isSpoilt } from './witness.ts';

/** What needs no conversation: relative numbers and analysis are compared where they are made. */
const FILTERS = [
  ...['tcp', 'arp', 'icmp', 'udp', 'dns', 'ip', 'eth', '!tcp', 'not (arp or tcp)'],
  ...['ip.addr == 10.0.0.2', 'ip.addr != 10.0.0.2', '!(ip.addr == 10.0.0.2)'],
  ...['ip.src == 10.0.0.0/8 && ip.dst == 10.0.0.0/30', 'ip.src > 10.0.0.1', 'ip.ttl < 64'],
  ...['tcp.port == 5555', 'tcp.port != 5555', 'tcp.port in {80, 5555}', 'tcp.port in {1..1024}'],
  ...['tcp.flags.syn == 1', 'tcp.flags.syn == 0 && tcp.flags.ack == 1', 'tcp.flags & 0x01'],
  ...['tcp.flags == 0x0012', 'tcp.len > 500', 'tcp.len == 0 || tcp.flags.push == 1'],
  ...['frame.len > 100', 'frame.len <= 54', 'eth.type == 0x0806', 'arp.opcode == 2'],
  ...['tcp.options.mss_val', 'tcp.options.mss_val >= 1000', 'tcp.window_size_value < 65535'],
  ...['icmp.type == 3', 'icmp.type == 3 && icmp.code == 4', 'icmp.mtu < 1500', 'ip.flags.df == 1'],
  ...['ip.frag_offset > 0', 'ip.flags.mf == 1', 'udp.port == 53', 'udp.length > 40'],
  ...['frame contains 00:00', 'tcp.srcport > 1024 and tcp.dstport < 1024 or arp'],
  ...[
    'dns.qry.name == "www.example.com"',
    'dns.qry.name contains "example"',
    'dns.a == 192.0.2.0/24',
  ],
  ...['dns.flags.response == 1', 'dns.flags.response == 0', 'dns.flags.rcode == 3', 'dns.id > 0'],
  ...[
    'dns.count.answers > 0',
    'dns.qry.type == 1',
    'dns.resp.ttl >= 60',
    'dns.qry.name != "www.example.com"',
  ],
];

/** Each frame by itself, as our filters see it. */
const APART = ['-o', 'ip.defragment:FALSE', '-o', 'tcp.desegment_tcp_streams:FALSE'];

function ours(packets: readonly CapturedPacket[], filter: string): readonly number[] {
  const question = compileFilter(filter)?.question;
  if (question === undefined) throw new Error(`no filter: ${filter}`);
  return packets.flatMap(({ bytes }, i) => {
    const packet = { frame: i, bytes: bytes.length, starts: 0, connection: -1 } as Packet;
    return question.asks(rowOf(packet, undefined, bytes)) ? [i + 1] : [];
  });
}

/** Filters that found something somewhere, so that none agrees by finding nothing. */
const found = new Set<string>();

function compare(points: ReturnType<typeof capturePoints>, packets: readonly CapturedPacket[]) {
  const theirs = framesThatMatch(writePcapng(points, packets), FILTERS, APART);
  FILTERS.forEach((filter, i) => {
    const own = ours(packets, filter);
    if (own.length > 0) found.add(filter);
    expect(own, filter).toEqual(theirs[i]);
  });
}

/** A few runs of many kinds. */
const names = ['lesson fragmentation', 'lesson nat', 'lesson arp', 'lesson three-way-handshake'];
const runs = [
  ...SCENARIOS.filter(({ name }) => names.includes(name)),
  ...SCENARIOS.filter(({ name }) => name.startsWith('ICMP')).slice(0, 2),
  ...SCENARIOS.slice(0, 2),
];

test.each(runs)('$name', ({ spec, ...scenario }) => {
  const { log, capture } = runOf({ spec, ...scenario }).sim;
  const points = capturePoints(spec);
  compare(
    points,
    capturedPackets(log, capture, points).filter((packet) => !isSpoilt(packet)),
  );
});

test('names and their addresses', () => {
  const records = [
    '@ 3600 SOA ns1 hostmaster 7 7200 900 1209600 300',
    '@ NS ns1',
    'ns1 A 10.0.0.2',
  ];
  const zone = { origin: 'example.com', records: [...records, 'www 300 A 192.0.2.80'] };
  const digs = ['www.example.com', 'none.example.com'].map(
    (line, i): ProcessSpec => ({
      ...{ name: 'dig', app: 'dns.dig', startAt: i * 1_000_000 },
      args: { line, servers: ['10.0.0.2'] },
    }),
  );
  const named: ProcessSpec = { name: 'named', app: 'dns.server', args: { zones: [zone] } };
  const { spec } = pair('DNS', { clients: digs, servers: [named] });
  const running = startWith(spec, { apps: [dig, dnsServer] as AppKind[] });
  advance(running);
  const points = capturePoints(spec);
  compare(points, capturedPackets(running.sim.log, running.sim.capture, points));
});

test('every filter found something somewhere', () => {
  expect(FILTERS.filter((filter) => !found.has(filter))).toEqual([]);
});
