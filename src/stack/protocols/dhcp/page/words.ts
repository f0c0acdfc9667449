/** The words of what programs that speak DHCP do. */
import { formatIpv4, formatMac } from '../../../core/addresses.ts';
import { SECOND } from '../../../core/instant.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { MessageType } from '../codes.ts';
import type {
  ClientChange,
  ClientState,
  DhcpDiscardReason,
  dhcpEvents,
  LeaseState,
} from '../events.ts';
import { faultTexts } from './problems.ts';

const TABLE = rfc(2131, '4.3.1');
const CLIENT = rfc(2131, '4.4');
/** Option 6. */
const NAMES = rfc(2132, '3.8');

/** What a message is for (RFC 2131 §3.1, table 2). */
const MEANS: Readonly<Record<MessageType, Localized>> = {
  DISCOVER: { en: 'is there anybody who gives addresses?', zh: '有谁能分配地址？' },
  OFFER: { en: 'a server offers an address', zh: '服务器提供一个地址' },
  REQUEST: {
    en: 'the client wants this address, or wants to keep it',
    zh: '客户端要这个地址，或要继续用它',
  },
  DECLINE: { en: 'somebody has that address already', zh: '这个地址已有别的主机在用' },
  ACK: { en: 'the address is given', zh: '地址租给客户端' },
  NAK: { en: 'the client may not have that address', zh: '客户端不能用这个地址' },
  RELEASE: { en: 'the client gives the address back', zh: '客户端归还地址' },
  INFORM: {
    en: 'the client has an address and wants the rest',
    zh: '客户端已有地址，只要其余配置',
  },
};

const LEASES: Readonly<Record<LeaseState, Localized>> = {
  probed: {
    en: 'the server asks by ICMP whether somebody has it',
    zh: '服务器先用 ICMP 探问是否已有人用',
  },
  offered: {
    en: 'it is kept for the card while the client decides',
    zh: '在客户端决定之前先为它保留',
  },
  bound: { en: 'it belongs to the card until the lease ends', zh: '租期之内归这块网卡' },
  free: { en: 'nobody wanted it, and it can be given again', zh: '没有人要，可再分配' },
  expired: { en: 'the lease has ended without being renewed', zh: '租期已到，没有续租' },
  released: { en: 'the client has given it back', zh: '客户端已归还' },
  declined: { en: 'its client says that somebody has it already', zh: '客户端说已有别的主机在用' },
  'in-use': { en: 'somebody answers at it who has no lease', zh: '有没有租约的主机在用它' },
};

const STATES: Readonly<Record<ClientState, Localized>> = {
  INIT: { en: 'it has no address', zh: '没有地址' },
  SELECTING: { en: 'it waits for offers', zh: '等待服务器提供地址' },
  REQUESTING: {
    en: 'it has chosen an offer and waits for the server’s word',
    zh: '已选定，等服务器确认',
  },
  'INIT-REBOOT': {
    en: 'it remembers its address, and will ask for it again when it can',
    zh: '记得原来的地址，等能通信时再确认',
  },
  REBOOTING: {
    en: 'it asks whether the address that it remembers is still good here',
    zh: '询问记得的地址在这里是否还能用',
  },
  BOUND: { en: 'it uses the address', zh: '使用这个地址' },
  RENEWING: {
    en: 'half of the time is over: it asks its server for more',
    zh: '租期过半，向原服务器续租',
  },
  REBINDING: {
    en: 'its server has kept silent: it asks every server',
    zh: '原服务器没有回音，改向所有服务器请求',
  },
};

