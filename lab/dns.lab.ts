/** tshark reads every DNS message of our captures as our own decoder does, field by field. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dig } from '../src/stack/apps/dig/dig.ts';
import { dnsServer } from '../src/stack/apps/dns-server/dns-server.ts';
import type { AppKind } from '../src/stack/apps/kind.ts';
import type { ProcessSpec } from '../src/stack/apps/process-spec.ts';
import { startWith } from '../src/stack/apps/testing/world-of.ts';
import { ipv4 as address, formatIpv4 } from '../src/stack/core/addresses.ts';
import { capturePoints, exportPcapng, writePcapng } from '../src/stack/pcapng/export.ts';
import type { CapturedPacket } from '../src/stack/pcapng/packets.ts';
import { TYPE_OPT } from '../src/stack/protocols/dns/codes.ts';
import { readOpt } from '../src/stack/protocols/dns/edns.ts';
import { decodeMessage, encodeMessage, type Message } from '../src/stack/protocols/dns/message.ts';
import { nameOf } from '../src/stack/protocols/dns/name.ts';
import {
  type RData,
  RECORD_TYPES,
  type ResourceRecord,
} from '../src/stack/protocols/dns/record.ts';
import { unframed } from '../src/stack/protocols/dns/stream.ts';
import { messagesOf } from '../src/stack/protocols/dns/testing/arbitraries.ts';
import { ethernet } from '../src/stack/protocols/ethernet/declaration.ts';
import { ipv4 } from '../src/stack/protocols/ipv4/declaration.ts';
import { udp } from '../src/stack/protocols/udp/declaration.ts';
import { layer, packet } from '../src/stack/wire/packet.ts';
import { advance } from '../src/stack/world/session.ts';
import { pair } from './scenarios/kit.ts';
import { tshark } from './tshark.ts';

const HEADER = [
  'dns.id',
  'dns.flags.response',
  'dns.flags.opcode',
  'dns.flags.authoritative',
  'dns.flags.truncated',
  'dns.flags.recdesired',
  'dns.flags.recavail',
  'dns.flags.z',
  'dns.flags.authenticated',
  'dns.flags.checkdisable',
  'dns.flags.rcode',
  'dns.count.queries',
  'dns.count.answers',
  'dns.count.auth_rr',
  'dns.count.add_rr',
] as const;
const ENTRIES = [
  'dns.qry.name',
  'dns.qry.type',
  'dns.qry.class',
  'dns.resp.name',
  'dns.resp.type',
  'dns.resp.class',
  'dns.resp.ttl',
  'dns.resp.len',
] as const;
const DATA = [
  'dns.a',
  'dns.aaaa',
  'dns.ns',
  'dns.cname',
  'dns.ptr.domain_name',
  'dns.mx.preference',
  'dns.mx.mail_exchange',
  'dns.txt',
  'dns.srv.priority',
  'dns.srv.weight',
  'dns.srv.port',
  'dns.srv.target',
  'dns.soa.mname',
  'dns.soa.rname',
  'dns.soa.serial_number',
  'dns.soa.refresh_interval',
  'dns.soa.retry_interval',
  'dns.soa.expire_limit',
  'dns.soa.minimum_ttl',
  'dns.data',
  'dns.rr.udp_payload_size',
  'dns.resp.ext_rcode',
  'dns.resp.edns0_version',
] as const;
const FIELDS = [...HEADER, ...ENTRIES, ...DATA, '_ws.malformed'] as const;
type FieldName = (typeof FIELDS)[number];
type Fields = Partial<Record<FieldName, string[]>>;

const SRV = RECORD_TYPES.SRV.number;
const BETWEEN_VALUES = '\x1f';

/** The DNS fields of each packet that tshark takes for DNS, those without values left out. */
function readDns(file: Uint8Array, which = 'dns'): Fields[] {
  const format = ['-T', 'fields', '-E', `aggregator=${BETWEEN_VALUES}`, '-E', 'separator=/t'];
  const fields = FIELDS.flatMap((field) => ['-e', field]);
  const text = tshark(file, ['-Y', which, ...format, ...fields]);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const columns = line.split('\t');
      const named = FIELDS.map((field, i) => [field, valuesIn(columns[i] ?? '')] as const);
      return Object.fromEntries(named.filter(([, values]) => values?.[0] !== ''));
    });
}

/** From one version of tshark to the next, a bit is 1 or True. */
function valuesIn(column: string): string[] {
  const bits: Record<string, string> = { True: '1', False: '0' };
  return column.split(BETWEEN_VALUES).map((value) => bits[value] ?? value);
}

const spoken = (name: string) => (name === '.' ? '<Root>' : name.slice(0, -1));
const bit = (on: boolean) => (on ? 1 : 0);

