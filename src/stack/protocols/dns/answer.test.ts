import { describe, expect, test } from 'vitest';
import { respond } from './answer.ts';
import { CLASS_ANY, CLASS_IN, RCODE } from './codes.ts';
import {
  decodeMessage,
  encodeMessage,
  type Message,
  MOST_OVER_UDP,
  queryHeader,
} from './message.ts';
import { parseName } from './name.ts';
import { recordColumns } from './presentation.ts';
import { typeNumber } from './record.ts';
import { parseZone, type Zone, type ZoneFault } from './zone.ts';

const zoneOf = (origin: string, ...records: string[]): Zone => {
  const parsed = parseZone({ origin, records });
  if (parsed.zone === null) throw new Error(`${parsed.fault} in line ${parsed.line}`);
  return parsed.zone;
};

const SOA = '@ 3600 SOA ns1 hostmaster 7 7200 900 1209600 300';
const EXAMPLE = zoneOf(
  'example.com',
  SOA,
  '@ NS ns1',
  '@ NS ns.elsewhere.net.',
  '@ MX 10 mail',
  'ns1 A 10.0.0.53',
  'mail A 10.0.0.25',
  'mail AAAA 2001:db8::25',
  'www 300 A 10.0.0.80',
  'www 300 A 10.0.0.81',
  'web CNAME www',
  'far CNAME www.elsewhere.net.',
  'lost CNAME nowhere',
  'round CNAME trip',
  'trip CNAME round',
  'down CNAME host.sub',
  'a.b.c TXT "deep"',
  '*.wild 60 A 10.0.0.99',
  'told.wild TXT "here"',
  'sub NS ns.sub',
  'ns.sub A 10.0.1.53',
  'host.sub A 10.0.1.1',
);
const SUBZONE = zoneOf('child.example.com', SOA, 'www A 10.0.2.80');

const query = (name: string, type = 'A'): Message => ({
  ...queryHeader(0x1234, true),
  questions: [
    { name: parseName(name) as string, type: typeNumber(type) as number, class: CLASS_IN },
  ],
  answers: [],
  authorities: [],
  additionals: [],
});

const ask = (name: string, type = 'A', zones: readonly Zone[] = [EXAMPLE]): Message => {
  const answer = respond(zones, encodeMessage(query(name, type)));
  if (typeof answer === 'string') throw new Error('no answer');
  expect(decodeMessage(encodeMessage(answer)).message).toEqual(answer);
  return answer;
};
const lines = (records: Message['answers']) => records.map((one) => recordColumns(one).join(' '));
const brief = (answer: Message) => ({
  rcode: answer.rcode,
  authoritative: answer.authoritative,
  answers: lines(answer.answers),
  authorities: lines(answer.authorities),
  additionals: lines(answer.additionals),
});
const NEGATIVE = [
  'example.com. 300 IN SOA ns1.example.com. hostmaster.example.com. 7 7200 900 1209600 300',
];
const nothing = { answers: [], authorities: [], additionals: [] };

