/** The words of DHCP’s fields (RFC 2131 §2) and options (RFC 2132). */
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { FieldText } from '../../../wire/text/types.ts';
import type { AT } from '../message.ts';

const FIELDS = rfc(2131, '2');
const text = (
  label: Localized,
  meaning: Localized,
  values?: Readonly<Record<number, Localized>>,
): FieldText => ({ label, meaning, ref: FIELDS, ...(values && { values }) });

export const dhcpText: FieldText = text(
  { en: 'Dynamic Host Configuration Protocol', zh: '动态主机配置协议（DHCP）' },
  {
    en: 'How a host asks for an address and what else it needs, and how a server gives it for a time.',
    zh: '主机由此请求地址及其他配置，服务器由此把它们租给主机一段时间。',
  },
);

export type FixedField = Exclude<keyof typeof AT, 'options'>;

export const fixedTexts: Readonly<Record<FixedField, FieldText>> = {
  op: text(
    { en: 'Operation', zh: '操作' },
    { en: 'Who speaks: a client, or a server.', zh: '是客户端还是服务器在说话。' },
    { 1: { en: 'from a client', zh: '来自客户端' }, 2: { en: 'from a server', zh: '来自服务器' } },
  ),
  htype: text(
    { en: 'Hardware type', zh: '硬件类型' },
    { en: 'What kind of address the card has.', zh: '网卡地址的种类。' },
    { 1: { en: 'Ethernet', zh: '以太网' } },
  ),
  hlen: text(
    { en: 'Hardware address length', zh: '硬件地址长度' },
    { en: 'In octets: 6 for Ethernet.', zh: '以字节计，以太网为 6。' },
  ),
  hops: text(
    { en: 'Hops', zh: '跳数' },
    { en: 'How many relays have passed it on.', zh: '经过了多少个中继。' },
  ),
  xid: text(
    { en: 'Transaction', zh: '事务标识' },
    {
      en: 'A random number of the client’s, by which it knows the answers to its own questions.',
      zh: '客户端选的随机数，凭它认出给自己的应答。',
    },
  ),
  secs: text(
    { en: 'Seconds', zh: '秒数' },
    { en: 'How long the client has been at it.', zh: '客户端已经尝试了多久。' },
  ),
  flags: text(
    { en: 'Flags', zh: '标志' },
    {
      en: 'The first bit asks for broadcast answers: the client cannot receive others as yet.',
      zh: '首位请求以广播应答：客户端此时还收不到单播。',
    },
    { 0: { en: 'none', zh: '无' }, 32768: { en: 'answer by broadcast', zh: '以广播应答' } },
  ),
  ciaddr: text(
    { en: 'Client address (ciaddr)', zh: '客户端地址（ciaddr）' },
    { en: 'The address that the client is using already.', zh: '客户端正在使用的地址。' },
  ),
  yiaddr: text(
    { en: 'Your address (yiaddr)', zh: '分配地址（yiaddr）' },
    { en: 'The address that the client is given.', zh: '分给客户端的地址。' },
  ),
  siaddr: text(
    { en: 'Next server (siaddr)', zh: '下一服务器（siaddr）' },
    { en: 'From where to load a system, if at all.', zh: '需要网络启动时，从哪里取系统。' },
  ),
  giaddr: text(
    { en: 'Relay address (giaddr)', zh: '中继地址（giaddr）' },
    {
      en: 'The relay’s address on the client’s network. It tells the server which network that is.',
      zh: '中继在客户端所在网络上的地址，服务器由此得知是哪个网络。',
    },
  ),
  chaddr: text(
    { en: 'Client hardware address (chaddr)', zh: '客户端硬件地址（chaddr）' },
    { en: 'The card that wants an address.', zh: '要地址的那块网卡。' },
  ),
  sname: text(
    { en: 'Server name', zh: '服务器名' },
    { en: 'Rarely used; options may continue here.', zh: '很少用，选项放不下时可延续到这里。' },
  ),
  file: text(
    { en: 'Boot file', zh: '引导文件名' },
    { en: 'Rarely used; options may continue here.', zh: '很少用，选项放不下时可延续到这里。' },
  ),
  cookie: text(
    { en: 'Magic cookie', zh: '魔数' },
    { en: 'Says that options follow.', zh: '表示后面是选项。' },
  ),
};

