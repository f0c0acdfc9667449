/**
 * A real agent whose card is plugged into a far network, as a program of its own: it prints where its
 * page is, and obeys one word a line.
 */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { About } from '../../agent/relay/relay.ts';
import { type Agent, startAgent } from '../../agent/start-agent.ts';
import { farNetwork, OUR_MAC } from './far-network.ts';

const dist = resolve(process.env.WIREGLASS_DIST ?? 'dist');
const server = { address: '10.77.0.1' };
const ABOUT: About = {
  ...{ mode: 'lab', interface: 'far0', mac: OUR_MAC, macIs: 'own', mtu: 1_500, ip: 'dhcp' },
  lab: {
    gateway: server.address,
    web: { ...server, name: 'web.lab', port: 80 },
    dns: { ...server, name: 'dns.lab', port: 53 },
    echo: { ...server, name: 'echo.lab', port: 7 },
    names: ['web.lab', 'dns.lab', 'gateway.lab'],
  },
};

const far = await farNetwork();
let card = far.card();
const start = (port: number): Promise<Agent> => {
  card = far.card();
  const about = { ...ABOUT };
  return startAgent({ driver: card, about, token: 'a-token', dist, port, hostAddresses: () => [] });
};
let agent = await start(0);
const { port } = agent;

const orders = {
  plug: async () => card.plug(true),
  unplug: async () => card.plug(false),
  kill: async () => agent.stop(),
  start: async () => {
    agent = await start(port);
  },
};
export type Order = keyof typeof orders;

console.log(agent.address);
for await (const line of createInterface({ input: process.stdin })) {
  await orders[line as Order]();
  console.log(line);
}
process.exit(0);