describe('an authoritative server', () => {
  test('answers with all records of the type, and copies id, question and RD', () => {
    const answer = ask('WWW.example.COM');
    expect(brief(answer)).toEqual({
      ...nothing,
      rcode: RCODE.NOERROR,
      authoritative: true,
      answers: ['www.example.com. 300 IN A 10.0.0.80', 'www.example.com. 300 IN A 10.0.0.81'],
    });
    expect(answer).toMatchObject({ id: 0x1234, response: true, recursionDesired: true });
    expect(answer).toMatchObject({ recursionAvailable: false, truncated: false });
    expect(answer.questions).toEqual(query('WWW.example.COM').questions);
  });

  test('adds the addresses of mail and name servers that it knows', () => {
    expect(brief(ask('example.com', 'MX'))).toMatchObject({
      answers: ['example.com. 3600 IN MX 10 mail.example.com.'],
      additionals: [
        'mail.example.com. 3600 IN A 10.0.0.25',
        'mail.example.com. 3600 IN AAAA 2001:db8::25',
      ],
    });
    expect(brief(ask('example.com', 'NS')).additionals).toEqual([
      'ns1.example.com. 3600 IN A 10.0.0.53',
    ]);
  });

  test('follows an alias inside its zone', () => {
    expect(brief(ask('web.example.com')).answers).toEqual([
      'web.example.com. 3600 IN CNAME www.example.com.',
      'www.example.com. 300 IN A 10.0.0.80',
      'www.example.com. 300 IN A 10.0.0.81',
    ]);
    expect(brief(ask('web.example.com', 'CNAME')).answers.length).toBe(1);
  });

  test('leaves an alias out of its zone to whoever asked', () => {
    expect(brief(ask('far.example.com'))).toEqual({
      ...nothing,
      rcode: RCODE.NOERROR,
      authoritative: true,
      answers: ['far.example.com. 3600 IN CNAME www.elsewhere.net.'],
    });
  });

  test('says NXDOMAIN with the alias when its target does not exist', () => {
    expect(brief(ask('lost.example.com'))).toMatchObject({
      rcode: RCODE.NXDOMAIN,
      answers: ['lost.example.com. 3600 IN CNAME nowhere.example.com.'],
      authorities: NEGATIVE,
    });
  });

  test('ends a loop of aliases', () => {
    const { answers, rcode } = ask('round.example.com');
    expect(rcode).toBe(RCODE.NOERROR);
    expect(lines(answers)).toEqual([
      'round.example.com. 3600 IN CNAME trip.example.com.',
      'trip.example.com. 3600 IN CNAME round.example.com.',
    ]);
  });

  test('refers to the servers of a zone below, with their glue, without authority', () => {
    for (const name of ['host.sub.example.com', 'sub.example.com', 'ns.sub.example.com']) {
      expect(brief(ask(name)), name).toEqual({
        rcode: RCODE.NOERROR,
        authoritative: false,
        answers: [],
        authorities: ['sub.example.com. 3600 IN NS ns.sub.example.com.'],
        additionals: ['ns.sub.example.com. 3600 IN A 10.0.1.53'],
      });
    }
  });

  test('refers after an alias with authority for the alias', () => {
    expect(brief(ask('down.example.com'))).toMatchObject({
      authoritative: true,
      answers: ['down.example.com. 3600 IN CNAME host.sub.example.com.'],
      authorities: ['sub.example.com. 3600 IN NS ns.sub.example.com.'],
    });
  });

  test('tells a name that is not there from a type that is not there', () => {
    const empty = { ...nothing, authoritative: true, authorities: NEGATIVE };
    expect(brief(ask('nobody.example.com'))).toEqual({ ...empty, rcode: RCODE.NXDOMAIN });
    expect(brief(ask('www.example.com', 'AAAA'))).toEqual({ ...empty, rcode: RCODE.NOERROR });
    // A name with nothing but names below it exists (RFC 8020).
    expect(brief(ask('b.c.example.com'))).toEqual({ ...empty, rcode: RCODE.NOERROR });
  });

  test('lets a wildcard stand for names that do not exist, and for no others', () => {
    expect(brief(ask('any.wild.example.com')).answers).toEqual([
      'any.wild.example.com. 60 IN A 10.0.0.99',
    ]);
    expect(brief(ask('x.any.wild.example.com')).answers.length).toBe(1);
    expect(brief(ask('told.wild.example.com')).answers).toEqual([]);
    expect(ask('told.wild.example.com')).toMatchObject({ rcode: RCODE.NOERROR });
    expect(ask('x.told.wild.example.com')).toMatchObject({ rcode: RCODE.NXDOMAIN });
  });

  test('answers ANY with all there is at the name', () => {
    expect(ask('mail.example.com', 'ANY').answers.length).toBe(2);
    expect(ask('web.example.com', 'ANY').answers.length).toBe(1);
  });

  test('refuses names of other zones and other classes', () => {
    const refused = { ...nothing, rcode: RCODE.REFUSED, authoritative: false };
    expect(brief(ask('www.elsewhere.net'))).toEqual(refused);
    const chaos = query('www.example.com');
    const questions = chaos.questions.map((one) => ({ ...one, class: 3 }));
    expect(respond([EXAMPLE], encodeMessage({ ...chaos, questions }))).toMatchObject({
      rcode: RCODE.REFUSED,
    });
  });

  test('with two zones answers from the nearer one', () => {
    const zones = [EXAMPLE, SUBZONE];
    expect(brief(ask('www.child.example.com', 'A', zones)).answers).toEqual([
      'www.child.example.com. 3600 IN A 10.0.2.80',
    ]);
    expect(ask('www.child.example.com', 'A', [EXAMPLE])).toMatchObject({ rcode: RCODE.NXDOMAIN });
  });

  test('says NOTIMP to other opcodes and FORMERR to what it cannot read', () => {
    const status = encodeMessage({ ...query('a.example.com'), opcode: 2 });
    expect(respond([EXAMPLE], status)).toMatchObject({
      rcode: RCODE.NOTIMP,
      opcode: 2,
      id: 0x1234,
    });
    const bytes = encodeMessage(query('a.example.com'));
    expect(respond([EXAMPLE], bytes.slice(0, -1))).toMatchObject({
      rcode: RCODE.FORMERR,
      id: 0x1234,
    });
    const none = encodeMessage({ ...query('a.example.com'), questions: [] });
    expect(respond([EXAMPLE], none)).toMatchObject({ rcode: RCODE.FORMERR });
    const two = query('a.example.com').questions;
    const twice = encodeMessage({ ...query('a.example.com'), questions: [...two, ...two] });
    expect(respond([EXAMPLE], twice)).toMatchObject({ rcode: RCODE.FORMERR });
  });

  test('says FORMERR without an OPT record to a query that has one (RFC 6891 §7)', () => {
    const data = { form: 'opaque', bytes: new Uint8Array(0) } as const;
    const opt = { name: '.', type: 41, class: 1232, ttl: 0, data };
    const answer = respond(
      [EXAMPLE],
      encodeMessage({ ...query('www.example.com'), additionals: [opt] }),
    );
    expect(answer).toMatchObject({ rcode: RCODE.FORMERR, additionals: [] });
  });

  test('is silent when it gets a response, or less than a header', () => {
    expect(respond([EXAMPLE], encodeMessage({ ...query('www.example.com'), response: true }))).toBe(
      'wrong-direction',
    );
    expect(respond([EXAMPLE], new Uint8Array(11))).toBe('malformed');
  });

  test('marks an answer that does not fit into 512 octets', () => {
    const many = Array.from({ length: 60 }, (_, i) => `many A 10.1.0.${i}`);
    const answer = ask('many.example.com', 'A', [zoneOf('example.com', SOA, ...many)]);
    expect(answer.answers.length).toBe(60);
    const sent = decodeMessage(encodeMessage(answer, MOST_OVER_UDP)).message;
    expect(sent.truncated).toBe(true);
    expect(sent.answers.length).toBeLessThan(60);
  });

  const servers = (count: number, at: string) =>
    Array.from({ length: count }, (_, i) => [`sub NS ns${i}.${at}`, `ns${i}.${at} A 10.1.0.${i}`]);
  const referral = (...records: string[]) => {
    const answer = ask('www.sub.example.com', 'A', [zoneOf('example.com', SOA, ...records)]);
    return decodeMessage(encodeMessage(answer, MOST_OVER_UDP)).message;
  };

  test('marks a referral whose glue does not fit, but not one that lacks other addresses', () => {
    const within = referral(...servers(20, 'sub').flat());
    expect(within.authorities.length).toBe(20);
    expect(within.additionals.length).toBeLessThan(20);
    expect(within.truncated).toBe(true);
    const beside = referral(...servers(20, 'beside').flat());
    expect(beside.authorities.length).toBe(20);
    expect(beside.additionals.length).toBeLessThan(20);
    expect(beside.truncated).toBe(false);
  });

  test('does not mark a referral whose glue fits', () => {
    const sent = referral(...servers(3, 'sub').flat());
    expect(sent).toMatchObject({ truncated: false });
    expect(sent.additionals.length).toBe(3);
  });
});