/** The same fields from what our decoder makes of a message. */
function expected(bytes: Uint8Array): Fields {
  const { message, counts, entries, faults } = decodeMessage(bytes);
  expect(faults).toEqual([]);
  const records = entries.flatMap(({ entry }) => ('data' in entry ? [entry] : []));
  const lengths = entries.flatMap(({ entry, end, nameEnd }) =>
    'data' in entry ? [end - nameEnd - 10] : [],
  );
  const { questions } = message;
  const others = records.filter(({ type }) => type !== TYPE_OPT);
  const opts = records.filter(({ type }) => type === TYPE_OPT).map(readOpt);
  const fields: Record<string, (string | number)[]> = {
    ...headerFields(message),
    'dns.count.queries': [counts[0] as number],
    'dns.count.answers': [counts[1] as number],
    'dns.count.auth_rr': [counts[2] as number],
    'dns.count.add_rr': [counts[3] as number],
    'dns.qry.name': questions.map(({ name }) => spoken(name)),
    'dns.qry.type': questions.map(({ type }) => type),
    'dns.qry.class': questions.map((one) => hex(one.class)),
    // Of a service tshark takes the name apart.
    'dns.resp.name': records.filter((one) => one.type !== SRV).map(({ name }) => spoken(name)),
    'dns.resp.type': records.map(({ type }) => type),
    // An OPT record has other things there.
    'dns.resp.class': others.map((one) => hex(one.class)),
    'dns.resp.ttl': others.map(({ ttl }) => ttl),
    'dns.rr.udp_payload_size': opts.map(({ size }) => size),
    'dns.resp.ext_rcode': opts.map(({ extended }) => `0x${extended.toString(16).padStart(2, '0')}`),
    'dns.resp.edns0_version': opts.map(({ version }) => version),
    'dns.resp.len': lengths,
    ...dataFields(records),
  };
  const filled = Object.entries(fields).filter(([, values]) => values.length > 0);
  return Object.fromEntries(filled.map(([name, values]) => [name, values.map(String)]));
}

const hex = (value: number) => `0x${value.toString(16).padStart(4, '0')}`;

/** tshark shows AA, RA and RCODE of responses only: in a query they say nothing. */
function headerFields(message: Message): Record<string, (string | number)[]> {
  const both = {
    'dns.id': [hex(message.id)],
    'dns.flags.response': [bit(message.response)],
    'dns.flags.opcode': [message.opcode],
    'dns.flags.truncated': [bit(message.truncated)],
    'dns.flags.recdesired': [bit(message.recursionDesired)],
    'dns.flags.z': [bit(message.reserved)],
    'dns.flags.checkdisable': [bit(message.checkingDisabled)],
  };
  // In a query it shows AD only when it is set.
  const ad = { 'dns.flags.authenticated': [bit(message.authenticData)] };
  if (!message.response) return message.authenticData ? { ...both, ...ad } : both;
  return {
    ...both,
    'dns.flags.authoritative': [bit(message.authoritative)],
    'dns.flags.recavail': [bit(message.recursionAvailable)],
    ...ad,
    'dns.flags.rcode': [message.rcode],
  };
}

function dataFields(records: readonly ResourceRecord[]): Record<string, (string | number)[]> {
  const fields: Record<string, (string | number)[]> = {};
  const add = (name: FieldName, ...values: (string | number)[]) => {
    fields[name] = [...(fields[name] ?? []), ...values];
  };
  for (const { data } of records) addData(data, add);
  return fields;
}

function addData(data: RData, add: (name: FieldName, ...values: (string | number)[]) => void) {
  switch (data.form) {
    case 'A':
      return add('dns.a', formatIpv4(data.address));
    case 'AAAA':
      return add('dns.aaaa', data.address);
    case 'NS':
      return add('dns.ns', spoken(data.nsdname));
    case 'CNAME':
      return add('dns.cname', spoken(data.cname));
    case 'PTR':
      return add('dns.ptr.domain_name', spoken(data.ptrdname));
    case 'MX':
      add('dns.mx.preference', data.preference);
      return add('dns.mx.mail_exchange', spoken(data.exchange));
    case 'TXT':
      return add('dns.txt', ...data.txtData);
    case 'SOA':
      add('dns.soa.mname', spoken(data.mname));
      add('dns.soa.rname', spoken(data.rname));
      add('dns.soa.serial_number', data.serial);
      add('dns.soa.refresh_interval', data.refresh);
      add('dns.soa.retry_interval', data.retry);
      add('dns.soa.expire_limit', data.expire);
      return add('dns.soa.minimum_ttl', data.minimum);
    case 'SRV':
      add('dns.srv.priority', data.priority);
      add('dns.srv.weight', data.weight);
      add('dns.srv.port', data.port);
      return add('dns.srv.target', spoken(data.target));
    default:
      if (data.bytes.length > 0) add('dns.data', Buffer.from(data.bytes).toString('hex'));
  }
}

