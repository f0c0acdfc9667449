/**
 * Two homes behind NATs, and a server outside, for tests:
 *
 *   anna 192.168.1.2 ─┐
 *                     ├ switch ─ 192.168.1.1 north 198.51.100.1 ─┐
 *   arno 192.168.1.3 ─┘                                          ├ core 203.0.113.1 ─ server 203.0.113.9
 *   bella 192.168.2.2 ─────────── 192.168.2.1 south 198.51.101.1 ─┘
 */
import type { ScriptStep } from '../../../apps/script/script.ts';
import { kernelOf } from '../../../capability.ts';
import { ipv4 } from '../../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { SessionInput } from '../../../inputs/kind.ts';
import type { LinkSpec } from '../../../links/kind.ts';
import type { RouterSpec } from '../../../nodes/router/spec.ts';
import { routerKernel } from '../../../nodes/router/testing/internet.ts';
import { observed } from '../../../trace/testing.ts';
import type { HostSpec, ScenarioSpec } from '../../../world/scenario.ts';
import { checks } from '../../../world/schema/check.ts';
import { advance, type SessionRun } from '../../../world/session.ts';
import { startSession, type TestOptions } from '../../../world/testing/whole.ts';
import type { HookSpec } from '../../kind.ts';
import { capability } from '../capability.ts';
import type { NatConfig } from '../spec.ts';

export const [ANNA, ARNO, BELLA, SERVER, SWITCH, NORTH] = [0, 1, 2, 3, 4, 5];
/** South of it is the other NAT, node 6. */
export const MIDDLE = 7;
export const ANNAS = ipv4('192.168.1.2');
export const ARNOS = ipv4('192.168.1.3');
export const BELLAS = ipv4('192.168.2.2');
export const SERVERS = ipv4('203.0.113.9');
export const NORTHS = ipv4('198.51.100.1');
export const SOUTHS = ipv4('198.51.101.1');

export const natKernel = kernelOf([...routerKernel.capabilities, capability]);

export interface Differences {
  anna?: ScriptStep[];
  arno?: ScriptStep[];
  bella?: ScriptStep[];
  server?: ScriptStep[];
  north?: Partial<NatConfig>;
  south?: Partial<NatConfig>;
  northRouter?: Partial<RouterSpec>;
  middle?: Partial<RouterSpec>;
  /** Hooks of the first home's router besides. */
  hooks?: HookSpec[];
  more?: Partial<ScenarioSpec>;
}

const host = (name: string, address: string, steps: ScriptStep[] = []): HostSpec => ({
  ...{ name, address, gateway: address.replace(/\d+$/, '1') },
  processes: [{ name: 'main', steps }],
});

function home(
  name: string,
  inside: string,
  outside: string,
  config: Partial<NatConfig> = {},
  hooks: HookSpec[] = [],
): RouterSpec {
  return {
    ...{ kind: 'router', name },
    cards: [{ address: inside }, { address: outside }],
    gateway: outside.replace(/\d+$/, '254'),
    hooks: [{ hook: 'nat', config: { outside: 1, ...config } }, ...hooks],
  };
}

export function homes(given: Differences = {}): ScenarioSpec {
  const between = (a: string, b: string): LinkSpec => ({
    between: [a, b],
    delay: 2 * MILLISECOND,
  });
  return {
    id: 'homes',
    nodes: [
      host('anna', '192.168.1.2', given.anna),
      host('arno', '192.168.1.3', given.arno),
      host('bella', '192.168.2.2', given.bella),
      host('server', '203.0.113.9', given.server),
      { kind: 'switch', name: 'switch' },
      {
        ...home('north', '192.168.1.1', '198.51.100.1', given.north, given.hooks),
        ...given.northRouter,
      },
      home('south', '192.168.2.1', '198.51.101.1', given.south),
      {
        ...{ kind: 'router', name: 'core' },
        cards: [
          { address: '198.51.100.254' },
          { address: '198.51.101.254' },
          { address: '203.0.113.1' },
        ],
        ...given.middle,
      },
    ],
    links: [
      ...[between('anna', 'switch'), between('arno', 'switch'), between('switch', 'north')],
      ...[between('bella', 'south'), between('north', 'core'), between('south', 'core')],
      between('core', 'server'),
    ],
    until: 60 * SECOND,
    ...given.more,
  };
}

/** A run to the end, of a scenario that has passed the checks. */
export function runHomes(
  given: Differences = {},
  inputs: SessionInput[] = [],
  options: TestOptions = {},
): SessionRun {
  const spec = homes(given);
  const session = { scenario: spec.id, seed: 1, inputs };
  const { kernel = natKernel } = options;
  checks.run(spec, session, kernel);
  const running = startSession(spec, session, { ...options, kernel });
  observed(running.sim.log);
  advance(running);
  return running;
}
