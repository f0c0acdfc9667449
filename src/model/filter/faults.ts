/** What can be wrong with a filter: where, what, and what would be right, in both languages. */
import { fill, type Localized } from '../../stack/core/localized.ts';
import type { NamedType } from '../../stack/wire/named.ts';
import type { Span } from './ast.ts';

export type FaultCode =
  | 'long'
  | 'deep'
  | 'sign'
  | 'open-quote'
  | 'name-missing'
  | 'value-missing'
  | 'open-paren'
  | 'open-set'
  | 'empty-set'
  | 'set-missing'
  | 'join-missing'
  | 'unknown-name'
  | 'bad-value'
  | 'bad-number'
  | 'bad-range'
  | 'bad-relation';

export interface FilterFault extends Span {
  readonly code: FaultCode;
  /** What stands there. */
  readonly found?: string;
  /** What was probably meant. */
  readonly near?: string | undefined;
  /** What the name that stands before can be compared with. */
  readonly type?: NamedType;
  /** The greatest number that it can be. */
  readonly most?: number | undefined;
}

interface Words {
  readonly what: Localized;
  readonly hint: Localized;
}

const WORDS: Readonly<Record<FaultCode, Words>> = {
  long: {
    what: { en: 'This filter is too long.', zh: '过滤条件太长。' },
    hint: { en: '2,000 characters are the most.', zh: '最多 2000 个字符。' },
  },
  deep: {
    what: { en: 'Too many parentheses inside each other.', zh: '括号嵌套太深。' },
    hint: { en: 'One hundred levels are the most.', zh: '最多嵌套一百层。' },
  },
  sign: {
    what: { en: '“{found}” has no meaning here.', zh: '这里不认识“{found}”。' },
    hint: {
      en: 'Put text in straight double quotes: dns.qry.name contains "example".',
      zh: '文字要放在英文双引号里：dns.qry.name contains "example"；括号和引号都用半角。',
    },
  },
  'open-quote': {
    what: { en: 'The quotation mark is not closed.', zh: '引号没有闭合。' },
    hint: { en: 'End the text with ".', zh: '在文字末尾补上 "。' },
  },
  'name-missing': {
    what: { en: 'A protocol or a field is missing here.', zh: '这里缺少协议名或字段名。' },
    hint: { en: 'For example: tcp, ip.addr == 10.0.0.2', zh: '例如：tcp、ip.addr == 10.0.0.2' },
  },
  'value-missing': {
    what: { en: 'A value is missing here.', zh: '这里缺少一个值。' },
    hint: { en: 'For example: {example}', zh: '例如：{example}' },
  },
  'open-paren': {
    what: { en: 'A parenthesis is not closed.', zh: '括号没有闭合。' },
    hint: { en: 'Add ) here.', zh: '在这里补上 )。' },
  },
  'open-set': {
    what: { en: 'The set is not closed.', zh: '集合没有闭合。' },
    hint: { en: 'Add } here.', zh: '在这里补上 }。' },
  },
  'empty-set': {
    what: {
      en: 'The set is empty, so no packet can match.',
      zh: '集合是空的，什么分组都不会符合。',
    },
    hint: { en: 'For example: tcp.port in {80, 443}', zh: '例如：tcp.port in {80, 443}' },
  },
  'set-missing': {
    what: { en: 'A set is missing after “in”.', zh: 'in 后面缺少集合。' },
    hint: {
      en: 'In braces: tcp.port in {80, 443, 8000..8080}',
      zh: '写在花括号里：tcp.port in {80, 443, 8000..8080}',
    },
  },
  'join-missing': {
    what: {
      en: '“{found}” does not follow from what stands before.',
      zh: '“{found}”和前面的内容接不上。',
    },
    hint: {
      en: 'Join two conditions by && (and) or || (or).',
      zh: '两个条件之间用 &&（且）或 ||（或）连接。',
    },
  },
  'unknown-name': {
    what: { en: 'There is no field “{found}”.', zh: '没有“{found}”这个字段。' },
    hint: {
      en: 'Names are Wireshark’s: ip.addr, tcp.port, tcp.flags.syn …',
      zh: '字段名与 Wireshark 相同：ip.addr、tcp.port、tcp.flags.syn……',
    },
  },
  'bad-value': {
    what: { en: '“{found}” is not {kind}.', zh: '“{found}”不是{kind}。' },
    hint: { en: 'For example: {example}', zh: '例如：{example}' },
  },
  'bad-number': {
    what: { en: 'No packet has {found} there.', zh: '这个字段不可能是 {found}。' },
    hint: { en: 'It is a number from 0 to {most}.', zh: '取值范围是 0 到 {most}。' },
  },
  'bad-range': {
    what: { en: 'The range {found} ends before it begins.', zh: '范围 {found} 的终点小于起点。' },
    hint: { en: 'The smaller value comes first: 80..443', zh: '小的值在前：80..443' },
  },
  'bad-relation': {
    what: {
      en: '“{found}” cannot be asked of {kind}.',
      zh: '“{found}”不能用于{kind}。',
    },
    hint: { en: 'Here one can ask: {example}', zh: '这里可以用：{example}' },
  },
};

