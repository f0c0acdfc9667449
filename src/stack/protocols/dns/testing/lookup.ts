/** A name is looked up and its server then asked: client, laptop, name server, web server, switch. */
import { ipv4 } from '../../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { HostSpec, ScenarioSpec } from '../../../world/scenario.ts';
import type { ZoneSpec } from '../zone.ts';

export const NAMES = 2;

const ZONE: ZoneSpec = {
  origin: 'example.com',
  records: ['@ 3600 SOA ns1 hostmaster 1 7200 900 1209600 300', '@ NS ns1', 'www 300 A 10.0.0.4'],
};

const digs = (line: string) => ({
  name: 'dig',
  app: 'dns.dig',
  args: { line, servers: ['10.0.0.3'] },
});

const hosts: readonly HostSpec[] = [
  {
    name: 'client',
    address: '10.0.0.1',
    processes: [
      digs('www.example.com +norecurse'),
      {
        name: 'browser',
        steps: [
          { do: 'wait', for: 30 * MILLISECOND },
          { do: 'socket', as: 's' },
          { do: 'connect', on: 's', address: ipv4('10.0.0.4'), port: 80 },
          { do: 'send', on: 's', text: 'GET /' },
          { do: 'recvAll', on: 's', size: 65_536 },
          { do: 'close', on: 's' },
        ],
      },
    ],
  },
  {
    name: 'laptop',
    address: '10.0.0.2',
    processes: [digs('nowhere.example.com +norecurse')],
  },
  {
    name: 'ns1',
    address: '10.0.0.3',
    processes: [{ name: 'named', app: 'dns.server', args: { zones: [ZONE] } }],
  },
  {
    name: 'web',
    address: '10.0.0.4',
    processes: [
      {
        name: 'httpd',
        steps: [
          { do: 'socket', as: 'l' },
          { do: 'bind', on: 'l', port: 80 },
          { do: 'listen', on: 'l', backlog: 5 },
          { do: 'accept', on: 'l', as: 'c' },
          { do: 'recv', on: 'c', size: 1000 },
          { do: 'send', on: 'c', bytes: 500 },
          { do: 'close', on: 'c' },
        ],
      },
    ],
  },
];

export function lookup(): ScenarioSpec {
  return {
    id: 'lookup',
    nodes: [...hosts, { kind: 'switch', name: 'switch' }],
    links: hosts.map(({ name }) => ({ between: [name, 'switch'], delay: 2 * MILLISECOND })),
    until: 600 * SECOND,
  };
}
