/** Arbitrary names, records and messages, for property tests. */
import fc from 'fast-check';
import { CLASS_IN } from '../codes.ts';
import { formatIpv6 } from '../ipv6-text.ts';
import type { Message } from '../message.ts';
import { type DomainName, formatLabel, nameOf } from '../name.ts';
import { type Question, type RData, RECORD_TYPES, type ResourceRecord } from '../record.ts';

const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const octets = (most: number, least = 0) => fc.uint8Array({ minLength: least, maxLength: most });

const label = fc.oneof(
  fc.constantFrom('www', 'example', 'com', 'Example', 'a', 'ns1'),
  octets(63, 1).map((bytes) => formatLabel(bytes, 0, bytes.length)),
);

/** At most three labels of 63 octets: always within 255. */
export const names: fc.Arbitrary<DomainName> = fc.array(label, { maxLength: 3 }).map(nameOf);

const address6 = octets(16, 16).map((bytes) => formatIpv6(bytes, 0));
const string = octets(255).map((bytes) => String.fromCharCode(...bytes));

const datasOf = (
  names: fc.Arbitrary<DomainName>,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<RData> =>
  fc.oneof(
    fc.record({ form: fc.constant('A' as const), address: u32 }),
    fc.record({ form: fc.constant('AAAA' as const), address: address6 }),
    fc.record({ form: fc.constant('NS' as const), nsdname: names }),
    fc.record({ form: fc.constant('CNAME' as const), cname: names }),
    fc.record({ form: fc.constant('PTR' as const), ptrdname: names }),
    fc.record({ form: fc.constant('MX' as const), preference: u16, exchange: names }),
    fc.record({
      form: fc.constant('SRV' as const),
      priority: u16,
      weight: u16,
      port: u16,
      target: names,
    }),
    fc.record({
      form: fc.constant('TXT' as const),
      txtData: fc.array(text, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      form: fc.constant('SOA' as const),
      mname: names,
      rname: names,
      serial: u32,
      refresh: u32,
      retry: u32,
      expire: u32,
      minimum: u32,
    }),
    fc.record({ form: fc.constant('opaque' as const), bytes: octets(40) }),
  );

const recordsOf = (
  names: fc.Arbitrary<DomainName>,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<ResourceRecord> =>
  fc.record({ name: names, ttl: u32, data: datasOf(names, text) }).map(({ name, ttl, data }) => {
    const type = data.form === 'opaque' ? 65280 : RECORD_TYPES[data.form].number;
    return { name, type, class: CLASS_IN, ttl, data };
  });

const questionsOf = (names: fc.Arbitrary<DomainName>): fc.Arbitrary<Question> =>
  fc.record({ name: names, type: u16, class: u16 });
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });
const flag = fc.boolean();
const nibble = fc.integer({ min: 0, max: 15 });

/** Messages with these names and with these strings in their TXT records. */
export const messagesOf = (
  names: fc.Arbitrary<DomainName>,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Message> =>
  fc.record({
    id: u16,
    response: flag,
    opcode: nibble,
    authoritative: flag,
    truncated: flag,
    recursionDesired: flag,
    recursionAvailable: flag,
    reserved: flag,
    authenticData: flag,
    checkingDisabled: flag,
    rcode: nibble,
    questions: few(questionsOf(names)),
    answers: few(recordsOf(names, text)),
    authorities: few(recordsOf(names, text)),
    additionals: few(recordsOf(names, text)),
  });

export const records = recordsOf(names, string);
export const messages = messagesOf(names, string);