/** What led there, as the beginning of a sentence. */
const CHANGES: Readonly<Record<ClientChange, Localized>> = {
  start: { en: 'The client begins', zh: '客户端开始工作' },
  'select offer': { en: 'It takes the first offer', zh: '采用最先收到的地址' },
  'rcv DHCPACK': { en: 'A server has said DHCPACK', zh: '服务器回以 DHCPACK' },
  'rcv DHCPACK (not accept.)': {
    en: 'A server has said DHCPACK, but another host has the address',
    zh: '服务器虽已回以 DHCPACK，却有别的主机在用这个地址',
  },
  'rcv DHCPNAK': { en: 'A server has said DHCPNAK', zh: '服务器回以 DHCPNAK' },
  'T1 expires': { en: 'T1 has come, the time to renew', zh: 'T1 已到，该续租了' },
  'T2 expires': {
    en: 'T2 has come without an answer from its server',
    zh: 'T2 已到，原服务器仍无回音',
  },
  'lease expired': { en: 'The lease has ended', zh: '租约已到期' },
  'no answer': { en: 'Nobody has answered its requests', zh: '多次请求都无人应答' },
  'no answer, lease valid': {
    en: 'Nobody has answered, and the lease is not over',
    zh: '无人应答，但租约尚未到期',
  },
  renew: { en: 'It was told to renew before T1', zh: '不等 T1，用户要求提前续租' },
  RELEASE: { en: 'It has given the address back', zh: '地址已归还' },
  stop: { en: 'It was stopped', zh: '客户端被停止' },
  'address conflict': {
    en: 'Another host claims the address as well',
    zh: '另一台主机也声称拥有这个地址',
  },
  'link down': { en: 'The link is down', zh: '链路断开' },
};

const DISCARDED: Readonly<Record<DhcpDiscardReason, Localized>> = {
  ...faultTexts,
  'not-for-us': { en: 'it belongs to another exchange', zh: '属于另一次交互' },
  'not-expected': { en: 'nothing of the kind is expected now', zh: '此时不该收到它' },
  'other-server': { en: 'the client has chosen another server', zh: '客户端选了另一台服务器' },
  'unknown-client': {
    en: 'this server does not know the client; another may',
    zh: '本服务器不认识这个客户端，别的服务器也许认识',
  },
  'pool-empty': { en: 'every address is taken', zh: '地址已分完' },
  'other-network': {
    en: 'this server has no addresses of that network',
    zh: '本服务器没有那个网络的地址',
  },
  'too-many-hops': { en: 'it has been relayed too often', zh: '中继次数过多' },
  incomplete: { en: 'it lacks what a client needs', zh: '缺少客户端所需的内容' },
  barred: {
    en: 'this client must never take that address',
    zh: '这个地址已设定为绝不使用',
  },
};

const moved = (
  event: { message: MessageType; peer: number; address: number; mac: number },
  node: Localized,
) => ({
  node,
  message: event.message,
  peer: formatIpv4(event.peer),
  mac: formatMac(event.mac),
  means: MEANS[event.message],
});

