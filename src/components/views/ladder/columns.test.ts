import { describe, expect, it } from 'vitest';
import { cursorAtEnd } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import {
  CLIENT,
  handshake,
  makeTrace,
  SERVER,
  TWO_HOSTS,
} from '../../../model/testing/made-trace.ts';
import type { Topology, TopologyNode } from '../../../model/topology.ts';
import { askedOf, markWords } from './call-marks.ts';
import { shownNodes } from './columns.ts';
import { ladderLayout } from './layout.ts';
import { PLAIN_LOOK } from './look.ts';
import { whyEvents } from './margin-annotations.ts';
import { ladderRun } from './model.ts';
import { leastWidth, widthForMargins } from './room.ts';

const node = (id: number, name: string, kind: TopologyNode['kind'] = 'host'): TopologyNode => ({
  ...{ id, name, kind, addresses: [] },
});

/** Two hosts, a switch, two hosts: the client at the edge, the server among the others. */
const FOUR_HOSTS: Topology = {
  nodes: [
    ...[node(CLIENT, 'client'), node(2, 'laptop'), node(SERVER, 'server'), node(3, 'mirror')],
    node(4, 'switch', 'switch'),
  ],
  links: TWO_HOSTS.links,
};

const REM = 16;

/** The handshake in a ladder so many rem wide. */
function drawn(width: number, topology = FOUR_HOSTS) {
  const trace = makeTrace();
  handshake(trace);
  const run = ladderRun(recordedRun(trace.log, topology), {});
  const size = { width: width * REM, height: 560, rem: REM, least: 0 };
  return { end: cursorAtEnd(trace.log).event, layout: ladderLayout(run, size) };
}

/** Where the head over each life line may reach, from left to right. */
function headsOf({ columns, hop }: ReturnType<typeof drawn>['layout']) {
  const half = (hop - 0.5 * REM) / 2;
  return [...columns.values()].map((x) => ({ left: x - half, right: x + half }));
}

describe('a neighbour that is no host of ours', () => {
  it('stands at its end all the same, not between', () => {
    const client: TopologyNode = { ...node(CLIENT, 'client', 'by-hand'), addresses: [1] };
    const nodes = [client, node(SERVER, 'server')];
    expect(shownNodes(nodes, PLAIN_LOOK).map(({ id }) => id)).toEqual([CLIENT, SERVER]);
  });
});

describe('four hosts and a switch between them', () => {
  // A stage beside the text at 1280 pixels, the whole of a projector's screen, a phone.
  it.each([58.4, 64, leastWidth(5)])('have heads that do not overlap, %s rem wide', (width) => {
    const { layout } = drawn(width);
    const heads = headsOf(layout);
    expect(heads).toHaveLength(5);
    for (const [i, { left }] of heads.entries()) {
      expect(left).toBeGreaterThanOrEqual(heads[i - 1]?.right ?? 0);
    }
    expect(layout.lastX).toBeLessThanOrEqual((width - 4.5) * REM);
  });

  it('stand in the order of the path, the switch in the middle', () => {
    expect([...drawn(60).layout.columns.keys()]).toEqual([CLIENT, 2, 4, SERVER, 3]);
  });

  it('have calls beside the outermost life lines, and marks at those between', () => {
    const { layout, end } = drawn(widthForMargins(5));
    expect(layout.narrow).toBe(false);
    const written = layout.sides.filter(({ edge }) => edge === 'left' || edge === 'right');
    expect(new Set(written.map(({ group }) => group.node))).toEqual(new Set([CLIENT]));
    const words = layout.marks.flatMap((mark) => markWords(mark, end));
    expect(words).toContain('listen(3, 5) → 0');
    expect(words).toContain('accept → 4');
  });

  it('have marks that say no more than the cursor knows', () => {
    const { layout } = drawn(widthForMargins(5));
    const [mark] = layout.marks;
    expect(markWords(mark!, mark!.event + 1)).toEqual(['socket(SOCK_STREAM)']);
    expect(askedOf(mark!, mark!.event + 1)).toBe(mark!.event);
  });

  it('have marks that the keyboard walks to', () => {
    const { layout, end } = drawn(widthForMargins(5));
    const stops = whyEvents(layout, { at: 0, event: end });
    for (const { event } of layout.marks) expect(stops).toContain(event);
  });
});

it('draws no marks for two hosts, whose calls stand beside them', () => {
  expect(drawn(75, TWO_HOSTS).layout.marks).toEqual([]);
});
