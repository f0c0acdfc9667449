/** Another program reads what routers wrote: TTLs, checksums and ICMP, field by field. */
import { expect, test } from 'vitest';
import { ipv4 as address, formatIpv4 } from '../src/stack/core/addresses.ts';
import {
  EAST_ADDRESS,
  get,
  runInternet,
  SERVER_ADDRESS,
  serves,
} from '../src/stack/nodes/router/testing/internet.ts';
import { capturePoints, writePcapng } from '../src/stack/pcapng/export.ts';
import { capturedPackets } from '../src/stack/pcapng/packets.ts';
import { decode } from '../src/stack/wire/decode.ts';
import { ethernet, ipv4 } from '../src/stack/wire/index.ts';
import { tshark } from './tshark.ts';

const FIELDS = [
  ...['ip.src', 'ip.dst', 'ip.ttl', 'ip.id', 'ip.len', 'ip.dsfield.dscp', 'ip.checksum.status'],
  ...[
    'icmp.type',
    'icmp.code',
    'icmp.checksum.status',
    'icmp.mtu',
    'icmp.redir_gw',
    '_ws.malformed',
  ],
];

type Row = Readonly<Record<string, string[]>>;

/** What tshark and we say of each IPv4 packet at each card of the network. */
function bothOf(given: Parameters<typeof runInternet>[0]) {
  const running = runInternet(given, [], { capture: true });
  const points = capturePoints(running.spec);
  const { log, capture } = running.sim;
  const packets = capturedPackets(log, capture, points);
  const args = ['-o', 'ip.check_checksum:TRUE', '-T', 'fields', '-E', 'separator=/t'];
  const more = FIELDS.flatMap((field) => ['-e', field]);
  const lines = tshark(writePcapng(points, packets), [...args, '-E', 'aggregator=,', ...more]);
  const rows = lines
    .replace(/\n$/, '')
    .split('\n')
    .map((line): Row => {
      const values = line.split('\t');
      return Object.fromEntries(FIELDS.map((field, i) => [field, (values[i] ?? '').split(',')]));
    });
  expect(rows).toHaveLength(packets.length);
  const isIp = ({ bytes }: (typeof packets)[number]) => bytes[12] === 8 && bytes[13] === 0;
  return packets.flatMap((ours, i) => (isIp(ours) ? [{ ours, theirs: rows[i] as Row }] : []));
}

const datagram = (to: number, ttl = 64) => [
  { do: 'socket', as: 'u', type: 'dgram' } as const,
  { do: 'setsockopt', on: 'u', option: 'IP_TTL', value: ttl } as const,
  { do: 'sendto', on: 'u', text: 'hello', address: to, port: 5555 } as const,
];

const CASES = {
  'a fetch through two routers': { client: get, server: serves(20_000) },
  'a narrow link in the middle': {
    client: get,
    server: serves(20_000),
    east: { cards: [{ address: '10.0.9.2', mtu: 600 }, { address: '10.0.2.1' }] },
    west: { cards: [{ address: '10.0.1.1' }, { address: '10.0.9.1', mtu: 600 }] },
  },
  'time that runs out': { client: datagram(SERVER_ADDRESS, 2) },
  'no route': { client: datagram(address('192.0.2.1')) },
  'a route that refuses': {
    client: datagram(address('192.0.2.1')),
    west: {
      gateway: '10.0.9.2',
      routes: [
        { network: '192.0.2.0', prefixLength: 24, refuse: 'administrativelyProhibited' as const },
      ],
    },
  },
  'a redirect': {
    client: get,
    server: serves(2_000),
    clientCard: { gateway: '10.0.1.9' },
    nodes: [
      {
        kind: 'router' as const,
        name: 'porter',
        cards: [{ address: '10.0.1.9' }],
        gateway: '10.0.1.1',
      },
    ],
    links: [{ between: ['porter', 'switch'] as [string, string] }],
  },
};

test.each(Object.entries(CASES))('%s: tshark reads every header as we do', (_, given) => {
  const both = bothOf(given);
  expect(both.length).toBeGreaterThan(2);
  for (const { ours, theirs } of both) {
    const { fields } = decode(ipv4, ours.bytes, ethernet.length, ours.bytes.length);
    expect(theirs['_ws.malformed']).toEqual(['']);
    expect([theirs['ip.src']?.[0], theirs['ip.dst']?.[0]]).toEqual([
      formatIpv4(fields.src ?? 0),
      formatIpv4(fields.dst ?? 0),
    ]);
    expect(Number(theirs['ip.ttl']?.[0])).toBe(Number(fields.ttl));
    expect(Number(theirs['ip.id']?.[0])).toBe(Number(fields.identification));
    expect(Number(theirs['ip.len']?.[0])).toBe(Number(fields.totalLength));
    expect(Number(theirs['ip.dsfield.dscp']?.[0])).toBe(Number(fields.dscp));
    expect(theirs['ip.checksum.status']?.[0]).toBe('1');
    if (fields.protocol === 1) expect(theirs['icmp.checksum.status']?.[0]).toBe('1');
  }
});

test('tshark finds the next hop’s MTU, and the better router, in what ours say', () => {
  const values = (name: keyof typeof CASES, field: string) =>
    bothOf(CASES[name]).flatMap(({ theirs }) => theirs[field]?.filter((each) => each !== '') ?? []);
  expect(new Set(values('a narrow link in the middle', 'icmp.mtu'))).toEqual(new Set(['600']));
  expect(new Set(values('a redirect', 'icmp.redir_gw'))).toEqual(new Set(['10.0.1.1']));
  expect(values('time that runs out', 'icmp.type')).toContain('11');
  expect(formatIpv4(EAST_ADDRESS)).toBe('10.0.9.2');
});
