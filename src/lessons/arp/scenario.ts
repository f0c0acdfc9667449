/**
 * Three hosts at a switch, and a router that leads to a server. The laptop writes to the printer for
 * as long as an entry lives and longer, then to the server; the guest wants the printer’s address, and
 * at the end lies to whoever believes it.
 */

import { MILLISECOND, MINUTE, SECOND } from '../../stack/core/instant.ts';
import type {} from '../../stack/nodes/router/spec.ts';
import type {} from '../../stack/nodes/switch/spec.ts';
import type { HostSpec, ProcessSpec, ScenarioSpec } from '../../stack/world/scenario.ts';

export const LAPTOP = '10.0.0.1';
export const PRINTER = '10.0.0.2';
export const GUEST = '10.0.0.3';
export const GATEWAY = '10.0.0.254';
export const SERVER = '192.0.2.80';
const OUTSIDE = '192.0.2.1';

/** One way over each cable. */
export const DELAY = MILLISECOND;

/** When what is told begins. */
export const FIRST = 20 * MILLISECOND;
/** The laptop writes to the printer this often, for longer than an entry lives. */
export const OFTEN = 3 * MINUTE;
export const TIMES = 9;
export const LAST = FIRST + (TIMES - 1) * OFTEN;

/** The server is written to; before it, whoever likes may set an entry by hand. */
export const FAR = LAST + MINUTE;
/** The guest is given the printer’s address. */
export const CLAIM = FAR + 30 * SECOND;
/** The laptop writes to the printer’s address again, when that is settled. */
export const AGAIN = CLAIM + 30 * SECOND;
/** The guest, too, writes to the server: it and the router know each other from now on. */
const GUEST_FAR = AGAIN + 10 * SECOND;
/** The server once more, with time before it for a lie. */
export const LIED = AGAIN + MINUTE;
/** The guest lies, to both; and the server once more. */
export const SPOOF = LIED + 30 * SECOND;
export const LAST_PING = SPOOF + 10 * SECOND;

/** Where they stand among the programs of their hosts. */
export const ARP_TERMINAL = 0;
export const SPOOF_TERMINAL = 0;

const pinging = (startAt: number, to: string, options = '-c 1'): ProcessSpec => ({
  ...{ name: 'ping', app: 'ping', startAt },
  args: { line: `ping ${options} ${to}` },
});

const seconds = OFTEN / SECOND;
const laptop: HostSpec = {
  ...{ name: 'laptop', address: LAPTOP, gateway: GATEWAY },
  processes: [
    { name: 'terminal', app: 'arp.static', args: {} },
    pinging(FIRST, PRINTER, `-c ${TIMES} -i ${seconds}`),
    pinging(FAR, SERVER),
    pinging(AGAIN, PRINTER),
    pinging(LIED, SERVER),
    pinging(LAST_PING, SERVER),
  ],
};

export const scenario: ScenarioSpec = {
  id: 'arp',
  nodes: [
    laptop,
    { name: 'printer', address: PRINTER, gateway: GATEWAY },
    {
      // Whoever lets others’ packets through is a router, with one card, too.
      ...{ kind: 'router', name: 'guest', cards: [{ address: GUEST }], gateway: GATEWAY },
      redirects: false,
      processes: [
        // Nobody has typed anything there yet; its name must not tell what will be.
        { name: 'terminal', app: 'arp.spoof', args: {} },
        {
          ...{ name: 'network setup', app: 'arp.claim', startAt: CLAIM },
          args: { addresses: [PRINTER, GUEST] },
        },
        {
          ...{ name: 'arpspoof', app: 'arp.spoof', startAt: SPOOF },
          args: { victim: LAPTOP, as: GATEWAY, both: true },
        },
        pinging(GUEST_FAR, SERVER),
      ],
    },
    { kind: 'switch', name: 'switch' },
    { kind: 'router', name: 'router', cards: [{ address: GATEWAY }, { address: OUTSIDE }] },
    { name: 'server', address: SERVER, gateway: OUTSIDE },
  ],
  links: [
    { between: ['laptop', 'switch'], delay: DELAY },
    { between: ['printer', 'switch'], delay: DELAY },
    { between: ['guest', 'switch'], delay: DELAY },
    { between: ['switch', 'router'], delay: DELAY },
    { between: ['router', 'server'], delay: DELAY },
  ],
  until: LAST_PING + MINUTE,
};
