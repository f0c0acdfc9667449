/**
 * A small internet for tests: a client and a laptop behind a switch, two routers in a row, and a server
 * behind the second.
 *
 *   client 10.0.1.2 ─┐                          10.0.9.1   10.0.9.2
 *                    ├ switch ─ 10.0.1.1 west ─────────────── east 10.0.2.1 ─ server 10.0.2.2
 *   laptop 10.0.1.3 ─┘
 */
import type { ScriptStep } from '../../../apps/script/script.ts';
import { fetchFrom, servesOnce } from '../../../apps/script/testing/fetch.ts';
import { kernelOf } from '../../../capability.ts';
import { ipv4 } from '../../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { SessionInput } from '../../../inputs/kind.ts';
import type { LinkSpec } from '../../../links/kind.ts';
import { observed } from '../../../trace/testing.ts';
import type { HostSpec, ScenarioSpec } from '../../../world/scenario.ts';
import { checks } from '../../../world/schema/check.ts';
import { advance, type SessionRun } from '../../../world/session.ts';
import { everyKernel } from '../../../world/testing/every-kernel.ts';
import { startSession, type TestOptions } from '../../../world/testing/whole.ts';
import { capability as switches } from '../../switch/capability.ts';
import { capability } from '../capability.ts';
import type { RouterSpec } from '../spec.ts';

export const [CLIENT, LAPTOP, SERVER, SWITCH, WEST, EAST] = [0, 1, 2, 3, 4, 5];
export const CLIENT_ADDRESS = ipv4('10.0.1.2');
export const SERVER_ADDRESS = ipv4('10.0.2.2');
export const WEST_ADDRESS = ipv4('10.0.1.1');
export const EAST_ADDRESS = ipv4('10.0.9.2');

export const routerKernel = kernelOf([...everyKernel.capabilities, switches, capability]);

/** What is other than in the picture. */
export interface Differences {
  client?: ScriptStep[];
  laptop?: ScriptStep[];
  server?: ScriptStep[];
  west?: Partial<RouterSpec>;
  east?: Partial<RouterSpec>;
  clientCard?: Partial<HostSpec>;
  /** What there is besides. */
  nodes?: ScenarioSpec['nodes'];
  links?: readonly LinkSpec[];
  more?: Partial<ScenarioSpec>;
}

export function internet(given: Differences = {}): ScenarioSpec {
  const { client = [], laptop = [], server = [], west, east, clientCard } = given;
  const { nodes = [], links = [] } = given;
  const host = (name: string, address: string, steps: ScriptStep[]): HostSpec => ({
    ...{ name, address, gateway: address.replace(/\d+$/, '1') },
    processes: [{ name: 'main', steps }],
  });
  const between = (a: string, b: string): LinkSpec => ({
    between: [a, b],
    delay: 2 * MILLISECOND,
  });
  const far = (net: number) => ({ network: `10.0.${net}.0`, prefixLength: 24 });
  return {
    id: 'internet',
    nodes: [
      { ...host('client', '10.0.1.2', client), ...clientCard },
      host('laptop', '10.0.1.3', laptop),
      host('server', '10.0.2.2', server),
      { kind: 'switch', name: 'switch' },
      {
        ...{ kind: 'router', name: 'west' },
        cards: [{ address: '10.0.1.1' }, { address: '10.0.9.1' }],
        routes: [{ ...far(2), via: '10.0.9.2' }],
        ...west,
      },
      {
        ...{ kind: 'router', name: 'east' },
        cards: [{ address: '10.0.9.2' }, { address: '10.0.2.1' }],
        routes: [{ ...far(1), via: '10.0.9.1' }],
        ...east,
      },
      ...nodes,
    ],
    links: [
      ...[between('client', 'switch'), between('laptop', 'switch'), between('switch', 'west')],
      ...[between('west', 'east'), between('east', 'server'), ...links],
    ],
    until: 600 * SECOND,
    ...given.more,
  };
}

/** A run to the end, of a scenario that has passed the checks. */
export function runInternet(
  given: Differences = {},
  inputs: SessionInput[] = [],
  options: TestOptions = {},
): SessionRun {
  const spec = internet(given);
  const session = { scenario: spec.id, seed: 1, inputs };
  const { kernel = routerKernel } = options;
  checks.run(spec, session, kernel);
  const running = startSession(spec, session, { ...options, kernel });
  observed(running.sim.log);
  advance(running);
  return running;
}

export const get = fetchFrom(SERVER_ADDRESS);
export { servesOnce as serves };
