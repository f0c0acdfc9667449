/** Cards on a hub that speak at the same time, or almost. */
import { describe, expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { played } from '../../../runtime/testing/played.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { ipv4 } from '../../core/addresses.ts';
import { framesHeld } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type {} from '../../nodes/switch/index.ts';
import { capturePoints } from '../../pcapng/export.ts';
import { capturedPackets } from '../../pcapng/packets.ts';
import type { LinkSpec, NodeSpec, ScenarioSpec } from '../../world/scenario.ts';
import { advance, resume, type SessionRun } from '../../world/session.ts';
import { all, traceBytes } from '../../world/testing.ts';
import './events.ts';
import { page } from './page/index.ts';
import type {} from './state.ts';

const NAMES = ['anna', 'bert', 'cora', 'dora'] as const;
const addressOf = (node: number) => `10.0.0.${node + 1}`;
const PORT = 9;

/** A datagram of so many bytes to a host, at an instant. */
const sends = (to: number, at: number, bytes = 100): ScriptStep[] => [
  { do: 'waitUntil', at },
  { do: 'sendto', on: 'u', text: 'x'.repeat(bytes), address: ipv4(addressOf(to)), port: PORT },
];
const open: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port: PORT },
];

interface Cabling {
  delay?: number;
  hubs?: number;
  more?: Partial<ScenarioSpec>;
}

/** Hosts on one hub, or half of them on each of two that are joined. */
function shared(talk: ScriptStep[][], { delay = 2, hubs = 1, more = {} }: Cabling = {}) {
  const hubNames = ['hub', 'hub-2'].slice(0, hubs);
  const half = { kind: 'half-duplex', delay } as const;
  const links: LinkSpec[] = NAMES.map((name, i) => ({
    ...half,
    between: [name, hubNames[hubs === 1 ? 0 : i >> 1] as string],
  }));
  if (hubs === 2) links.push({ ...half, between: ['hub', 'hub-2'] });
  const nodes: NodeSpec[] = [
    ...NAMES.map((name, i) => ({
      name,
      address: addressOf(i),
      processes: [{ name: 'talk', steps: [...open, ...(talk[i] ?? [])] }],
    })),
    ...hubNames.map((name) => ({ kind: 'hub', name }) as const),
  ];
  return { id: 'shared', nodes, links, knowsNeighbours: true, until: 10 * SECOND, ...more };
}

const logOf = ({ sim }: SessionRun) => sim.log;
const received = (running: SessionRun, node: number) =>
  all(logOf(running), 'udp.received').filter((event) => event.node === node).length;

/** A UDP datagram of 100 bytes is a frame of 142, with preamble and FCS 154 bytes on the line. */
const FRAME_TIME = Math.ceil((154 * 8) / 10);
const AT = MILLISECOND;

/** All have much to say, at once. */
const crowd = (hubs: number): ScenarioSpec =>
  shared(
    NAMES.map((_, i) => Array.from({ length: 30 }, () => sends((i + 1) % 4, AT, 1_400)).flat()),
    { hubs },
  );

function fifty(): ScenarioSpec {
  const many = Array.from({ length: 50 }, (_, i) => `host-${i + 1}`);
  const steps = [...open, ...Array.from({ length: 3 }, () => sends(0, AT, 1_400)).flat()];
  const nodes: NodeSpec[] = many.map((name, i) => ({
    ...{ name, address: addressOf(i) },
    processes: [{ name: 'talk', steps: i === 0 ? open : steps }],
  }));
  const links = many.map(
    (name): LinkSpec => ({ kind: 'half-duplex', between: [name, 'hub'], delay: 2 }),
  );
  const hub: NodeSpec = { kind: 'hub', name: 'hub' };
  return { ...shared([]), nodes: [...nodes, hub], links, until: SECOND / 2 };
}