const option = (section: string, label: Localized, meaning: Localized): FieldText => ({
  label,
  meaning,
  ref: rfc(2132, section),
});

export const optionsText: FieldText = option(
  '2',
  { en: 'Options', zh: '选项' },
  {
    en: 'Code, length and data of each, up to the option 255.',
    zh: '每项为代码、长度、数据，到代码 255 为止。',
  },
);

export const unknownOption: FieldText = option(
  '2',
  { en: 'Option', zh: '选项' },
  { en: 'One that is passed over here.', zh: '这里不解读的选项。' },
);

export const optionTexts: Readonly<Record<number, FieldText>> = {
  1: option(
    '3.3',
    { en: 'Subnet mask', zh: '子网掩码' },
    { en: 'How much of the address names the network.', zh: '地址中哪些位表示网络。' },
  ),
  3: option(
    '3.5',
    { en: 'Routers', zh: '路由器' },
    {
      en: 'The client’s ways out of its network, the best first.',
      zh: '客户端离开本网络的出口，优先者在前。',
    },
  ),
  6: option(
    '3.8',
    { en: 'Name servers', zh: '域名服务器' },
    { en: 'Whom the client can ask for names.', zh: '客户端可向谁查询域名。' },
  ),
  12: option(
    '3.14',
    { en: 'Host name', zh: '主机名' },
    { en: 'What the client is called.', zh: '客户端的名字。' },
  ),
  50: option(
    '9.1',
    { en: 'Requested address', zh: '请求的地址' },
    {
      en: 'The address that the client would like, or has chosen.',
      zh: '客户端想要或选定的地址。',
    },
  ),
  51: option(
    '9.2',
    { en: 'Lease time', zh: '租期' },
    { en: 'How long the address is given for, in seconds.', zh: '地址租用多久，以秒计。' },
  ),
  52: option(
    '9.3',
    { en: 'Overload', zh: '选项延续' },
    { en: 'Options continue in the fields for names.', zh: '选项延续到名称字段里。' },
  ),
  53: option(
    '9.6',
    { en: 'Message type', zh: '报文类型' },
    { en: 'Which step of the exchange this is.', zh: '这是交互中的哪一步。' },
  ),
  54: option(
    '9.7',
    { en: 'Server identifier', zh: '服务器标识' },
    { en: 'Which server offers, or has been chosen.', zh: '提供租约或被选中的服务器。' },
  ),
  55: option(
    '9.8',
    { en: 'Parameters wanted', zh: '参数请求表' },
    {
      en: 'The codes of the options that the client would like to have.',
      zh: '客户端希望得到哪些选项。',
    },
  ),
  56: option(
    '9.9',
    { en: 'Message', zh: '说明文字' },
    { en: 'Words for a person.', zh: '给人看的文字。' },
  ),
  58: option(
    '9.11',
    { en: 'Renewal time (T1)', zh: '续租时间（T1）' },
    {
      en: 'After so many seconds the client asks its server for more time.',
      zh: '过这么多秒后，客户端向原服务器续租。',
    },
  ),
  59: option(
    '9.12',
    { en: 'Rebinding time (T2)', zh: '重新绑定时间（T2）' },
    { en: 'After so many seconds it asks every server.', zh: '过这么多秒后，改向所有服务器请求。' },
  ),
  61: option(
    '9.14',
    { en: 'Client identifier', zh: '客户端标识' },
    {
      en: 'By what the server knows the client, in place of its card.',
      zh: '服务器凭它而不是网卡地址认客户端。',
    },
  ),
};
