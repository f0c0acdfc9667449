/** What programs that speak DHCP know, for the map: a server’s leases, and the lease of a client. */
import { formatIpv4, formatMac } from '../../../core/addresses.ts';
import type { Instant } from '../../../core/instant.ts';
import type { Localized } from '../../../core/localized.ts';
import type { NodeTable, TableCell } from '../../../trace/page/table.ts';
import '../events.ts';
import type { ClientChange, ClientState, LeaseState } from '../events.ts';

const NONE = '–';
const FOREVER: Localized = { en: 'for ever', zh: '永久' };
const ADDRESS: Localized = { en: 'Address', zh: '地址' };
const STATE: Localized = { en: 'State', zh: '状态' };

const LEASES: Readonly<Record<LeaseState, Localized>> = {
  probed: { en: 'being probed', zh: '探测中' },
  offered: { en: 'offered', zh: '已提供' },
  bound: { en: 'leased', zh: '已出租' },
  free: { en: 'free', zh: '空闲' },
  expired: { en: 'expired', zh: '已到期' },
  released: { en: 'given back', zh: '已归还' },
  declined: { en: 'declined: somebody has it', zh: '被拒：已有人用' },
  'in-use': { en: 'in use without a lease', zh: '无租约却有人用' },
};

/** What is remembered of a client that has nothing: it gets the same address again (RFC 2131 §4.3.1). */
const PAST: ReadonlySet<LeaseState> = new Set(['expired', 'released']);

const leases: NodeTable = {
  id: 'dhcp.leases',
  title: { en: 'DHCP leases', zh: 'DHCP 租约表' },
  layer: 'application',
  order: 60,
  columns: [
    { label: ADDRESS, mono: true },
    { label: { en: 'Client', zh: '客户端' }, mono: true },
    { label: STATE },
    { label: { en: 'Until', zh: '截止' } },
  ],
  of: ({ host }) => host,
  readers: {
    'dhcp.lease': ({ address, mac, state, until }, rows) => {
      const key = formatIpv4(address);
      if (state === 'free') {
        rows.remove(key, { en: 'its client went elsewhere', zh: '客户端没有要它' });
        return;
      }
      const end = PAST.has(state) ? NONE : endText(until);
      rows.put(key, [key, formatMac(mac), LEASES[state], end]);
    },
  },
  uses(field, rows) {
    const given = field('dhcp', 'yiaddr');
    const key = given === undefined ? '' : formatIpv4(given);
    return rows.some((row) => row.key === key) ? key : undefined;
  },
  compare: (a, b) => numberOf(a.key) - numberOf(b.key),
};

const endText = (until: Instant): TableCell => (until === 0 ? FOREVER : { until });

/** The number that an address is: 10.0.0.9 stands before 10.0.0.100. */
const numberOf = (address: string): number =>
  address.split('.').reduce((sum, octet) => 256 * sum + Number(octet), 0);

/** In these states a client has a lease; before them it has an offer at most (RFC 2131 §4.4, figure 5). */
const HAS_LEASE: ReadonlySet<ClientState> = new Set([
  ...(['INIT-REBOOT', 'REBOOTING', 'BOUND', 'RENEWING', 'REBINDING'] as const),
]);

/** How a client comes to have nothing. */
const GONE: Readonly<Partial<Record<ClientChange, Localized>>> = {
  RELEASE: { en: 'given back', zh: '已归还' },
  'rcv DHCPACK (not accept.)': { en: 'somebody has it already', zh: '已有别的主机在用' },
  'address conflict': { en: 'somebody else claims it', zh: '别的主机也声称拥有它' },
  'rcv DHCPNAK': { en: 'refused by the server', zh: '服务器不同意' },
  'lease expired': { en: 'the lease has ended', zh: '租约已到期' },
  'no answer': { en: 'no server answered', zh: '没有服务器应答' },
  'link down': { en: 'the link is down', zh: '链路断开' },
  stop: { en: 'the client was stopped', zh: '客户端被停止' },
};

const client: NodeTable = {
  id: 'dhcp.client',
  title: { en: 'DHCP client', zh: 'DHCP 客户端' },
  layer: 'application',
  order: 61,
  columns: [
    { label: ADDRESS, mono: true },
    { label: STATE, mono: true },
    { label: { en: 'Server', zh: '服务器' }, mono: true },
    { label: { en: 'Renews (T1)', zh: '续租（T1）' } },
    { label: { en: 'Rebinds (T2)', zh: '重新绑定（T2）' } },
    { label: { en: 'Ends', zh: '到期' } },
  ],
  of: ({ host }) => host,
  readers: {
    'dhcp.client': (event, rows) => {
      const { process, state, address, server, renewAt, rebindAt, until } = event;
      if (state === 'INIT') {
        rows.remove(String(process), GONE[event.event]);
        return;
      }
      const times = [renewAt, rebindAt, until].map((at) =>
        HAS_LEASE.has(state) ? endText(at) : NONE,
      );
      const known =
        address === 0 ? [NONE, state, NONE] : [formatIpv4(address), state, formatIpv4(server)];
      rows.put(String(process), [...known, ...times]);
    },
  },
};

export const tables: readonly NodeTable[] = [leases, client];
