/** What the page is told of the lab. */
import type { About } from '../../relay/relay.ts';
import { CABLE, GATEWAY, MTU, NAMES, NEIGHBOUR, OUR_MAC, PORTS, SERVER } from './network.ts';

export const ABOUT: About = {
  mode: 'lab',
  interface: CABLE,
  mac: OUR_MAC,
  macIs: 'own',
  mtu: MTU,
  ip: 'dhcp',
  lab: {
    gateway: GATEWAY,
    web: { name: 'web.lab', address: SERVER, port: PORTS.web },
    dns: { name: 'dns.lab', address: GATEWAY, port: PORTS.dns },
    echo: { name: 'echo.lab', address: NEIGHBOUR, port: PORTS.echo },
    names: Object.keys(NAMES).map((name) => `${name}.lab`),
  },
};
