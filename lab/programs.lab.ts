/** tshark reads what ping, traceroute and DHCP send as we do, field by field, with good checksums. */
import { describe, expect, test } from 'vitest';
import { played } from '../src/runtime/testing/played.ts';
import type { ProcessSpec } from '../src/stack/apps/process-spec.ts';
import { formatIpv4, formatMac } from '../src/stack/core/addresses.ts';
import { SECOND } from '../src/stack/core/instant.ts';
import { CLIENT, internet, LAPTOP, SERVER } from '../src/stack/nodes/router/testing/internet.ts';
import { capturePoints, writePcapng } from '../src/stack/pcapng/export.ts';
import { type CapturedPacket, capturedPackets } from '../src/stack/pcapng/packets.ts';
import { MESSAGE_TYPES, OPTIONS } from '../src/stack/protocols/dhcp/codes.ts';
import { udpDataFor } from '../src/stack/protocols/dhcp/frame.ts';
import { decodeDhcp, wordOf } from '../src/stack/protocols/dhcp/message.ts';
import { ethernet } from '../src/stack/protocols/ethernet/declaration.ts';
import { readIcmp } from '../src/stack/protocols/icmp/message.ts';
import { ipv4 } from '../src/stack/protocols/ipv4/declaration.ts';
import { udp } from '../src/stack/protocols/udp/declaration.ts';
import { decode } from '../src/stack/wire/decode.ts';
import type { ScenarioSpec } from '../src/stack/world/scenario.ts';
import { tshark } from './tshark.ts';

const app = (name: string, args: object): ProcessSpec => ({ name, app: name, args });

/** The two networks of the routers' tests, and who runs what there. */
function network(programs: Readonly<Record<number, ProcessSpec[]>>): ScenarioSpec {
  const relay = app('dhcp.relay', { server: '10.0.2.2' });
  const spec = internet({ west: { processes: [relay] }, more: { until: 90 * SECOND } });
  const nodes = spec.nodes.map((node, i) => ({
    ...node,
    ...(programs[i] && { processes: programs[i] }),
  }));
  return { ...spec, nodes };
}

async function captured(spec: ScenarioSpec) {
  const { sim } = await played(spec);
  const points = capturePoints(spec);
  return { points, packets: capturedPackets(sim.log, sim.capture, points) };
}

function seen(file: Uint8Array, fields: readonly string[]): string[][] {
  const checks = ['ip', 'udp'].flatMap((name) => ['-o', `${name}.check_checksum:TRUE`]);
  const asked = fields.flatMap((field) => ['-e', field]);
  const format = ['-T', 'fields', '-E', 'separator=/t', '-E', 'occurrence=f'];
  return tshark(file, [...checks, ...format, ...asked])
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
}

const SOUND = [
  '_ws.malformed',
  'ip.checksum.status',
  'icmp.checksum.status',
  'udp.checksum.status',
];

/** Nothing is malformed, and what has a checksum has a good one ('1'); a quote is too little to sum. */
function expectSound(rows: readonly string[][]): void {
  for (const [malformed, ip = '', icmp = '', udp = ''] of rows) {
    expect(malformed).toBe('');
    const sums = icmp === '' ? [ip, udp] : [ip, icmp];
    expect(sums.filter((sum) => sum !== '' && sum !== '1')).toEqual([]);
  }
}

describe('ICMP', () => {
  const FIELDS = ['icmp.type', 'icmp.code', 'icmp.ident', 'icmp.seq', 'ip.ttl', 'icmp.mtu'];

  /** As tshark spells a message; undefined for what is none. */
  function ours({ bytes }: CapturedPacket): (string | undefined)[] | undefined {
    const eth = decode(ethernet, bytes, 0, bytes.length);
    if (eth.fields.etherType !== 0x0800) return undefined;
    const ip = decode(ipv4, bytes, eth.headerEnd, bytes.length).fields;
    const whole = ((ip.fragmentOffset ?? 0) | ((ip.flags ?? 0) & 1)) === 0;
    if (ip.protocol !== 1 || !whole) return undefined;
    const heard = readIcmp(bytes.slice(eth.headerEnd, eth.headerEnd + (ip.totalLength ?? 0)));
    if (heard === undefined) return ['unreadable'];
    const { type, code, identifier, sequence, ttl, mtu, quote } = heard;
    // Of an error tshark shows what it quotes.
    const about = quote?.protocol === 17 ? undefined : (quote ?? { identifier, sequence });
    return [
      ...[type, code, about?.identifier, about?.sequence, ttl].map(
        (each) => each?.toString() ?? '',
      ),
      type === 3 && code === 4 ? String(mtu) : '',
    ];
  }

  test.each([
    ['ping', 'ping', '-c 3 10.0.2.2'],
    ['a ping whose time runs out', 'ping', '-c 1 -t 1 10.0.2.2'],
    ['a ping to nowhere', 'ping', '-c 1 192.0.2.1'],
    ['traceroute', 'traceroute', '10.0.2.2'],
    ['traceroute by ICMP', 'traceroute', '-I 10.0.2.2'],
  ])('%s', async (_, program, line) => {
    const { points, packets } = await captured(network({ [CLIENT]: [app(program, { line })] }));
    const file = writePcapng(points, packets);
    expectSound(seen(file, SOUND));
    const rows = seen(file, FIELDS);
    const mine = packets.map(ours);
    expect(mine.filter((each) => each !== undefined).length).toBeGreaterThan(1);
    const pairs = mine.flatMap((each, i) => (each === undefined ? [] : [[rows[i], each]]));
    for (const [theirs, each] of pairs) expect(theirs).toEqual(each);
  });

  test('a ping in three pieces is put together to what we sent', async () => {
    const { points, packets } = await captured(
      network({ [CLIENT]: [app('ping', { line: '-c 1 -s 4000 10.0.2.2' })] }),
    );
    const file = writePcapng(points, packets);
    expectSound(seen(file, SOUND));
    const whole = seen(file, ['icmp.type', 'icmp.ident', 'icmp.seq', 'data.len']).filter(
      ([type]) => type !== '',
    );
    expect(new Set(whole.map(([type]) => type))).toEqual(new Set(['8', '0']));
    expect(new Set(whole.map(([, identifier]) => identifier)).size).toBe(1);
    for (const [, , sequence, length] of whole) expect([sequence, length]).toEqual(['1', '4000']);
  });
});

