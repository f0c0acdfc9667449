import { expect, test } from 'vitest';
import { formatIpv4 } from '../../../../src/stack/core/addresses.ts';
import { CLASS_IN, RCODE } from '../../../../src/stack/protocols/dns/codes.ts';
import {
  decodeMessage,
  encodeMessage,
  queryHeader,
} from '../../../../src/stack/protocols/dns/message.ts';
import type { DomainName } from '../../../../src/stack/protocols/dns/name.ts';
import { RECORD_TYPES, type RecordType } from '../../../../src/stack/protocols/dns/record.ts';
import { NAMES, SERVER } from '../../plan/network.ts';
import { ZONES } from '../../plan/zones.ts';
import { answerDns, messagesIn, withLength, zonesOf } from './server.ts';

const zones = zonesOf(ZONES);

function query(name: string, type: RecordType): Uint8Array {
  const sections = { answers: [], authorities: [], additionals: [] };
  const question = { name: name as DomainName, type: RECORD_TYPES[type].number, class: CLASS_IN };
  return encodeMessage({ ...queryHeader(9, true), questions: [question], ...sections });
}

function ask(name: string, type: RecordType) {
  const { message } = decodeMessage(answerDns(zones, query(name, type)) as Uint8Array);
  return { ...message, data: message.answers.map(({ data }) => data) };
}

test.each(Object.entries(NAMES))('%s.lab has its address', (name, address) => {
  const { data } = ask(`${name}.lab.`, 'A');
  expect(data.map((each) => each.form === 'A' && formatIpv4(each.address))).toEqual([address]);
});

test('an alias comes with the address of what it stands for', () => {
  const { data } = ask('www.lab.', 'A');
  expect(data.map(({ form }) => form)).toEqual(['CNAME', 'A']);
});

test('an address has a name', () => {
  const name = `${SERVER.split('.').reverse().join('.')}.in-addr.arpa.`;
  expect(ask(name, 'PTR').data).toEqual([{ form: 'PTR', ptrdname: 'web.lab.' }]);
});

test('a name that is not there, and one of the world outside, are told apart', () => {
  expect(ask('no.such.lab.', 'A').rcode).toBe(RCODE.NXDOMAIN);
  expect(ask('example.com.', 'A').rcode).toBe(RCODE.REFUSED);
});

test('noise is not answered', () => {
  expect(answerDns(zones, new Uint8Array(5))).toBeUndefined();
});

test('over TCP, messages come out whole however they are cut', () => {
  const stream = Uint8Array.of(
    ...withLength(query('web.lab.', 'A')),
    ...withLength(query('www.lab.', 'A')),
  );
  for (let cut = 0; cut <= stream.length; cut++) {
    const first = messagesIn(stream.subarray(0, cut));
    const second = messagesIn(Uint8Array.of(...first.rest, ...stream.subarray(cut)));
    expect([...first.messages, ...second.messages]).toEqual([
      query('web.lab.', 'A'),
      query('www.lab.', 'A'),
    ]);
    expect(second.rest).toHaveLength(0);
  }
});
