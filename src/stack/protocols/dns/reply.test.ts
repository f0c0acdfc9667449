import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCache, cutsAbove, find, store } from './cache.ts';
import { RCODE } from './codes.ts';
import { type Message, queryHeader } from './message.ts';
import { isWithin } from './name.ts';
import { type ResourceRecord, typeNumber } from './record.ts';
import { readReply } from './reply.ts';
import type { Rank } from './resolver-events.ts';
import { messages, names } from './testing/arbitraries.ts';
import { readZoneFile } from './zone-file.ts';

const records = (...lines: string[]): ResourceRecord[] =>
  readZoneFile(lines, '.', 60).records.map(({ record }) => record);
const reply = (more: Partial<Message>): Message => ({
  ...queryHeader(1, false),
  ...{ response: true, authoritative: true, questions: [] },
  ...{ answers: [], authorities: [], additionals: [], ...more },
});
const WANTED = { name: 'www.example.com.', type: typeNumber('A') as number };
const read = (more: Partial<Message>, zone = 'com.', relays = false) =>
  readReply(reply(more), WANTED, zone, relays);

describe('of an answer a resolver believes', () => {
  test('records of the name, and aliases that lead to them, while the zone has a say in them', () => {
    const answers = records('www.example.com. CNAME a.example.com.', 'a.example.com. A 10.0.0.1');
    expect(read({ answers })).toMatchObject({ type: 'found', chain: answers });
    const out = records('www.example.com. CNAME a.example.org.', 'a.example.org. A 6.6.6.6');
    expect(read({ answers: out })).toMatchObject({ type: 'alias', chain: out.slice(0, 1) });
  });

  test('nothing of a server without authority, unless that was asked to ask others', () => {
    const answers = records('www.example.com. A 10.0.0.1');
    expect(read({ answers, authoritative: false })).toEqual({ type: 'lame' });
    expect(read({ answers, authoritative: false }, '.', true)).toMatchObject({ type: 'found' });
  });

  test('a referral only downwards, with addresses that the zone has a say in', () => {
    const authorities = records('example.com. NS ns.example.com.', 'example.com. NS ns.other.org.');
    const additionals = records('ns.example.com. A 10.0.0.1', 'ns.other.org. A 6.6.6.6');
    const given = { authorities, additionals, authoritative: false };
    expect(read(given)).toMatchObject({
      type: 'referral',
      cut: {
        zone: 'example.com.',
        servers: [
          { name: 'ns.example.com.', addresses: [0x0a000001] },
          { name: 'ns.other.org.', addresses: [] },
        ],
      },
    });
    expect(read(given, 'example.com.')).toEqual({ type: 'lame' });
    const upwards = records('. NS a.root.');
    expect(read({ authorities: upwards, authoritative: false })).toEqual({ type: 'lame' });
  });

  test('that there is no such name, or no such type, by the zone’s own SOA', () => {
    const authorities = records('example.com. SOA ns1 host 1 2 3 4 5');
    const nxdomain = { authorities, rcode: RCODE.NXDOMAIN };
    expect(read(nxdomain)).toMatchObject({ type: 'no-name', name: WANTED.name });
    expect(read({ authorities })).toMatchObject({ type: 'no-data' });
    expect(read({ rcode: RCODE.SERVFAIL })).toEqual({ type: 'unhelpful' });
  });

  test('whatever it is, only names of the zone, and it comes to an end', () => {
    fc.assert(
      fc.property(messages, names, names, fc.boolean(), (message, name, zone, relays) => {
        const wanted = { name, type: typeNumber('A') as number };
        const got = readReply({ ...message, response: true }, wanted, zone, relays);
        const told = 'chain' in got ? got.chain : got.type === 'referral' ? got.records : [];
        for (const record of told) expect(isWithin(record.name, zone)).toBe(true);
        if (got.type !== 'referral') return;
        expect(isWithin(got.cut.zone, zone) && isWithin(name, got.cut.zone)).toBe(true);
        expect(got.cut.zone.toLowerCase()).not.toBe(zone.toLowerCase());
      }),
    );
  });
});

describe('a cache', () => {
  const entry = (line: string, rank: Rank, until: number) => {
    const [record] = records(line);
    const { name, type } = record as ResourceRecord;
    return {
      name,
      type,
      state: 'records',
      rank,
      records: [record as ResourceRecord],
      soa: null,
      until,
    } as const;
  };
  const A = typeNumber('A') as number;

  test('gives data up for what is as trustworthy, not for what is less so while it holds', () => {
    const cache = createCache(10, 0);
    store(cache, entry('a. A 10.0.0.1', 'authority', 100), 0);
    expect(store(cache, entry('a. A 6.6.6.6', 'referral', 900), 50)).toBeUndefined();
    expect(find(cache, 'A.', A, 99)?.records[0]?.data).toMatchObject({ address: 0x0a000001 });
    expect(find(cache, 'a.', A, 100)).toBeUndefined();
    expect(store(cache, entry('a. A 10.0.0.2', 'referral', 900), 100)).toEqual([]);
  });

  test('forgets who came first when it is full, and never a hint', () => {
    const cache = createCache(2, 0);
    store(cache, entry('. NS a.', 'hint', 0), 0);
    store(cache, entry('b. A 10.0.0.1', 'authority', 100), 0);
    const gone = store(cache, entry('c. A 10.0.0.2', 'authority', 100), 0);
    expect(gone?.map(({ name }) => name)).toEqual(['b.']);
    expect(cutsAbove(cache, 'x.c.', 0).map(({ zone }) => zone)).toEqual(['.']);
  });
});