describe('DHCP', () => {
  const FIELDS = [
    ...['dhcp.type', 'dhcp.hops', 'dhcp.id', 'dhcp.secs', 'dhcp.flags', 'dhcp.ip.client'],
    ...['dhcp.ip.your', 'dhcp.ip.relay', 'dhcp.hw.mac_addr', 'dhcp.option.dhcp'],
    ...['dhcp.option.ip_address_lease_time', 'dhcp.option.renewal_time_value'],
    ...['dhcp.option.rebinding_time_value', 'dhcp.option.dhcp_server_id'],
    ...['dhcp.option.requested_ip_address', 'dhcp.option.subnet_mask', 'dhcp.option.router'],
  ];
  const hex = (value: number, digits: number) => `0x${value.toString(16).padStart(digits, '0')}`;

  function ours({ bytes }: CapturedPacket): string[] | undefined {
    const eth = decode(ethernet, bytes, 0, bytes.length);
    if (eth.fields.etherType !== 0x0800) return undefined;
    const ip = decode(ipv4, bytes, eth.headerEnd, bytes.length);
    if (ip.fields.protocol !== 17) return undefined;
    const { fields, headerEnd } = decode(udp, bytes, ip.headerEnd, bytes.length);
    if (fields.dstPort !== 67 && fields.dstPort !== 68) return undefined;
    const { message } = decodeDhcp(bytes.slice(headerEnd));
    if (message === undefined) return ['unreadable'];
    const address = (code: number) => {
      const word = wordOf(message, code);
      return word === undefined ? '' : formatIpv4(word);
    };
    const number = (code: number) => wordOf(message, code)?.toString() ?? '';
    const { type, hops, xid, seconds, flags, ciaddr, yiaddr, giaddr, mac } = message;
    const reply = type === 'OFFER' || type === 'ACK' || type === 'NAK';
    return [
      ...[reply ? '2' : '1', String(hops), hex(xid, 8), String(seconds), hex(flags, 4)],
      ...[ciaddr, yiaddr, giaddr].map(formatIpv4),
      ...[formatMac(mac), String(MESSAGE_TYPES.indexOf(type))],
      ...[OPTIONS.leaseTime, OPTIONS.renewalTime, OPTIONS.rebindingTime].map(number),
      ...[OPTIONS.serverId, OPTIONS.requestedAddress, OPTIONS.subnetMask, OPTIONS.router].map(
        address,
      ),
    ];
  }

  test('through a relay, renewed, and between a server and a client on one network', async () => {
    const networks = [
      {
        ...{ from: '10.0.1.100', to: '10.0.1.110', prefixLength: 24, router: '10.0.1.1' },
        ...{ names: ['10.0.2.53'], lease: 60 * SECOND },
      },
    ];
    const { points, packets } = await captured(
      network({
        [CLIENT]: [app('dhcp.client', {})],
        [LAPTOP]: [app('dhcp.client', { probes: false, lease: 40 * SECOND })],
        [SERVER]: [app('dhcp.server', { networks })],
      }),
    );
    const file = writePcapng(points, packets);
    expectSound(seen(file, SOUND));
    const rows = seen(file, FIELDS);
    const mine = packets.map(ours);
    const pairs = mine.flatMap((each, i) => (each === undefined ? [] : [[rows[i], each]]));
    expect(pairs.length).toBeGreaterThan(20);
    for (const [theirs, each] of pairs) expect(theirs).toEqual(each);
    expect(packets.some(({ bytes }) => udpDataFor(bytes, 68)?.dst === 0xffffffff)).toBe(true);
  });
});
