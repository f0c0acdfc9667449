/** What the lab's name server knows: names, and whose an address is. */
import type { ZoneSpec } from '../../../src/stack/protocols/dns/zone.ts';
import { GATEWAY, NAMES, NEIGHBOUR, SERVER } from './network.ts';

const SOA = 'SOA dns.lab. nobody.lab. 1 3600 600 86400 60';
const reversed = (address: string) => address.split('.').reverse().join('.');
/** What an address is called when asked for: one name each. */
const CALLED = { [GATEWAY]: 'gateway', [NEIGHBOUR]: 'neighbour', [SERVER]: 'web' };

export const ZONES: readonly ZoneSpec[] = [
  {
    origin: 'lab.',
    ttl: 60,
    records: [
      `@ ${SOA}`,
      '@ NS dns',
      ...Object.entries(NAMES).map(([name, address]) => `${name} A ${address}`),
      'www CNAME web',
      'web TXT "A web server with a real Linux kernel below it"',
    ],
  },
  {
    origin: '77.10.in-addr.arpa.',
    ttl: 60,
    records: [
      `@ ${SOA}`,
      '@ NS dns.lab.',
      ...Object.entries(CALLED).map(
        ([address, name]) => `${reversed(address)}.in-addr.arpa. PTR ${name}.lab.`,
      ),
    ],
  },
];
