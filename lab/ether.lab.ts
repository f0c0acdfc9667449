/** tshark reads ARP, RARP, IGMP and frame check sequences as we do, field by field. */
import { describe, expect, test } from 'vitest';
import { played } from '../src/runtime/testing/played.ts';
import { ipv4 as address, formatIpv4, formatMac } from '../src/stack/core/addresses.ts';
import { createArena, importFrame } from '../src/stack/core/arena.ts';
import { MILLISECOND, SECOND } from '../src/stack/core/instant.ts';
import { fcsOf } from '../src/stack/links/fcs.ts';
import type {} from '../src/stack/links/half-duplex/state.ts';
import { capturePoints, writePcapng } from '../src/stack/pcapng/export.ts';
import { type CapturedPacket, capturedPackets } from '../src/stack/pcapng/packets.ts';
import { arp } from '../src/stack/protocols/arp/declaration.ts';
import { ethernet } from '../src/stack/protocols/ethernet/declaration.ts';
import { readIgmpFrame } from '../src/stack/protocols/igmp/frame.ts';
import { RECORD_TYPES } from '../src/stack/protocols/igmp/message.ts';
import { decode } from '../src/stack/wire/decode.ts';
import type { LinkSpec, ProcessSpec, ScenarioSpec } from '../src/stack/world/scenario.ts';
import { transferScenario } from '../src/stack/world/testing.ts';
import { tshark } from './tshark.ts';

const FIELDS = [
  'eth.dst',
  'eth.src',
  'arp.hw.type',
  'arp.proto.type',
  'arp.hw.size',
  'arp.proto.size',
  'arp.opcode',
  'arp.src.hw_mac',
  'arp.src.proto_ipv4',
  'arp.dst.hw_mac',
  'arp.dst.proto_ipv4',
] as const;

const app = (name: string, args: object = {}, startAt = 0): ProcessSpec => ({
  ...{ name, app: name, args, startAt },
});

/** Three hosts on a hub, with what they run. */
function onHub(programs: ProcessSpec[][], kind: Partial<LinkSpec> = {}): ScenarioSpec {
  const names = ['client', 'server', 'third'];
  return {
    id: 'ether',
    nodes: [
      ...names.map((name, i) => ({
        ...{ name, address: `10.0.0.${i + 1}` },
        processes: programs[i] ?? [],
      })),
      { kind: 'hub', name: 'hub' },
    ],
    links: names.map((name) => ({ between: [name, 'hub'], delay: 2, ...kind }) as LinkSpec),
    until: 60 * SECOND,
  };
}

const hello = (to: string): ProcessSpec => ({
  name: 'hello',
  steps: [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'sendto', on: 'u', text: 'hello', address: address(to), port: 9 },
  ],
});

const half = { kind: 'half-duplex' } as Partial<LinkSpec>;
const SCENARIOS: readonly [name: string, spec: ScenarioSpec][] = [
  ['ARP', onHub([[hello('10.0.0.2')], [hello('10.0.0.3')]])],
  ['nobody there', onHub([[hello('10.0.0.77')]])],
  ['an address that is claimed', onHub([[app('arp.claim')]])],
  ['an address in conflict', onHub([[app('arp.claim', { addresses: ['10.0.0.2', '10.0.0.9'] })]])],
  [
    'a poisoned cache',
    onHub([
      [],
      [hello('10.0.0.1')],
      [app('arp.spoof', { victim: '10.0.0.2', as: '10.0.0.1' }, SECOND)],
    ]),
  ],
  [
    'RARP',
    onHub([
      [app('rarp.client')],
      [app('rarp.server', { cards: [{ mac: '02:00:00:00:00:01', address: '10.0.0.8' }] })],
    ]),
  ],
  ['collisions', onHub([[hello('10.0.0.3')], [hello('10.0.0.3')]], half)],
];

async function captured(spec: ScenarioSpec) {
  const { sim } = await played(spec);
  const points = capturePoints(spec);
  return { points, packets: capturedPackets(sim.log, sim.capture, points) };
}

/** What our own declarations make of a frame of ARP, as tshark spells it; nothing of other frames. */
function ours({ bytes }: CapturedPacket): string[] {
  const eth = decode(ethernet, bytes, 0, bytes.length);
  const { fields } = decode(arp, bytes, eth.headerEnd, bytes.length);
  const { dst = 0, src = 0, etherType } = eth.fields;
  if (etherType !== 0x0806 && etherType !== 0x8035) return [formatMac(dst), formatMac(src)];
  const { hardwareType, protocolType = 0, hardwareLength, protocolLength, operation } = fields;
  return [
    ...[formatMac(dst), formatMac(src)],
    ...[String(hardwareType), `0x${protocolType.toString(16).padStart(4, '0')}`],
    ...[String(hardwareLength), String(protocolLength), String(operation)],
    ...[formatMac(fields.senderMac ?? 0), formatIpv4(fields.senderIp ?? 0)],
    ...[formatMac(fields.targetMac ?? 0), formatIpv4(fields.targetIp ?? 0)],
  ];
}

function seen(file: Uint8Array, fields: readonly string[], more: readonly string[] = []) {
  const asked = fields.flatMap((field) => ['-e', field]);
  return tshark(file, [...more, '-T', 'fields', '-E', 'separator=/t', ...asked])
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
}

