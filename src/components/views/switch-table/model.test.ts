import { describe, expect, it } from 'vitest';
import { cursorAfter, cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import {
  CLIENT,
  fourHosts,
  frameIn,
  quiet,
  runSwitch,
  SERVER,
  SWITCH,
} from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { run as runUntil } from '../../../stack/world/simulator.ts';
import { all } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { tableAt } from './model.ts';

const spec = fourHosts();
const { log } = runSwitch(spec).sim;
const run = recordedRun(log, topologyOf(spec));
/** Ports are counted from 0, and labelled from 1. */
const portOf = (port: number) => String(port + 1);
const at = (instant: number) => tableAt(run, SWITCH, visibleAt(log, instant));

describe('the table of a switch', () => {
  it('is empty before anything was heard', () => {
    expect(at(0)).toEqual([]);
  });

  it('grows as hosts are heard, and names them; the latest is marked', () => {
    const [first, second] = all(log, 'switch.learned');
    expect(tableAt(run, SWITCH, cursorAfter(log, first!.id))).toMatchObject([
      {
        address: '02:00:00:00:00:01',
        port: portOf(CLIENT),
        owner: CLIENT,
        change: 'learned',
        age: 0,
      },
    ]);
    expect(tableAt(run, SWITCH, cursorAfter(log, second!.id))).toMatchObject([
      { owner: CLIENT, change: undefined, age: second!.at - first!.at },
      { owner: SERVER, change: 'learned', event: second!.id },
    ]);
  });

  it('tells the age at the cursor, also between events', () => {
    const ages = at(100 * SECOND).map(({ age }) => age);
    expect(at(100 * SECOND + 7).map(({ age }) => age)).toEqual(ages.map((age) => age + 7));
  });

  it('marks one row alone as heard again', () => {
    const heard = all(log, 'switch.forwarded').at(-1)!;
    const rows = tableAt(run, SWITCH, cursorAfter(log, heard.id));
    expect(rows.filter(({ change }) => change === 'heard')).toMatchObject([
      { port: portOf(heard.from) },
    ]);
    expect(rows.filter(({ change }) => change !== undefined)).toHaveLength(1);
  });

  it('shows what was forgotten until the table changes again, with the reason', () => {
    const [first, second] = all(log, 'switch.forgot');
    const gone = tableAt(run, SWITCH, cursorAfter(log, first!.id)).filter((row) => row.gone);
    expect(gone).toMatchObject([
      { port: portOf(first!.port), change: 'forgotten', why: { en: 'too old' }, age: 300 * SECOND },
    ]);
    const next = tableAt(run, SWITCH, cursorAfter(log, second!.id)).filter((row) => row.gone);
    expect(next).toMatchObject([{ port: portOf(second!.port) }]);
  });
});

describe('a station', () => {
  const [A, GROUP] = [0x02_00_00_00_00_0a, 0x01_00_5e_00_00_01];

  it('that moves stands at its new port alone, and at the old one when the cursor goes back', () => {
    const sim = quiet();
    frameIn(sim, 0, A, GROUP, 0);
    frameIn(sim, 2, A, GROUP, MILLISECOND);
    runUntil(sim, SECOND);
    const moved = recordedRun(sim.log, topologyOf(spec));
    expect(tableAt(moved, SWITCH, cursorAtEnd(sim.log))).toMatchObject([
      { port: '3', before: '1', change: 'moved', owner: -1 },
    ]);
    expect(tableAt(moved, SWITCH, visibleAt(sim.log, MILLISECOND - 1))).toMatchObject([
      { port: '1', before: undefined, change: 'learned' },
    ]);
  });

  it('that a scenario gives an id of its own is known by it', () => {
    const named = { ...spec, nodes: spec.nodes.map((node, i) => ({ ...node, id: `n${i}` })) };
    const running = runSwitch(named);
    const own = recordedRun(running.sim.log, topologyOf(named));
    const rows = tableAt(own, SWITCH, visibleAt(running.sim.log, SECOND));
    expect(rows.map(({ owner }) => owner)).toEqual([0, 1, 2, 3]);
  });
});
