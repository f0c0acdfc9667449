import '../src/stack/nodes/router/events.ts';
/** A world with 200 hosts and 1,000 routes: to build it, to run it, to keep it, to copy it. */
import { serialize } from 'node:v8';
import { capability as ping } from '../src/stack/apps/ping/capability.ts';
import { kernelOf } from '../src/stack/capability.ts';
import { capability as router } from '../src/stack/nodes/router/capability.ts';
import { capability as switches } from '../src/stack/nodes/switch/capability.ts';
import { eventsOf } from '../src/stack/trace/log.ts';
import { checks } from '../src/stack/world/schema/check.ts';
import { advance } from '../src/stack/world/session.ts';
import { everyKernel } from '../src/stack/world/testing/every-kernel.ts';
import { startSession } from '../src/stack/world/testing/whole.ts';
import { cloneWorld } from '../src/stack/world/world.ts';
import { CAMPUS, largeNetwork } from './large-network.ts';
import { median, secondsOf } from './measure.ts';
import { figure, type Table } from './table.ts';

const ROUNDS = 7;

export function large(): Table {
  const spec = largeNetwork(CAMPUS);
  const session = { scenario: spec.id, seed: 1, inputs: [] };
  const kernel = kernelOf([...everyKernel.capabilities, switches, router, ping]);
  const start = () => startSession(spec, session, { kernel });
  const times = (work: () => unknown) =>
    1000 * median(Array.from({ length: ROUNDS }, () => secondsOf(work)));
  const checked = times(() => checks.run(spec, session, kernel));
  const built = times(start);
  let run = start();
  const memory = serialize(run.sim.world).length;
  const ran = times(() => {
    run = start();
    advance(run);
  });
  const { log, world } = run.sim;
  const forwarded = [...eventsOf(log, ['router.forwarded'])].length;
  const copied = times(() => cloneWorld(world));
  const ms = (value: number) => `${figure(value)} ms`;
  return {
    title: '200 hosts, 10 switches, 2 routers, 1,000 routes; every host pings for 10 s',
    head: ['', 'figure'],
    rows: [
      ['scenario checked', ms(checked)],
      ['world built', ms(built)],
      ['world, in bytes', `${figure(memory / 1e6)} MB`],
      ['12 s run, with the trace', ms(ran)],
      ['events', figure(log.count)],
      ['events a second', figure((1000 * log.count) / (ran - built))],
      ['packets forwarded', figure(forwarded)],
      ['keyframe (world copied)', ms(copied)],
    ],
  };
}
