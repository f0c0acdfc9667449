/** What a host's tables of interfaces and of routes say in each row. */
import { columnsOf } from '../../../trace/page/columns.ts';

export const INTERFACE = columnsOf({
  name: { label: { en: 'Interface', zh: '接口' }, mono: true },
  address: { label: { en: 'IPv4 address', zh: 'IPv4 地址' }, mono: true },
  mac: { label: { en: 'Hardware address', zh: '硬件地址' }, mono: true },
  mtu: { label: { en: 'MTU', zh: 'MTU' }, mono: true },
});

export const ROUTE = columnsOf({
  to: { label: { en: 'Destination', zh: '目的' }, mono: true },
  via: { label: { en: 'Next hop', zh: '下一跳' }, mono: true },
  flags: { label: { en: 'Flags', zh: '标志' }, mono: true },
  card: { label: { en: 'Interface', zh: '接口' }, mono: true },
  distance: { label: { en: 'Distance', zh: '距离' }, mono: true },
});