describe('a card that is alone on the line', () => {
  test('sends at once, and the hub repeats the bits as they come', async () => {
    const running = await played(shared([sends(1, AT)]));
    const sent = all(logOf(running), 'frame.sent');
    expect(sent.map(({ starts }) => starts)).toEqual([AT, AT + 2, AT + 2, AT + 2]);
    expect(sent.map(({ arrives }) => arrives)).toEqual([
      AT + FRAME_TIME + 2,
      ...[0, 0, 0].map(() => AT + FRAME_TIME + 4),
    ]);
    expect(received(running, 1)).toBe(1);
    expect(all(logOf(running), 'csma.collision')).toEqual([]);
    expect(framesHeld(running.sim.world.arena)).toBe(0);
  });

  test('leaves the inter-frame gap between two frames', async () => {
    const running = await played(shared([[...sends(1, AT), ...sends(1, AT)]]));
    const [first, second] = all(logOf(running), 'frame.sent').filter(({ node }) => node === 0);
    expect((second?.starts ?? 0) - (first?.starts ?? 0)).toBe(FRAME_TIME + 10);
    expect(received(running, 1)).toBe(2);
  });

  test('pads a short frame to 64 bytes on the line', async () => {
    const running = await played(shared([sends(1, AT, 1)]));
    const [frame] = all(logOf(running), 'frame.sent');
    expect((frame?.arrives ?? 0) - (frame?.starts ?? 0)).toBe(Math.ceil((72 * 8) / 10) + 2);
  });
});

describe('a card that hears another', () => {
  test('waits until it is quiet and for the gap, and does not collide', async () => {
    const running = await played(shared([sends(2, AT), sends(3, AT + 50)]));
    const log = logOf(running);
    expect(all(log, 'csma.deferred')).toMatchObject([{ node: 1, at: AT + 50 }]);
    const [mine] = all(log, 'frame.sent').filter(({ node }) => node === 1);
    expect(mine?.starts).toBe(AT + FRAME_TIME + 4 + 10);
    expect(all(log, 'csma.collision')).toEqual([]);
    expect([received(running, 2), received(running, 3)]).toEqual([1, 1]);
  });

  test('collides for sure with another that waited as well, and both try again', async () => {
    const talk = [sends(3, AT), sends(3, AT + 50), sends(3, AT + 60)];
    const running = await played(shared(talk));
    const log = logOf(running);
    expect(all(log, 'csma.deferred').length).toBeGreaterThanOrEqual(2);
    const collisions = all(log, 'csma.collision');
    expect(new Set(collisions.map(({ node }) => node))).toEqual(new Set([1, 2]));
    expect(received(running, 3)).toBe(3);
  });
});

