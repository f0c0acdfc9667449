/** A host of ours with an address from the agent's lab, and a person at its programs. */
import type { ProcessSpec } from '../../src/stack/apps/process-spec.ts';
import '../../src/stack/protocols/dhcp/events.ts';
import type { EventKind, TraceEvent } from '../../src/stack/trace/schema.ts';
import { all } from '../../src/stack/world/testing.ts';
import { cable, plugIn } from '../kernel/network.ts';
import type { Wall } from '../kernel/wall.ts';
import { openPage, type Page } from './page.ts';
import type { Started } from './started.ts';

/** Programs that wait for commands, by what the tests call them. */
const PROGRAMS = {
  lease: 'dhcp.client',
  dig: 'dns.dig',
  web: 'nc',
  nc: 'nc',
  ping: 'ping',
  traceroute: 'traceroute',
} as const;
type Program = keyof typeof PROGRAMS;
const NAMES = Object.keys(PROGRAMS) as Program[];

/** All that the lab's DHCP server may give. */
const POOL = Array.from({ length: 100 }, (_, i) => `10.77.0.${100 + i}`);

export interface Online {
  readonly page: Page;
  readonly wall: Wall;
  events<K extends EventKind>(kind: K): TraceEvent<K>[];
  type(program: Program, line: string): void;
  /** Types a line, and waits until something that matches is printed. */
  says(program: Program, line: string, what: RegExp): Promise<string>;
}

export async function online(agent: Started): Promise<Online> {
  const page = await openPage(await agent.address);
  page.say({ type: 'addresses', own: POOL });
  const processes = NAMES.map((name): ProcessSpec => ({ name, app: PROGRAMS[name], args: {} }));
  const network = {
    nodes: [{ name: 'ours', address: '10.99.0.9', processes }, cable('lab')],
    links: [{ between: ['ours', 'lab'] as [string, string] }],
  };
  const wall = await plugIn(network, () => ({ plug: page.plug }));
  const events = <K extends EventKind>(kind: K) => all(wall.running.sim.log, kind);
  await wall.until(() => events('dhcp.client').at(-1)?.state === 'BOUND', 40_000);
  const type = (program: Program, line: string) => {
    const process = NAMES.indexOf(program);
    wall.act((at) => ({ at, kind: 'type', node: 0, process, line }));
  };
  return {
    ...{ page, wall, events, type },
    async says(program, line, what) {
      const before = events('app.printed').length;
      const printed = () =>
        events('app.printed')
          .slice(before)
          .map((each) => each.line)
          .join('\n');
      type(program, line);
      const said = wall.until(() => what.test(printed()), 60_000);
      await said.catch(() => {
        throw new Error(`${program} ${line} did not say ${what}, but: ${printed()}`);
      });
      return printed();
    },
  };
}
