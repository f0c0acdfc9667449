/** The words of the parts of a message. */
import { rfc } from '../../../core/rfc.ts';
import type { FieldText } from '../../../wire/text/types.ts';

export const httpText: FieldText = {
  label: { en: 'Hypertext Transfer Protocol', zh: '超文本传送协议（HTTP）' },
  meaning: {
    en: 'A request or a response: a line, header fields, an empty line, and perhaps a body.',
    zh: '请求或响应：一个首行、若干首部字段、一个空行，可能还有正文。',
  },
  ref: rfc(9112, '2.1'),
};

export type PartName =
  | 'requestLine'
  | 'statusLine'
  | 'method'
  | 'target'
  | 'version'
  | 'status'
  | 'reason'
  | 'field'
  | 'headEnd'
  | 'body';

export const partTexts: Readonly<Record<PartName, FieldText>> = {
  requestLine: {
    label: { en: 'Request line', zh: '请求行' },
    meaning: { en: 'What is to be done with which resource.', zh: '要对哪个资源做什么。' },
    ref: rfc(9112, '3'),
  },
  statusLine: {
    label: { en: 'Status line', zh: '状态行' },
    meaning: { en: 'What came of the request.', zh: '请求的结果。' },
    ref: rfc(9112, '4'),
  },
  method: {
    label: { en: 'Method', zh: '方法' },
    meaning: {
      en: 'What is to be done: GET reads, POST hands in, PUT puts.',
      zh: '要做什么：GET 读取，POST 提交，PUT 放置。',
    },
    ref: rfc(9110, '9'),
  },
  target: {
    label: { en: 'Request target', zh: '请求目标' },
    meaning: {
      en: 'The resource: the URL without scheme and host.',
      zh: '资源：URL 去掉协议和主机的部分。',
    },
    ref: rfc(9112, '3.2'),
  },
  version: {
    label: { en: 'Version', zh: '版本' },
    meaning: { en: 'The highest version that the sender speaks.', zh: '发送方所支持的最高版本。' },
    ref: rfc(9112, '2.3'),
  },
  status: {
    label: { en: 'Status code', zh: '状态码' },
    meaning: {
      en: 'The first digit says the class: 2 it worked, 3 look elsewhere, 4 your mistake, 5 mine.',
      zh: '首位数字表示类别：2 成功，3 另寻他处，4 客户出错，5 服务器出错。',
    },
    ref: rfc(9110, '15'),
  },
  reason: {
    label: { en: 'Reason phrase', zh: '原因短语' },
    meaning: {
      en: 'The same for people; programs pass over it.',
      zh: '给人看的说明，程序不理会。',
    },
    ref: rfc(9112, '4'),
  },
  field: {
    label: { en: 'Header field', zh: '首部字段' },
    meaning: {
      en: 'A name, a colon and a value, in a line of its own.',
      zh: '独占一行的“名称：值”。',
    },
    ref: rfc(9112, '5'),
  },
  headEnd: {
    label: { en: 'Empty line', zh: '空行' },
    meaning: { en: 'The header ends here.', zh: '首部到此结束。' },
    ref: rfc(9112, '2.1'),
  },
  body: {
    label: { en: 'Body', zh: '正文' },
    meaning: {
      en: 'What is carried, as far as this packet has it.',
      zh: '所传送的内容，到本分组为止的部分。',
    },
    ref: rfc(9112, '6'),
  },
};