describe('a collision', () => {
  const both = (delay = 2, bytes = 100) =>
    shared([sends(2, AT, bytes), sends(3, AT + 1, bytes)], { delay });

  test('is seen by both, jammed by the hub, and mended after a back-off', async () => {
    const running = await played(both());
    const log = logOf(running);
    const collisions = all(log, 'csma.collision');
    expect(collisions.slice(0, 2)).toMatchObject([
      { attempt: 1, late: false },
      { attempt: 1, late: false },
    ]);
    expect(new Set(collisions.map(({ node }) => node))).toEqual(new Set([0, 1]));
    expect(all(log, 'csma.jam').length).toBeGreaterThan(0);
    for (const { slots, most, attempt, wait } of all(log, 'csma.backoff')) {
      expect(most).toBe(2 ** Math.min(attempt, 10) - 1);
      expect(slots).toBeLessThanOrEqual(most);
      expect(wait).toBe(Math.ceil(slots * 51.2));
    }
    expect([received(running, 2), received(running, 3)]).toEqual([1, 1]);
    expect(framesHeld(running.sim.world.arena)).toBe(0);
  });

  test('stops the frame: preamble and jam are all that the others hear of it', async () => {
    const log = logOf(await played(both()));
    const [first] = all(log, 'csma.collision');
    const [backoff] = all(log, 'csma.backoff').filter(({ node }) => node === first?.node);
    // At the collision some 4 µs of the preamble of 6.4 µs are sent; then come 3.2 µs of jam.
    expect((backoff?.at ?? 0) - AT).toBeLessThanOrEqual(12);
  });

  test('gives each attempt a frame in the trace, of the same packet, and a capture has one', async () => {
    const spec = both();
    const running = await played(spec);
    const log = logOf(running);
    const sent = all(log, 'frame.sent').filter(({ node }) => node === 0);
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(({ packet }) => packet)).size).toBe(1);
    const points = capturePoints(spec).slice(0, 1);
    const captured = capturedPackets(log, running.sim.capture, points);
    expect(captured.filter(({ inbound }) => !inbound)).toHaveLength(1);
  });

  test('goes otherwise with another seed, and the same with the same', async () => {
    const drawn = async (seed: number) =>
      all(logOf(await played(both(), { seed })), 'csma.backoff').map(({ slots }) => slots);
    const runs = await Promise.all([1, 2, 3, 4, 5, 6].map(drawn));
    expect(new Set(runs.map(String)).size).toBeGreaterThan(1);
    expect(await drawn(3)).toEqual(runs[2]);
  });

  test('is late on too long a cable, and the card still tries again', async () => {
    const running = await played(both(40, 1_000));
    const late = all(logOf(running), 'csma.collision').filter((event) => event.late);
    expect(late.length).toBeGreaterThan(0);
    expect(late.every(({ bits }) => bits > 512)).toBe(true);
    expect([received(running, 2), received(running, 3)]).toEqual([1, 1]);
  });

  test('on too long a cable is not noticed by who has sent a short frame: it is lost', async () => {
    const running = await played(both(80, 1));
    const log = logOf(running);
    expect(all(log, 'csma.collision')).toEqual([]);
    const lost = all(log, 'frame.dropped').filter(({ why }) => why === 'collision');
    expect(lost.length).toBeGreaterThan(0);
    expect([received(running, 2), received(running, 3)]).toEqual([0, 0]);
    expect(framesHeld(running.sim.world.arena)).toBe(0);
  });
});

describe('sixteen collisions', () => {
  test.each([1, 2])(
    'a crowded line with %i hub(s) carries everything or says what it lost',
    async (hubs) => {
      const running = await played(crowd(hubs));
      const log = logOf(running);
      const got = NAMES.reduce((sum, _, i) => sum + received(running, i), 0);
      const gaveUp = all(log, 'csma.gave-up');
      expect(got + gaveUp.length).toBe(120);
      for (const { attempts } of gaveUp) expect(attempts).toBe(16);
      // Nobody sends while it hears another for long: at most one frame at a time is whole.
      const whole = all(log, 'frame.delivered').filter(({ node }) => node >= 4);
      expect(whole.length).toBeGreaterThan(0);
      expect(framesHeld(running.sim.world.arena)).toBe(0);
      expect(running.sim.world.guard.stopped).toBe('');
    },
  );

  test('end a frame of a card among fifty that begin at once', async () => {
    const running = await played(fifty());
    const log = logOf(running);
    const gaveUp = all(log, 'csma.gave-up');
    expect(gaveUp.length).toBeGreaterThan(0);
    for (const { node, at } of gaveUp) {
      const tried = all(log, 'csma.collision').filter(
        (each) => each.node === node && each.at <= at,
      );
      expect(tried.slice(-16).map(({ attempt }) => attempt)).toEqual(
        Array.from({ length: 16 }, (_, i) => i + 1),
      );
    }
  });
});

test('two cables between two hubs: a signal meets itself, nobody is heard, and the run still ends', async () => {
  const spec = shared([sends(1, AT)], { hubs: 2 });
  const second: LinkSpec = {
    kind: 'half-duplex',
    delay: 2,
    between: ['hub', 'hub-2'],
    name: 'second',
  };
  const running = await played({ ...spec, links: [...spec.links, second] });
  expect(received(running, 1)).toBe(0);
  expect(all(logOf(running), 'csma.jam').length).toBeGreaterThan(0);
});

