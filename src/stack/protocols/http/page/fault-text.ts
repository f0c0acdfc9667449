/** The words of what can be wrong with a message. A missing one does not compile. */
import type { Localized } from '../../../core/localized.ts';
import { type RfcRef, rfc } from '../../../core/rfc.ts';
import type { HttpFaultCode } from '../fault.ts';

interface FaultText {
  readonly what: Localized;
  readonly ref: RfcRef;
}

const FRAMING = rfc(9112, '6.3');
const CHUNKS = rfc(9112, '7.1');
const FIELDS = rfc(9112, '5.1');

export const faultTexts: Readonly<Record<HttpFaultCode, FaultText>> = {
  'line-too-long': {
    what: { en: 'A line goes on for longer than is read.', zh: '某一行超过了所读取的最大长度。' },
    ref: rfc(9112, '3'),
  },
  'target-too-long': {
    what: { en: 'The request target is too long.', zh: '请求目标过长。' },
    ref: rfc(9110, '15.5.15'),
  },
  'fields-too-large': {
    what: {
      en: 'There are too many header fields, or they are too long.',
      zh: '首部字段过多或过长。',
    },
    ref: rfc(6585, '5'),
  },
  'request-line': {
    what: {
      en: 'The first line is not a method, a target and a version with one space between each.',
      zh: '首行不是“方法 目标 版本”，且各以一个空格隔开。',
    },
    ref: rfc(9112, '3'),
  },
  'status-line': {
    what: {
      en: 'The first line is not a version, a code of three digits and a reason.',
      zh: '首行不是“版本 三位状态码 原因短语”。',
    },
    ref: rfc(9112, '4'),
  },
  version: {
    what: { en: 'The version is none of HTTP/1.', zh: '版本不属于 HTTP/1。' },
    ref: rfc(9110, '15.6.6'),
  },
  'field-line': {
    what: {
      en: 'A line of the header is not a name, a colon and a value.',
      zh: '首部中有一行不是“名称：值”。',
    },
    ref: rfc(9112, '5'),
  },
  'space-before-colon': {
    what: {
      en: 'White space stands before a colon: some would read another name.',
      zh: '冒号前有空白，不同的接收者可能读出不同的字段名。',
    },
    ref: FIELDS,
  },
  folded: {
    what: {
      en: 'A line begins with white space, as if it went on with the one before.',
      zh: '某一行以空白开头，像是上一行的延续（折行已废弃）。',
    },
    ref: rfc(9112, '5.2'),
  },
  'control-character': {
    what: { en: 'A control character stands in a line.', zh: '某一行中含有控制字符。' },
    ref: rfc(9110, '5.5'),
  },
  'host-missing': {
    what: {
      en: 'A request of HTTP/1.1 does not say which host it is for.',
      zh: 'HTTP/1.1 请求没有 Host 字段。',
    },
    ref: rfc(9112, '3.2'),
  },
  'host-twice': {
    what: { en: 'A request names its host twice.', zh: '请求中有两个 Host 字段。' },
    ref: rfc(9112, '3.2'),
  },
  'length-invalid': {
    what: { en: 'Content-Length is no number.', zh: 'Content-Length 不是数字。' },
    ref: FRAMING,
  },
  'lengths-differ': {
    what: {
      en: 'Content-Length says two different things, so nobody knows where the body ends.',
      zh: 'Content-Length 给出了两个不同的值，正文在哪里结束无法确定。',
    },
    ref: FRAMING,
  },
  'length-and-coding': {
    what: {
      en: 'Content-Length and Transfer-Encoding are both there: whoever follows the one reads another request than whoever follows the other.',
      zh: '同时有 Content-Length 和 Transfer-Encoding：各按其一的两个接收者会读出不同的请求。',
    },
    ref: FRAMING,
  },
  'coding-too-early': {
    what: {
      en: 'Transfer-Encoding stands in a message of HTTP/1.0, which does not know it.',
      zh: 'HTTP/1.0 的报文中有 Transfer-Encoding，而该版本不认识它。',
    },
    ref: rfc(9112, '6.1'),
  },
  'coding-unknown': {
    what: { en: 'The transfer coding is not one that is known here.', zh: '不认识这种传输编码。' },
    ref: rfc(9112, '6.1'),
  },
  'coding-order': {
    what: {
      en: 'The last transfer coding is not “chunked”, so nothing says where the body ends.',
      zh: '最后一个传输编码不是 chunked，没有什么说明正文在哪里结束。',
    },
    ref: FRAMING,
  },
  'chunk-size': {
    what: {
      en: 'The size of a chunk is not a hexadecimal number in a line of its own.',
      zh: '块的大小不是单独成行的十六进制数。',
    },
    ref: CHUNKS,
  },
  'chunk-end': {
    what: { en: 'A chunk does not end where its size says.', zh: '块没有在其大小所示之处结束。' },
    ref: CHUNKS,
  },
  'body-too-large': {
    what: { en: 'The body is larger than is taken here.', zh: '正文超过这里所接受的大小。' },
    ref: rfc(9110, '15.5.14'),
  },
  'cut-off': {
    what: {
      en: 'The connection ends inside the message: it is not whole.',
      zh: '连接在报文中途结束，报文不完整。',
    },
    ref: rfc(9112, '8'),
  },
};