/** Its second name is a pointer to the first, which would be right in a message. */
const POINTING = `x SOA \\# 36 0c${'61'.repeat(12)}00c000${'00'.repeat(20)}`;

test.each<[ZoneFault, number, string, string[]]>([
  ['origin', -1, 'a..b', []],
  ['data', 1, 'example.com', [SOA, 'www A 10.0.0']],
  ['class', 1, 'example.com', [SOA, 'www CH TXT x']],
  ['outside-zone', 1, 'example.com', [SOA, 'www.example.net. A 10.0.0.1']],
  ['soa', -1, 'example.com', ['www A 10.0.0.1']],
  ['soa', -1, 'example.com', [SOA, SOA.replace(' 7 ', ' 8 ')]],
  ['soa', -1, 'example.com', [SOA.replace('@', 'www')]],
  ['cname-and-other', 2, 'example.com', [SOA, 'www A 10.0.0.1', 'www CNAME web']],
  ['cname-and-other', 2, 'example.com', [SOA, 'www CNAME a', 'www CNAME b']],
  ['ttls-differ', 2, 'example.com', [SOA, 'www 300 A 10.0.0.1', 'www 600 A 10.0.0.2']],
  ['ttls-differ', 2, 'example.com', [SOA, 'www 300 A 10.0.0.1', 'WWW 600 A 10.0.0.1']],
  ['meta-type', 1, 'example.com', [SOA, 'www TYPE255 \\# 0']],
  ['meta-type', 1, 'example.com', [SOA, 'www OPT \\# 0']],
  ['meta-type', 1, 'example.com', [SOA, 'www TYPE0 \\# 0']],
  // RFC 3597 §5: the generic form of a known type must be right, and points to nothing.
  ['data', 1, 'example.com', [SOA, 'www A \\# 3 0a0000']],
  ['data', 1, 'example.com', [SOA, 'www A \\# 5 0a00000000']],
  ['data', 1, 'example.com', [SOA, 'www A \\# 4 0a000']],
  ['data', 1, 'example.com', [SOA, 'www A \\#']],
  ['data', 1, 'example.com', [SOA, 'www TYPE999 \\# 0x1 00']],
  ['data', 1, 'example.com', [SOA, 'web CNAME \\# 2 c00c']],
  ['data', 1, 'example.com', [SOA, POINTING]],
  ['data', 0, 'example.com', ['@ SOA \\# 1 00']],
])('a zone with the fault %s names its line', (fault, line, origin, records) => {
  expect(parseZone({ origin, records })).toEqual({ zone: null, fault, line });
});