describe('tshark reads the fields of every frame as we do, and finds none malformed', () => {
  test.each(SCENARIOS)('%s', async (_, spec) => {
    const { points, packets } = await captured(spec);
    expect(packets.length).toBeGreaterThan(2);
    const rows = seen(writePcapng(points, packets), [...FIELDS, '_ws.malformed']);
    expect(rows.map((row) => row.at(-1))).toEqual(packets.map(() => ''));
    expect(rows.map((row) => row.slice(0, -1).filter((value) => value !== ''))).toEqual(
      packets.map(ours),
    );
  });
});

test('tshark calls a probe a probe, and an announcement one', async () => {
  const { points, packets } = await captured(onHub([[app('arp.claim')]]));
  const own = packets.filter(({ inbound, point }) => !inbound && point === 0);
  const fields = ['arp.isprobe', 'arp.isannouncement'];
  const rows = seen(writePcapng(points, own), fields).map((row) => row.map(isTrue));
  expect(rows.map(([probe, announcement]) => [probe, announcement])).toEqual(
    own.map(({ origin }) => {
      const { sender, target } = origin as unknown as { sender: number; target: number };
      return [sender === 0, sender === target];
    }),
  );
});

/** It leaves out what is false, and spells what is true by its version. */
const isTrue = (value: string) => value === '1' || value === 'True';

const IGMP_FIELDS = [
  ...['ip.dst', 'ip.ttl', 'ip.checksum.status', 'igmp.type', 'igmp.checksum.status'],
  ...['igmp.max_resp', 'igmp.maddr', 'igmp.saddr', 'igmp.num_grp_recs', 'igmp.record_type'],
  ...['igmp.qrv', 'igmp.qqic', '_ws.malformed'],
] as const;

/** What our decoder makes of a message, as tshark spells it. */
function ourIgmp({ bytes }: CapturedPacket): string[] {
  const heard = readIgmpFrame(bytes);
  if (heard === undefined || typeof heard.message === 'string') throw new Error('no IGMP');
  const { dst, message } = heard;
  const type = `0x${(bytes[14 + 24] ?? 0).toString(16)}`;
  const start = [formatIpv4(dst), '1', '1', type, '1'];
  if (message.kind === 'records') {
    const groups = message.records.map(({ group }) => formatIpv4(group)).join(',');
    const sources = message.records.flatMap((each) => each.sources.map(formatIpv4)).join(',');
    const types = message.records.map((each) => RECORD_TYPES.indexOf(each.type)).join(',');
    return [...start, '', groups, sources, String(message.records.length), types, '', '', ''];
  }
  const group = formatIpv4(message.group);
  if (message.kind !== 'query') return [...start, '0', group, '', '', '', '', '', ''];
  const tenths = String(message.maxResponse / (100 * MILLISECOND));
  const { version, robustness, interval } = message;
  const more = version === 3 ? [String(robustness), String(interval / SECOND)] : ['', ''];
  return [...start, tenths, group, message.sources.map(formatIpv4).join(','), '', '', ...more, ''];
}

test.each([2, 3] as const)('tshark reads IGMPv%i as we do', async (version) => {
  const joins: ProcessSpec = {
    name: 'joins',
    steps: [
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'waitUntil', at: 2 * SECOND },
      { do: 'setsockopt', on: 'u', option: 'IP_ADD_MEMBERSHIP', value: '239.1.2.3' },
      { do: 'setsockopt', on: 'u', option: 'IP_BLOCK_SOURCE', value: '239.1.2.3 10.0.0.3' },
      { do: 'waitUntil', at: 40 * SECOND },
      { do: 'close', on: 'u' },
    ],
  };
  const spec = onHub([[joins], [app('igmp.querier', { version }, SECOND)]]);
  const { points, packets } = await captured({ ...spec, needs: ['igmp'] });
  const messages = packets.filter(({ origin }) => origin?.kind.startsWith('igmp.'));
  expect(messages.length).toBeGreaterThan(8);
  const checks = ['-o', 'ip.check_checksum:TRUE', '-E', 'aggregator=,'];
  const rows = seen(writePcapng(points, messages), IGMP_FIELDS, checks);
  expect(rows).toEqual(messages.map(ourIgmp));
});

test('tshark finds every check sequence right that we compute, of short frames and long', async () => {
  const link = { fcs: true, delay: MILLISECOND } as Partial<LinkSpec>;
  const { points, packets } = await captured(transferScenario(20_000, link));
  expect(new Set(packets.map(({ bytes }) => bytes.length < 60)).size).toBe(2);
  const arena = createArena();
  const checked = packets.map((packet) => {
    const sum = fcsOf(arena, importFrame(arena, packet.bytes));
    const bytes = new Uint8Array(Math.max(60, packet.bytes.length) + 4);
    bytes.set(packet.bytes);
    // The sequence is sent least significant byte first (IEEE 802.3 §3.2.9).
    new DataView(bytes.buffer).setUint32(bytes.length - 4, sum, true);
    return { ...packet, bytes };
  });
  const options = ['-o', 'eth.fcs:Always', '-o', 'eth.check_fcs:TRUE'];
  const rows = seen(writePcapng(points, checked), ['eth.fcs.status'], options);
  expect(rows.map(([status]) => status)).toEqual(checked.map(() => '1'));
});