test('a switch is the end of a collision domain: two pairs send at once and nobody collides', async () => {
  const half = { kind: 'half-duplex', delay: 2 } as const;
  const spec = shared([sends(1, AT), [], sends(3, AT)]);
  const nodes = spec.nodes.map((node) =>
    node.kind === 'hub' ? { ...node, kind: 'switch' as const } : node,
  );
  const links = NAMES.map((name) => ({ ...half, between: [name, 'hub'] as [string, string] }));
  const running = await played({ ...spec, nodes, links });
  expect(all(logOf(running), 'csma.collision').filter(({ node }) => node < 4)).toEqual([]);
  expect([received(running, 1), received(running, 3)]).toEqual([1, 1]);
});

test('two cards on one cable collide, too', async () => {
  const spec = shared([sends(1, AT), sends(0, AT)]);
  const links: LinkSpec[] = [{ kind: 'half-duplex', delay: 3, between: ['anna', 'bert'] }];
  const running = await played({ ...spec, nodes: spec.nodes.slice(0, 2), links });
  expect(all(logOf(running), 'csma.collision').length).toBeGreaterThanOrEqual(2);
  expect([received(running, 0), received(running, 1)]).toEqual([1, 1]);
});

describe('what a session does', () => {
  test('a frame that is taken off reaches nobody', async () => {
    const running = await played(shared([sends(1, AT)]), {
      inputs: [{ at: AT + 1, kind: 'drop', frame: 0 }],
    });
    expect(received(running, 1)).toBe(0);
    expect(all(logOf(running), 'frame.dropped')[0]).toMatchObject({ frame: 0, why: 'learner' });
  });

  test('a flipped bit is found by the check sequence of whoever gets the frame', async () => {
    const spec = shared([sends(1, AT)]);
    const inputs = [{ at: AT + 1, kind: 'corrupt', frame: 0, bit: 400 }] as const;
    const running = await played(spec, { inputs: [...inputs] });
    expect(received(running, 1)).toBe(0);
    const whys = all(logOf(running), 'frame.dropped').map(({ why }) => why);
    expect(whys).toEqual(['corrupt-fcs', 'corrupt-fcs', 'corrupt-fcs']);
  });

  test('a cable that is pulled while a card sends frees the line for the others', async () => {
    const spec = shared([sends(1, AT, 1_400), [], sends(3, AT + 2 * MILLISECOND)]);
    const pull = { at: AT + 200, kind: 'link', link: 4, settings: { up: false } } as const;
    const running = await played(spec, { inputs: [pull] });
    expect(received(running, 1)).toBe(0);
    expect(received(running, 3)).toBe(1);
    expect(framesHeld(running.sim.world.arena)).toBe(0);
  });
});

test('a run goes on from any keyframe as it went', async () => {
  const spec = crowd(2);
  const whole = await played(spec, { spacing: 500 });
  const bytes = traceBytes(whole.sim.log);
  expect(whole.keyframes.length).toBeGreaterThan(3);
  for (const keyframe of whole.keyframes) {
    const again = resume(whole, keyframe);
    advance(again);
    expect(traceBytes(again.sim.log)).toEqual(bytes);
  }
});

test('a frame from a link of another kind stops at the hub, and the trace says why', async () => {
  const spec = shared([sends(1, AT)]);
  const [, ...rest] = spec.links;
  const running = await played({ ...spec, links: [{ between: ['anna', 'hub'] }, ...rest] });
  expect(all(logOf(running), 'frame.dropped').map(({ why }) => why)).toContain('mixed-hub');
});

test('the page tells all of it in both languages', async () => {
  const late = shared([sends(2, AT, 1_000), sends(3, AT + 1, 1_000)], { delay: 40 });
  const runs = [
    [await played(late), late],
    [await played(fifty()), fifty()],
  ] as const;
  expect(untold(page, runs)).toEqual([]);
});