describe('a zone', () => {
  test('means the same in the generic form of RFC 3597 as in fields', () => {
    const zone = zoneOf(
      'example.com',
      SOA,
      'www A \\# 4 0a000050',
      'web CNAME \\# 17 03777777076578616d706c6503636f6d00',
      'm MX \\# 5 000A 016100',
      'odd TYPE999 \\# 2 abcd',
    );
    expect(brief(ask('web.example.com', 'A', [zone])).answers).toEqual([
      'web.example.com. 3600 IN CNAME www.example.com.',
      'www.example.com. 3600 IN A 10.0.0.80',
    ]);
    expect(lines(ask('m.example.com', 'MX', [zone]).answers)).toEqual([
      'm.example.com. 3600 IN MX 10 a.',
    ]);
    expect(lines(ask('odd.example.com', 'TYPE999', [zone]).answers)).toEqual([
      'odd.example.com. 3600 IN TYPE999 \\# 2 abcd',
    ]);
  });

  test('has a record once, however often and in whatever case it is written', () => {
    const zone = zoneOf(
      'example.com',
      SOA,
      SOA,
      ...['www A 10.0.0.9', 'WWW A 10.0.0.9', 'www A 10.0.0.10'],
      ...['web CNAME www', 'web CNAME WWW'],
      ...['t TXT "a"', 't TXT "A"', 't TXT "a" ""', 't TXT "a"'],
      ...['odd TYPE999 \\# 1 00', 'odd TYPE999 \\# 1 00', 'odd TYPE999 \\# 1 01'],
    );
    const count = (name: string, type = 'A') => ask(name, type, [zone]).answers.length;
    expect(count('www.example.com')).toBe(2);
    expect(count('web.example.com', 'CNAME')).toBe(1);
    expect(count('t.example.com', 'TXT')).toBe(3);
    expect(count('odd.example.com', 'TYPE999')).toBe(2);
  });

  test('whose wildcard is an alias into itself answers with each record once', () => {
    const zone = zoneOf('example.com', SOA, '*.w CNAME x.w');
    expect(brief(ask('q.w.example.com', 'A', [zone]))).toMatchObject({
      rcode: RCODE.NOERROR,
      answers: [
        'q.w.example.com. 3600 IN CNAME x.w.example.com.',
        'x.w.example.com. 3600 IN CNAME x.w.example.com.',
      ],
    });
  });

  test('speaks with authority for its class, never for all of them', () => {
    const asked = query('www.example.com');
    const [question] = asked.questions;
    const any = { ...asked, questions: [{ ...question!, class: CLASS_ANY }] };
    expect(respond([EXAMPLE], encodeMessage(any))).toMatchObject({
      authoritative: false,
      answers: ask('www.example.com').answers,
    });
  });
});
