/** DNS's fields as filters call them. What only an answer means is read in answers alone. */
import type { Localized } from '../../../core/localized.ts';
import {
  type FilterNames,
  type Named,
  type NamedField,
  type NamedType,
  type NamedValue,
  ofMessage,
} from '../../../wire/named.ts';
import { TYPE_OPT } from '../codes.ts';
import { type Edns, readOpt } from '../edns.ts';
import { type DecodedMessage, decodeMessage, HEADER_LENGTH, type Message } from '../message.ts';
import { type AnyRData, RECORD_TYPES, type ResourceRecord } from '../record.ts';
import { flagTexts, wordTexts } from './header-text.ts';
import { messageIn } from './summary.ts';

const decoded = ofMessage((section, bytes) => {
  const octets = messageIn(section, bytes);
  return octets.length < HEADER_LENGTH ? undefined : { octets, ...decodeMessage(octets) };
});

type Read = DecodedMessage & { readonly octets: Uint8Array };

const field = (named: Named, read: (message: Read) => readonly NamedValue[]): NamedField =>
  decoded(named, (message) => (message === undefined ? [] : read(message)));

const flag = (
  name: string,
  key: keyof typeof flagTexts,
  on: (message: Message) => boolean,
  answers = false,
): NamedField =>
  field({ name: `dns.flags.${name}`, type: 'flag', label: flagTexts[key].label }, ({ message }) =>
    answers && !message.response ? [] : [on(message) ? 1 : 0],
  );

const count = (name: string, i: number, label: Localized): NamedField =>
  field({ name: `dns.count.${name}`, type: 'number', most: 0xffff, label }, ({ counts }) => [
    counts[i] ?? 0,
  ]);

const QUESTION: Localized = { en: 'Of a question', zh: '问题' };
const RECORD: Localized = { en: 'Of a record', zh: '资源记录' };

const TYPES: Record<number, Localized> = {};
for (const [name, { number }] of Object.entries(RECORD_TYPES)) {
  TYPES[number] = { en: name, zh: name };
}

/** Without the dot at the end, as Wireshark has them. */
const plain = (name: string) => (name === '.' ? '<Root>' : name.replace(/\.$/, ''));

function label(of: Localized, en: string, zh: string): Localized {
  return { en: `${of.en}: ${en}`, zh: `${of.zh}：${zh}` };
}

const records = ({ message }: Read): readonly ResourceRecord[] => [
  ...message.answers,
  ...message.authorities,
  ...message.additionals,
];

const question = (
  name: string,
  type: NamedType,
  words: Localized,
  read: (entry: Message['questions'][number]) => NamedValue,
  values?: Named['values'],
) =>
  field({ name: `dns.qry.${name}`, type, label: words, digits: 4, values }, ({ message }) =>
    message.questions.map(read),
  );

const record = (
  name: string,
  type: NamedType,
  words: Localized,
  read: (entry: ResourceRecord) => NamedValue,
  values?: Named['values'],
) =>
  field({ name: `dns.resp.${name}`, type, label: words, digits: 4, values }, (message) =>
    records(message).map(read),
  );

/** A field of the data of records of one type: `dns.a`, `dns.cname`. */
const data = (name: string, type: NamedType, form: string, part: string, words: Localized) =>
  field({ name, type, label: words }, (message) =>
    records(message).flatMap((each) => {
      if (each.data.form !== form) return [];
      const value = (each.data as unknown as AnyRData)[part];
      if (value === undefined) return [];
      return [typeof value === 'string' ? plain(value) : (value as number)];
    }),
  );

/** What an OPT record says (EDNS). */
const opt = (name: string, en: string, zh: string, read: (edns: Edns) => number): NamedField =>
  field({ name, type: 'number', label: label({ en: 'EDNS', zh: 'EDNS' }, en, zh) }, (message) =>
    records(message).flatMap((each) => (each.type === TYPE_OPT ? [read(readOpt(each))] : [])),
  );

export const dnsNames: FilterNames = {
  protocol: 'dns',
  fields: [
    field(
      { name: 'dns.id', type: 'hex', digits: 4, most: 0xffff, label: wordTexts.id.label },
      ({ message }) => [message.id],
    ),
    field(
      { name: 'dns.flags', type: 'hex', digits: 4, most: 0xffff, label: wordTexts.flags.label },
      ({ octets }) => [256 * (octets[2] ?? 0) + (octets[3] ?? 0)],
    ),
    flag('response', 'qr', ({ response }) => response),
    field(
      { name: 'dns.flags.opcode', type: 'number', most: 15, label: flagTexts.opcode.label },
      ({ message }) => [message.opcode],
    ),
    flag('authoritative', 'aa', ({ authoritative }) => authoritative, true),
    flag('truncated', 'tc', ({ truncated }) => truncated),
    flag('recdesired', 'rd', ({ recursionDesired }) => recursionDesired),
    flag('recavail', 'ra', ({ recursionAvailable }) => recursionAvailable, true),
    field(
      {
        ...{ name: 'dns.flags.rcode', type: 'number', most: 15, label: flagTexts.rcode.label },
        values: valuesOf(flagTexts.rcode.values),
      },
      ({ message }) => (message.response ? [message.rcode] : []),
    ),
    count('queries', 0, { en: 'Number of questions', zh: '问题数' }),
    count('answers', 1, { en: 'Number of answers', zh: '应答记录数' }),
    count('auth_rr', 2, { en: 'Number of authority records', zh: '授权记录数' }),
    count('add_rr', 3, { en: 'Number of additional records', zh: '附加记录数' }),
    question('name', 'text', label(QUESTION, 'name', '域名'), ({ name }) => plain(name)),
    question('type', 'number', label(QUESTION, 'type', '类型'), ({ type }) => type, TYPES),
    question('class', 'hex', label(QUESTION, 'class', '类'), (entry) => entry.class),
    record('name', 'text', label(RECORD, 'name', '域名'), ({ name }) => plain(name)),
    record('type', 'number', label(RECORD, 'type', '类型'), ({ type }) => type, TYPES),
    record('ttl', 'number', label(RECORD, 'TTL', 'TTL'), ({ ttl }) => ttl),
    data('dns.a', 'ipv4', 'A', 'address', label(RECORD, 'address', '地址')),
    data('dns.cname', 'text', 'CNAME', 'cname', label(RECORD, 'canonical name', '规范名')),
    data('dns.ns', 'text', 'NS', 'nsdname', label(RECORD, 'name server', '域名服务器')),
    data('dns.ptr.domain_name', 'text', 'PTR', 'ptrdname', label(RECORD, 'name', '域名')),
    data(
      'dns.mx.mail_exchange',
      'text',
      'MX',
      'exchange',
      label(RECORD, 'mail server', '邮件服务器'),
    ),
    data('dns.srv.port', 'number', 'SRV', 'port', label(RECORD, 'port', '端口')),
    data('dns.srv.target', 'text', 'SRV', 'target', label(RECORD, 'target', '目标主机')),
    opt('dns.rr.udp_payload_size', 'UDP payload size', 'UDP 载荷长度', ({ size }) => size),
    opt('dns.resp.edns0_version', 'version', '版本', ({ version }) => version),
  ],
};

function valuesOf(values: unknown): Named['values'] {
  return typeof values === 'function' ? undefined : (values as Named['values']);
}
