import { describe, expect, test } from 'vitest';
import type { ScriptStep } from '../apps/script/script.ts';
import { MILLISECOND, SECOND } from '../core/instant.ts';
import { isHost } from '../nodes/host/host.ts';
import { MOST_IDLE_STEPS } from '../nodes/host/process.ts';
import { FRAMES_A_TIMER, MOST_FRAMES, MOST_STILL } from './guard.ts';
import type { ScenarioSpec } from './scenario.ts';
import { advance, fork, resume } from './session.ts';
import { all, runToEnd, traceBytes, transferScenario, twoHosts } from './testing.ts';

/** Two hubs with two cables between them: whatever is sent to both circles for ever. */
function hubLoop(delay: number): ScenarioSpec {
  const spec = transferScenario(10);
  return {
    ...spec,
    nodes: [...spec.nodes, { kind: 'hub', name: 'left' }, { kind: 'hub', name: 'right' }],
    links: [
      { between: ['client', 'left'], delay: 1_000 },
      { between: ['left', 'right'], delay },
      { between: ['left', 'right'], delay, name: 'again' },
      { between: ['right', 'server'], delay: 1_000 },
    ],
  };
}

const idle: ScriptStep[] = [
  { do: 'wait', for: 0 },
  { do: 'goto', step: 0 },
];

describe('a run that never comes to rest is ended', () => {
  test('when frames circle and double without end', () => {
    for (const delay of [0, 5, MILLISECOND]) {
      const { sim, finished } = runToEnd(hubLoop(delay));
      expect(finished).toBe(true);
      const [stopped] = all(sim.log, 'run.stopped');
      expect(stopped).toMatchObject({ why: 'frames-without-end', node: -1 });
      expect(stopped?.count).toBeLessThan(MOST_FRAMES * 1.2);
    }
  });

  test('when virtual time stands still', () => {
    const { sim } = runToEnd(twoHosts(idle, []));
    const [stopped] = all(sim.log, 'run.stopped');
    expect(stopped).toMatchObject({ why: 'time-stands-still', at: 0 });
    expect(stopped?.count).toBeLessThan(MOST_STILL * 1.1);
  });

  test('when timers fire and fire and nothing comes of it', () => {
    const hasty: ScriptStep[] = [
      { do: 'wait', for: 1 },
      { do: 'goto', step: 0 },
    ];
    const { sim } = runToEnd(twoHosts(hasty, []), {}, { trace: false });
    expect(sim.world.guard.stopped).toBe('nothing-new');
    expect(sim.world.now).toBeLessThan(3 * SECOND);
  });
});

test('a program that never waits is ended, says so, and the run goes on without it', () => {
  const { sim } = runToEnd(twoHosts([{ do: 'goto', step: 0 }], [{ do: 'wait', for: 5 }]));
  expect(all(sim.log, 'app.event')).toMatchObject([
    { node: 0, process: 0, name: 'endless', detail: `${MOST_IDLE_STEPS}` },
  ]);
  expect(sim.world.guard.stopped).toBe('');
  expect(sim.world.now).toBe(600 * SECOND);
});

test('so is one that sends datagrams without end', () => {
  const blaster: ScriptStep[] = [
    { do: 'socket', as: 's', type: 'dgram' },
    { do: 'sendto', on: 's', text: 'x', address: 0x0a000002, port: 9 },
    { do: 'goto', step: 1 },
  ];
  const { sim } = runToEnd(twoHosts(blaster, []));
  expect(all(sim.log, 'app.event')).toMatchObject([{ name: 'endless' }]);
});

test('but one that writes and reads single bytes is not, as long as they move', () => {
  const client: ScriptStep[] = [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: 0x0a000002, port: 80 },
    { do: 'send', on: 's', bytes: 20_000 },
    { do: 'close', on: 's' },
  ];
  const server: ScriptStep[] = [
    { do: 'socket', as: 'l' },
    { do: 'bind', on: 'l', port: 80 },
    { do: 'listen', on: 'l', backlog: 1 },
    { do: 'accept', on: 'l', as: 'c' },
    { do: 'wait', for: SECOND },
    { do: 'recvAll', on: 'c', size: 1 },
  ];
  const { sim } = runToEnd(
    twoHosts(client, server, { links: [{ between: ['client', 'server'] }] }),
  );
  expect(all(sim.log, 'app.event')).toEqual([]);
  const [, host] = sim.world.nodes;
  expect(isHost(host) && host.processes[0]?.moved).toBe(20_000);
});

describe('the end of such a run is part of the session', () => {
  const spec = hubLoop(5);

  test('it is the same in every replay, from any keyframe', () => {
    const running = runToEnd(spec, {}, { spacing: 5_000 });
    const frames = running.keyframes[running.keyframes.length - 1];
    expect(running.keyframes.length).toBeGreaterThan(2);
    const again = resume(running, frames as NonNullable<typeof frames>);
    advance(again);
    expect(traceBytes(again.sim.log)).toEqual(traceBytes(running.sim.log));
  });

  test('and it can be changed before: without one of the cables it comes to rest', () => {
    const running = runToEnd(spec);
    const cut = { at: 500, kind: 'link', link: 4, settings: { up: false } } as const;
    const mended = fork(running, cut);
    advance(mended);
    expect(all(mended.sim.log, 'run.stopped')).toEqual([]);
    expect(all(mended.sim.log, 'tcp.transition').length).toBeGreaterThan(4);
  });
});

describe('a run that gets on is left alone', () => {
  test('over a link without delay, where all of it happens at once', () => {
    const { sim } = runToEnd(transferScenario(30_000_000, { delay: 0 }), {}, { trace: false });
    expect(sim.world.guard.stopped).toBe('');
    expect(sim.world.nextFrame).toBeGreaterThan(20_000);
  });

  test('at 10 Gb/s over a long way, with losses', () => {
    const link = { bandwidth: 10e9, delay: 50 * MILLISECOND, lossPpm: 100 };
    const settings = { sendBuffer: 1 << 28, receiveBuffer: 1 << 28 };
    const spec = transferScenario(60_000_000, link);
    const nodes = spec.nodes.map((host) => ({ ...host, settings }));
    const { sim } = runToEnd({ ...spec, nodes }, {}, { trace: false });
    expect(sim.world.guard.stopped).toBe('');
    expect(sim.world.nextFrame).toBeGreaterThan(40_000);
  });

  test('for days of keep-alive probes', () => {
    const settings = { keepAlive: true, keepAliveIdle: SECOND, keepAliveInterval: SECOND };
    const spec = twoHosts(
      [
        { do: 'socket', as: 's' },
        { do: 'connect', on: 's', address: 0x0a000002, port: 80 },
        { do: 'recv', on: 's', size: 1 },
      ],
      [
        { do: 'socket', as: 'l' },
        { do: 'bind', on: 'l', port: 80 },
        { do: 'listen', on: 'l', backlog: 1 },
        { do: 'accept', on: 'l', as: 'c' },
        { do: 'recv', on: 'c', size: 1 },
      ],
      { until: 6 * 3_600 * SECOND },
    );
    const nodes = spec.nodes.map((host) => ({ ...host, settings }));
    const { sim } = runToEnd({ ...spec, nodes }, {}, { trace: false });
    expect(sim.world.guard.stopped).toBe('');
    expect(sim.world.nextFrame).toBeGreaterThan(MOST_FRAMES + FRAMES_A_TIMER);
  });
});