export const dhcpWords: WordsFor<typeof dhcpEvents> = {
  'dhcp.sent': {
    source: 'application',
    label: { en: 'a DHCP message was sent', zh: '发出 DHCP 报文' },
    why: (event, { node }) =>
      sentence(
        '{node} sends DHCP {message} to {peer}, about the card {mac}: {means}.',
        '{node} 向 {peer} 发出 DHCP {message}，关于网卡 {mac}：{means}。',
        moved(event, node),
        rfc(2131, '3.1'),
      ),
    say: ({ message, peer }, { node }) =>
      sentence('{node} sends DHCP {message} to {peer}', '{node} 向 {peer} 发出 DHCP {message}', {
        ...{ node, message, peer: formatIpv4(peer) },
      }),
  },
  'dhcp.received': {
    source: 'application',
    label: { en: 'a DHCP message came', zh: '收到 DHCP 报文' },
    why: (event, { node }) =>
      sentence(
        '{node} has DHCP {message} from {peer}, about the card {mac}: {means}.',
        '{node} 收到 {peer} 的 DHCP {message}，关于网卡 {mac}：{means}。',
        moved(event, node),
        rfc(2131, '3.1'),
      ),
    say: ({ message, peer }, { node }) =>
      sentence(
        '{node} receives DHCP {message} from {peer}',
        '{node} 收到 {peer} 的 DHCP {message}',
        {
          ...{ node, message, peer: formatIpv4(peer) },
        },
      ),
  },
  'dhcp.relayed': {
    source: 'application',
    label: { en: 'a DHCP message was relayed', zh: '中继 DHCP 报文' },
    why: (event, { node }) =>
      sentence(
        '{node} passes DHCP {message} about the card {mac} on to {peer}: broadcasts end at a router, so that a server elsewhere needs a relay.',
        '{node} 把关于网卡 {mac} 的 DHCP {message} 转给 {peer}：广播到路由器为止，服务器在别处时就要有中继。',
        moved(event, node),
        rfc(1542, '4.1'),
      ),
    say: ({ message, peer }, { node }) =>
      sentence('{node} relays DHCP {message} to {peer}', '{node} 把 DHCP {message} 转给 {peer}', {
        ...{ node, message, peer: formatIpv4(peer) },
      }),
  },
  'dhcp.discarded': {
    source: 'application',
    label: { en: 'a DHCP message was put aside', zh: '丢弃 DHCP 报文' },
    why: ({ why }, { node }) =>
      sentence(
        '{node} does nothing with this message: {why}.',
        '{node} 不理会这个报文：{why}。',
        { node, why: DISCARDED[why] },
        rfc(2131, '4.3'),
      ),
    say: ({ why }, { node }) =>
      sentence('{node} puts a DHCP message aside: {why}', '{node} 丢弃一个 DHCP 报文：{why}', {
        ...{ node, why: DISCARDED[why] },
      }),
  },
  'dhcp.lease': {
    source: 'application',
    label: { en: 'a lease changed', zh: '租约变化' },
    why: ({ address, mac, state, until }, { node }) => {
      const values = {
        ...{ node, address: formatIpv4(address), mac: formatMac(mac), why: LEASES[state] },
        time: Math.round(until / SECOND),
      };
      return until === 0
        ? sentence(
            '{address}, last for the card {mac}, is “{why}” in the table of {node}.',
            '{node} 的租约表：{address}（最近属于网卡 {mac}）——{why}。',
            values,
            TABLE,
          )
        : sentence(
            '{address}, for the card {mac}, is “{why}” in the table of {node}, until second {time}.',
            '{node} 的租约表：{address}（网卡 {mac}）——{why}，到第 {time} 秒为止。',
            values,
            TABLE,
          );
    },
    ask: ({ address }) =>
      sentence('Who may have {address}, and why?', '{address} 归谁用，为什么？', {
        address: formatIpv4(address),
      }),
    say: ({ address, state }, { node }) =>
      sentence('{node} notes of {address}: {why}', '{node} 记下 {address}：{why}', {
        ...{ node, address: formatIpv4(address), why: LEASES[state] },
      }),
  },
  'dhcp.client': {
    source: 'application',
    label: { en: 'the DHCP client is in another state', zh: 'DHCP 客户端状态变化' },
    why: ({ from, event, state, address }, { node }) =>
      sentence(
        '{change}: the client on {node} goes from {from} to {state} (address {address}): {why}.',
        '{change}：{node} 上的客户端从 {from} 转到 {state}（地址 {address}）：{why}。',
        {
          ...{ node, from, state, address: formatIpv4(address) },
          ...{ change: CHANGES[event], why: STATES[state] },
        },
        CLIENT,
      ),
    say: ({ state }, { node }) =>
      sentence('the DHCP client on {node} is in {state}', '{node} 上的 DHCP 客户端进入 {state}', {
        ...{ node, state },
      }),
  },
  'dhcp.names': {
    source: 'application',
    label: { en: 'whom the host asks for names', zh: '主机的域名服务器变化' },
    why: ({ servers, server }, { node }) => {
      const values = { node, servers, server: formatIpv4(server) };
      return servers === ''
        ? sentence(
            'The address is no longer in use, and with it go the name servers that {server} told {node}: whoever asks for a name must say whom.',
            '地址不再使用，{server} 告诉 {node} 的域名服务器也随之失效：再查域名，就要指明服务器。',
            values,
            NAMES,
          )
        : sentence(
            'With the address, {server} tells {node} its name servers: {servers}. Programs on {node} ask them, the first one first, unless they are told whom.',
            '{server} 在分配地址时也告诉 {node} 域名服务器：{servers}。{node} 上的程序如未指明服务器，就依次向它们查询。',
            values,
            NAMES,
          );
    },
    say: ({ servers }, { node }) =>
      servers === ''
        ? sentence('{node} has no name server any longer', '{node} 不再有域名服务器', { node })
        : sentence('{node} now asks {servers} for names', '{node} 此后向 {servers} 查询域名', {
            ...{ node, servers },
          }),
  },
};
