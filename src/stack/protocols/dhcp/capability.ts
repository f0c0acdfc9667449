/** DHCP (RFC 2131): addresses for a time. Programs called `dhcp.…` fetch it. */
import { dhcpClient } from '../../apps/dhcp/client.ts';
import { dhcpRelay } from '../../apps/dhcp/relay.ts';
import { dhcpClientForm, dhcpRelayForm, dhcpServerForm } from '../../apps/dhcp/schema.ts';
import { dhcpServer } from '../../apps/dhcp/server.ts';
import type { AppKind } from '../../apps/kind.ts';
import type { Capability } from '../../capability.ts';

export const capability: Capability = {
  id: 'dhcp',
  apps: [dhcpClient, dhcpServer, dhcpRelay] as AppKind[],
  forms: {
    apps: {
      'dhcp.client': dhcpClientForm,
      'dhcp.relay': dhcpRelayForm,
      'dhcp.server': dhcpServerForm,
    },
  },
};
