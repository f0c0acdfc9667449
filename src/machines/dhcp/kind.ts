/** A DHCP client, told in `dhcp.client`. */
import '../../stack/protocols/dhcp/events.ts';
import type { MachineKind } from '../kind.ts';

export const kind: MachineKind<'dhcp.client'> = {
  id: 'dhcp',
  order: 20,
  title: { en: 'DHCP client', zh: 'DHCP 客户端' },
  rfc: 'RFC2131#4.4',
  // A client that remembers an address begins with asking for it.
  entries: ['INIT', 'INIT-REBOOT'],
  transition: 'dhcp.client',
  stepOf: ({ id, at, node, process: conn, from, event, state: to }) => ({
    ...{ id, at, node, conn, from, event, to },
  }),
  load: async () => (await import('./chart.ts')).chart,
};
