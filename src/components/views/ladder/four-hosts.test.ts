/** A whole run of four hosts and a switch, drawn as the ladder draws it. */
import { expect, it } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import {
  CLIENT,
  fourHosts,
  LAPTOP,
  MIRROR,
  runSwitch,
  SERVER,
  SWITCH,
} from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { ladderLayout } from './layout.ts';
import { ladderRun, titleOf } from './model.ts';
import { packetLine } from './packet-lines.ts';

const REM = 16;
const spec = fourHosts();
const run = recordedRun(runSwitch(spec).sim.log, topologyOf(spec));
const ladder = ladderRun(run, {});

// The stage beside the text in a window 1280 pixels wide, and the whole of such a window.
it.each([58.4, 80])(
  'heads do not overlap, %s rem wide, and the switch is in the middle',
  (width) => {
    const layout = ladderLayout(ladder, { width: width * REM, height: 560, rem: REM, least: 0 });
    const { columns, hop } = layout;
    expect([...columns.keys()]).toEqual([CLIENT, LAPTOP, SWITCH, SERVER, MIRROR]);
    const xs = [...columns.values()];
    const headWidth = hop - 0.5 * REM;
    expect(headWidth).toBeGreaterThan(6 * REM);
    for (const [i, x] of xs.entries()) {
      expect(x - (xs[i - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(headWidth);
    }
  },
);

it('every packet is a line from the life line of its sender to its receiver’s', () => {
  const layout = ladderLayout(ladder, { width: 58.4 * REM, height: 560, rem: REM, least: 0 });
  expect(ladder.packets.length).toBeGreaterThan(40);
  for (const packet of ladder.packets) {
    const line = packetLine(layout, packet);
    // A line ends at the edge of the mark on a life line.
    expect(Math.abs(line!.from.x - layout.columns.get(packet.from)!)).toBeLessThan(REM / 2);
    expect(Math.abs(line!.to.x - layout.columns.get(packet.to)!)).toBeLessThan(REM / 2);
  }
});

it('a frame that the switch sends on has the title of the one that came in', () => {
  const titles = ladder.packets.slice(0, 5).map((packet) => `${packet.from} ${titleOf(packet)}`);
  expect(titles).toEqual([
    `${CLIENT} ARP request`,
    `${SWITCH} ARP request`,
    `${SWITCH} ARP request`,
    `${SWITCH} ARP request`,
    `${SERVER} ARP reply`,
  ]);
});