/** A capture of these messages alone, each in a datagram to port 53 and 1 ms after the last. */
function captureOf(messages: readonly Uint8Array[]): Uint8Array {
  const packets = messages.map((message, i) => {
    const bytes = packet(
      [
        layer(ethernet, { dst: 2, src: 4 }),
        layer(ipv4, { ttl: 64, src: address('10.0.0.1'), dst: address('10.0.0.2') }),
        layer(udp, { srcPort: 1024 + i, dstPort: 53 }),
      ],
      message,
    );
    return { event: { at: i * 1000 }, point: 0, inbound: false, bytes, notes: [] };
  });
  const points = [{ node: 0, nic: 0, name: 'client eth0' }];
  return writePcapng(points, packets as unknown as CapturedPacket[]);
}

const ZONE = {
  origin: 'example.com',
  records: [
    '@ 3600 SOA ns1 hostmaster 7 7200 900 1209600 300',
    '@ NS ns1',
    '@ MX 10 mail',
    '@ TXT "v=spf1 -all" second',
    'ns1 A 10.0.0.2',
    'mail A 10.0.0.25',
    'mail AAAA 2001:db8::25',
    'web CNAME www',
    'www 300 A 10.0.0.80',
    'sub NS ns.sub',
    'ns.sub A 10.0.1.53',
    '1 PTR www',
    '_http._tcp SRV 0 5 80 www',
    'new TYPE65280 \\# 3 0a0b0c',
    ...Array.from({ length: 40 }, (_, i) => `many A 10.1.0.${i}`),
  ],
};
const COMMANDS = [
  'web.example.com +norecurse',
  'example.com MX',
  'example.com TXT',
  'example.com SOA',
  'mail.example.com AAAA',
  'mail.example.com ANY',
  'x.sub.example.com',
  '1.example.com PTR',
  'new.example.com TYPE65280',
  'many.example.com',
  'Nobody.Example.com',
  'www.example.net',
  '_http._tcp.example.com SRV',
  'many.example.com +edns',
  'example.com +edns=0 SOA',
];
/** Its answer is cut off, and comes whole over TCP. */
const OVER_TCP = ['many.example.com', '+tcp example.com MX'];

/** What was captured at the client of a run in which it asks this. */
function captured(commands: readonly string[]) {
  const digs = commands.map(
    (line, i): ProcessSpec => ({
      ...{ name: 'dig', app: 'dns.dig', startAt: i * 1_000_000 },
      args: { line, servers: ['10.0.0.2'] },
    }),
  );
  const named: ProcessSpec = { name: 'named', app: 'dns.server', args: { zones: [ZONE] } };
  const { spec } = pair('dns', { clients: digs, servers: [named] });
  const running = startWith(spec, { apps: [dig, dnsServer] as AppKind[] });
  advance(running);
  const { log, capture } = running.sim;
  const [client] = capturePoints(spec);
  const file = exportPcapng(log, capture, client === undefined ? [] : [client]);
  return { file, frames: [...capture.frames.values()] };
}

const isIp = (bytes: Uint8Array, protocol: number) =>
  bytes[12] === 8 && bytes[13] === 0 && bytes[23] === protocol;

/** The messages in these segments, each of which holds whole ones. */
function inSegments(frames: readonly Uint8Array[]): Uint8Array[] {
  return frames.flatMap((bytes) => {
    if (!isIp(bytes, 6)) return [];
    return unframed(bytes.slice(34 + 4 * ((bytes[46] as number) >> 4))).messages;
  });
}

describe('tshark and we read the same in', () => {
  test('the packets of dig and a name server', () => {
    const { file, frames } = captured(COMMANDS.map((line) => `${line} +ignore`));
    const seen = readDns(file);
    const ours = frames.flatMap((bytes) => (isIp(bytes, 17) ? [bytes.slice(42)] : []));
    expect(seen.length).toBe(2 * COMMANDS.length);
    expect(seen).toEqual(ours.map(expected));
  });

  test('answers over TCP, to queries that were cut off or began there', () => {
    const { file, frames } = captured(OVER_TCP);
    const over = readDns(file, 'dns && tcp');
    expect(over.length).toBe(2 * OVER_TCP.length);
    expect(over).toEqual(inSegments(frames).map(expected));
  });

  test('two hundred messages with names and records of all kinds', () => {
    const letters = fc.constantFrom(...'abcXYZ019-_');
    const label = fc.string({ unit: letters, minLength: 1, maxLength: 63 });
    const names = fc.array(fc.oneof(fc.constantFrom('www', 'example', 'com'), label), {
      maxLength: 3,
    });
    const text = fc.string({ unit: letters, minLength: 1, maxLength: 255 });
    const messages = fc.sample(messagesOf(names.map(nameOf), text), { numRuns: 200, seed: 1035 });
    // Other opcodes have sections and records of other kinds; an OPT record is none of ours.
    const bytes = messages.map((message) => encodeMessage({ ...message, opcode: 0 }));
    expect(readDns(captureOf(bytes))).toEqual(bytes.map(expected));
  });
});