const KINDS: Readonly<Record<NamedType, Localized>> = {
  number: { en: 'a number', zh: '数字' },
  hex: { en: 'a number', zh: '数字' },
  seconds: { en: 'a number of seconds', zh: '秒数' },
  flag: { en: 'a flag (0 or 1)', zh: '标志位（0 或 1）' },
  ipv4: { en: 'an IPv4 address', zh: ' IPv4 地址' },
  mac: { en: 'a MAC address', zh: ' MAC 地址' },
  text: { en: 'text in quotation marks', zh: '带引号的文字' },
  bytes: { en: 'bytes', zh: '字节串' },
  protocol: { en: 'a protocol', zh: '协议' },
};

const EXAMPLES: Readonly<Record<NamedType, string>> = {
  ...{ number: '80', hex: '0x0800', seconds: '0.25', flag: '1', ipv4: '10.0.0.2, 10.0.0.0/24' },
  ...{ mac: '02:00:00:00:00:01', text: '"example"', bytes: '"GET", 47:45:54', protocol: '"GET"' },
};

const RELATIONS: Readonly<Record<NamedType, string>> = {
  ...{ number: '== != > < >= <= & in', hex: '== != > < >= <= & in', seconds: '== != > < >= <= in' },
  ...{ flag: '== !=', ipv4: '== != > < >= <= in', mac: '== != in', text: '== != contains in' },
  ...{ bytes: '== != contains', protocol: 'contains' },
};

const NOT_NEGATIVE: Localized = { en: 'It is never less than 0.', zh: '它不会小于 0。' };
const NEAR: Localized = { en: 'Did you mean {near}?', zh: '是不是想写 {near}？' };

function hintOf({ code, near, most }: FilterFault): Localized {
  if (near !== undefined) return NEAR;
  return code === 'bad-number' && most === undefined ? NOT_NEGATIVE : WORDS[code].hint;
}

const spelt = ({ type, most = 0 }: FilterFault): string =>
  type === 'hex' ? `0x${most.toString(16)}` : String(most);

/** What is wrong, and what would be right. */
export function faultWords(fault: FilterFault): Words {
  const { what } = WORDS[fault.code];
  const { type = 'number', found = '', near } = fault;
  const most = spelt(fault);
  const example = fault.code === 'bad-relation' ? RELATIONS[type] : EXAMPLES[type];
  const say = (text: Localized): Localized => ({
    en: fill(text.en, { found, example, most, kind: KINDS[type].en, near: near ?? '' }),
    zh: fill(text.zh, { found, example, most, kind: KINDS[type].zh, near: near ?? '' }),
  });
  return { what: say(what), hint: say(hintOf(fault)) };
}
