/**
 * A network for the agent that is none of this computer's: a second stack of ours, in wall time, with
 * an address to give, a name server and a web server. It is plugged in where a card would be.
 */
import type { DriverEvents, NicDriver } from '../../agent/drivers/driver.ts';
import { kernelFor } from '../../src/runtime/testing/kernel-for.ts';
import {
  happens,
  type LiveWorld,
  nextDue,
  runUntil,
  startWorld,
} from '../../src/runtime/worker/live/live-world.ts';
import { parseMac } from '../../src/stack/core/addresses.ts';
import type { ScenarioSpec } from '../../src/stack/world/scenario.ts';

const ADDRESS = '10.77.0.1';
/** Not one that a host of the far world has. */
export const OUR_MAC = '02:77:00:00:00:01';

const PAGE = ['HTTP/1.0 200 OK', 'Content-Type: text/plain', '', 'a page from afar', ''];

/** One request after the other: whatever is asked, the page is the answer. */
const web = [
  { do: 'socket', as: 'door' },
  { do: 'bind', on: 'door', port: 80 },
  { do: 'listen', on: 'door', backlog: 4 },
  { do: 'accept', on: 'door', as: 'caller' },
  { do: 'recv', on: 'caller', size: 2_000 },
  { do: 'send', on: 'caller', text: PAGE.join('\r\n') },
  { do: 'close', on: 'caller' },
  { do: 'goto', step: 3 },
] as const;

const SPEC: ScenarioSpec = {
  id: 'far',
  until: Number.MAX_SAFE_INTEGER,
  needs: ['whole-icmp', 'dgram'],
  nodes: [
    {
      name: 'far',
      address: ADDRESS,
      processes: [
        {
          ...{ name: 'dhcpd', app: 'dhcp.server' },
          args: {
            networks: [
              {
                ...{ from: '10.77.0.100', to: '10.77.0.120', prefixLength: 24, lease: 600_000_000 },
                ...{ router: ADDRESS, names: [ADDRESS] },
              },
            ],
            probes: false,
          },
        },
        {
          ...{ name: 'named', app: 'dns.server' },
          args: {
            zones: [
              {
                ...{ origin: 'lab.', ttl: 60 },
                records: [
                  '@ SOA dns.lab. nobody.lab. 1 3600 600 86400 60',
                  ...['@ NS dns', `dns A ${ADDRESS}`, `web A ${ADDRESS}`, `gateway A ${ADDRESS}`],
                ],
              },
            ],
          },
        },
        { name: 'web', steps: [...web] },
      ],
    },
    { kind: 'network', name: 'network' },
  ],
  links: [{ between: ['far', 'network'] }],
};
const NETWORK = 1;

export interface FarNetwork {
  /** A card in that network; the one before it is unplugged. */
  card(): NicDriver & { plug(up: boolean): void };
  stop(): void;
}

export async function farNetwork(): Promise<FarNetwork> {
  const world = startWorld(
    SPEC,
    1,
    await kernelFor(SPEC, { scenario: 'far', seed: 1, inputs: [] }),
  );
  const began = performance.now();
  const now = () => Math.floor((performance.now() - began) * 1_000);
  let events: DriverEvents | undefined;
  let timer: NodeJS.Timeout | undefined;

  function advance(): void {
    clearTimeout(timer);
    runUntil(world, now());
    const frames = world.leaving.splice(0);
    if (frames.length > 0) events?.frames(frames);
    const due = nextDue(world);
    const wait = due === undefined ? 1_000 : Math.max(0, (due - now()) / 1_000);
    timer = setTimeout(advance, Math.min(wait, 1_000));
  }
  advance();
  return {
    card: () =>
      cardOf(world, now, advance, (taken) => {
        events = taken;
      }),
    stop: () => clearTimeout(timer),
  };
}

function cardOf(
  world: LiveWorld,
  now: () => number,
  advance: () => void,
  plugIn: (events: DriverEvents | undefined) => void,
): NicDriver & { plug(up: boolean): void } {
  let events: DriverEvents | undefined;
  let up = true;
  return {
    ...{ name: 'far0', mac: parseMac(OUR_MAC) as number, mtu: 1_500 },
    get up() {
      return up;
    },
    listenFor: () => undefined,
    start(it) {
      events = it;
      plugIn(it);
    },
    send(frames) {
      for (const frame of frames) {
        const bytes = Uint8Array.from(frame);
        if (up) happens(world, now(), (at) => ({ at, kind: 'arrive', node: NETWORK, bytes }));
      }
      // Not within the call: what is answered comes later than what was sent.
      setImmediate(advance);
      return frames.length;
    },
    close: () => plugIn(undefined),
    plug(it) {
      up = it;
      events?.carrier(it);
    },
  };
}
