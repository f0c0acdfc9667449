import { describe, expect, test } from 'vitest';
import type { AppEnv, AppEvent } from '../../apps/kind.ts';
import {
  CLIENT,
  hostOf,
  program,
  SERVER,
  SERVER_ADDRESS,
  startWith,
  twoRun,
} from '../../apps/testing/world-of.ts';
import { SECOND } from '../../core/instant.ts';
import { nextU32 } from '../../core/rng.ts';
import { advance, resume } from '../../world/session.ts';
import { all, traceBytes } from '../../world/testing.ts';
import type { HostFx } from './host-fx.ts';
import { MOST_IDLE_STEPS, type Process } from './process.ts';

const run = (app: string, args: unknown = {}) => ({ name: app, app, args });
const quiet = program('quiet', () => {});

/** Runs one program alone on the client. */
function runAlone(step: (event: AppEvent, env: AppEnv) => void, more = {}) {
  const running = startWith(twoRun([run('it')], []), {
    apps: [program('it', (_, event, env) => step(event, env), more), quiet],
  });
  advance(running);
  return running;
}

test('a program is stepped with its start and the timers it starts, in order of their times', () => {
  const seen: unknown[] = [];
  runAlone((event, env) => {
    seen.push([env.now, event.type === 'timer' ? event.name : event.type]);
    if (event.type !== 'start') return;
    env.startTimer('late', 3 * SECOND);
    env.startTimer('early', SECOND);
    env.startTimer('never', 2 * SECOND);
    env.stopTimer('never');
    // Started again, a timer fires once, at its new time.
    env.startTimer('early', 2 * SECOND);
  });
  expect(seen).toEqual([
    [0, 'start'],
    [2 * SECOND, 'early'],
    [3 * SECOND, 'late'],
  ]);
});

test('a blocking call returns later, under its number, and a process may wait for several', () => {
  const seen: unknown[] = [];
  const calls: number[] = [];
  const listener = program('it', (_, event, env) => {
    if (event.type === 'returned')
      seen.push([calls.indexOf(event.call), event.name, event.result.value]);
    if (event.type !== 'start') return;
    for (const port of [80, 81]) {
      const made = env.call({ name: 'socket', type: 'stream' });
      const fd = made.done ? made.result.value : -1;
      env.call({ name: 'bind', fd, address: 0, port });
      env.call({ name: 'listen', fd, backlog: 1 });
      expect(env.call({ name: 'accept', fd })).toEqual({ done: false });
      calls.push(env.lastCall);
    }
  });
  const caller = {
    name: 'caller',
    steps: [
      { do: 'socket' as const, as: 's' },
      { do: 'connect' as const, on: 's', address: SERVER_ADDRESS, port: 81 },
    ],
  };
  const running = startWith(twoRun([caller], [run('it')]), { apps: [listener] });
  advance(running);
  expect(seen).toEqual([[1, 'accept', 5]]);
});

describe('the end of a process', () => {
  const opens = (then: (env: AppEnv) => void) => (event: AppEvent, env: AppEnv) => {
    if (event.type !== 'start') return;
    env.call({ name: 'socket', type: 'stream' });
    env.call({ name: 'bind', fd: 3, address: 0, port: 80 });
    env.call({ name: 'listen', fd: 3, backlog: 1 });
    env.call({ name: 'accept', fd: 3 });
    env.startTimer('later', SECOND);
    then(env);
  };

  test('closes its descriptors, stops its timers and leaves nothing in the table', () => {
    const running = runAlone(opens((env) => env.exit(3)));
    const host = hostOf(running, CLIENT);
    expect(host.processes).toEqual([undefined]);
    expect(host.transport.sockets.size).toBe(0);
    expect(host.transport.connections.size).toBe(0);
    expect(host.blocked).toEqual([]);
    const { log } = running.sim;
    expect(all(log, 'timer.fired').filter(({ layer }) => layer === 'app')).toEqual([]);
    const [exited] = all(log, 'app.exited');
    expect(exited).toMatchObject({ process: 0, name: 'it', code: 3 });
    const [closed] = all(log, 'tcp.transition').filter(({ to }) => to === 'CLOSED');
    expect(closed?.cause).toBe(exited?.id);
  });

  test('comes to a script by a step of its own, and not at the end of its list', () => {
    const open = { do: 'socket' as const, as: 's' };
    const running = startWith(
      twoRun(
        [{ name: 'a', steps: [open] }],
        [{ name: 'b', steps: [open, { do: 'exit', code: 2 }] }],
      ),
      {},
    );
    advance(running);
    expect(hostOf(running, CLIENT).transport.sockets.size).toBe(1);
    expect(hostOf(running, SERVER).transport.sockets.size).toBe(0);
    expect(all(running.sim.log, 'app.exited')).toMatchObject([{ node: SERVER, code: 2 }]);
  });

  test('by a signal it does not handle has a code of 128 and more, and its parent hears of it', () => {
    const seen: unknown[] = [];
    runAlone((event, env) => {
      if (event.type === 'start') env.kill(env.spawn('quiet', {}), 'TERM');
      if (event.type === 'child') seen.push([event.pid, event.code]);
    });
    expect(seen).toEqual([[1, 143]]);
  });

  test('does not come by a signal that it handles, except by KILL', () => {
    const seen: string[] = [];
    const running = runAlone(
      (event, env) => {
        if (event.type === 'start') env.kill(env.pid, 'INT');
        if (event.type !== 'signal') return;
        seen.push(event.signal);
        env.kill(env.pid, 'KILL');
      },
      { handles: ['INT', 'KILL'] },
    );
    expect(seen).toEqual(['INT']);
    expect(all(running.sim.log, 'app.exited')).toMatchObject([{ code: 137 }]);
  });
});

describe('a process that spawns another', () => {
  test('gives it descriptors, whose events and whose closing are the child’s then', () => {
    const parent = program(
      'it',
      (_, event, env) => {
        if (event.type === 'socket') throw new Error('heard by the one who gave it away');
        if (event.type !== 'start') return;
        env.call({ name: 'socket', type: 'dgram', nonBlocking: true });
        env.call({ name: 'bind', fd: 3, address: 0, port: 9 });
        expect(env.spawn('child', { fd: 3 }, [3])).toBe(1);
        env.exit(0);
      },
      { hears: { sockets: true } },
    );
    const child = program(
      'child',
      (_, event, env) => {
        if (event.type === 'socket') env.print(`${event.fd} ${event.what}`);
      },
      { hears: { sockets: true } },
    );
    const sender = {
      name: 'sender',
      steps: [
        { do: 'socket' as const, as: 's', type: 'dgram' as const },
        { do: 'sendto' as const, on: 's', text: 'x', address: SERVER_ADDRESS, port: 9 },
      ],
    };
    const running = startWith(twoRun([sender], [run('it')]), { apps: [parent, child] });
    advance(running);
    expect(all(running.sim.log, 'app.printed')).toMatchObject([{ process: 1, line: '3 readable' }]);
    expect(all(running.sim.log, 'app.started')).toMatchObject([
      { process: 0, parent: -1 },
      { process: 1, parent: 0, app: 'child' },
    ]);
  });

  test('cannot give what is not its own, and cannot start what nobody knows', () => {
    runAlone((event, env) => {
      if (event.type !== 'start') return;
      expect(env.spawn('quiet', {}, [7])).toBe(-1);
      expect(env.spawn('nothing', {})).toBe(-1);
    });
  });
});

describe('a process that never waits is ended', () => {
  const endless = { name: 'endless', detail: `${MOST_IDLE_STEPS}` };

  test('when it is a script that goes in a circle', () => {
    const spec = twoRun([{ name: 'it', steps: [{ do: 'goto', step: 0 }] }], []);
    const running = startWith(spec, {});
    advance(running);
    expect(all(running.sim.log, 'app.event')).toMatchObject([endless]);
    expect(all(running.sim.log, 'app.exited')).toMatchObject([{ code: 134 }]);
  });

  test('when it signals itself, or spawns and spawns', () => {
    const signalling = runAlone((_, env) => env.kill(env.pid, 'INT'), { handles: ['INT'] });
    expect(all(signalling.sim.log, 'app.event')).toMatchObject([endless]);
    const spawning = runAlone((event, env) => {
      if (event.type !== 'start') return;
      env.spawn('it', {});
      env.exit(0);
    });
    expect(all(spawning.sim.log, 'app.event')).toMatchObject([{ name: 'endless' }]);
  });
});

test('what is typed reaches the process, and what it prints stands in the trace', () => {
  const running = startWith(twoRun([run('it')], []), {
    apps: [
      program('it', (_, event, env) => {
        if (event.type === 'input') env.print(`you said ${event.line}`);
      }),
    ],
  });
  running.sim.inputs = [
    { at: SECOND, kind: 'type', node: CLIENT, process: 0, line: 'hello' },
    { at: SECOND, kind: 'signal', node: CLIENT, process: 0, signal: 'INT' },
    // Nobody is there any more: nothing happens.
    { at: SECOND, kind: 'type', node: CLIENT, process: 0, line: 'again' },
  ];
  advance(running);
  const { log } = running.sim;
  const [typed] = all(log, 'app.input');
  expect(typed).toMatchObject({ process: 0, line: 'hello' });
  expect(all(log, 'app.printed')).toMatchObject([{ line: 'you said hello', cause: typed?.id }]);
  expect(all(log, 'app.input')).toHaveLength(1);
  expect(all(log, 'app.exited')).toMatchObject([{ code: 130 }]);
});

test('what a process draws changes no other’s luck, and a replay draws it again', () => {
  const drawing = program('it', (_, event, env) => {
    if (event.type === 'start' || event.type === 'timer') {
      env.print(String(nextU32(env.rng)));
      env.startTimer('again', SECOND);
    }
  });
  const table = { apps: [drawing, quiet] };
  const spec = twoRun([run('it'), run('it')], []);
  const running = startWith(spec, table);
  advance(running, 3 * SECOND);
  const lines = all(running.sim.log, 'app.printed').map(({ line }) => line);
  expect(new Set(lines).size).toBe(lines.length);
  const alone = startWith(twoRun([run('quiet'), run('it')], []), table);
  advance(alone, 3 * SECOND);
  const second = all(running.sim.log, 'app.printed').filter(({ process }) => process === 1);
  expect(all(alone.sim.log, 'app.printed').map(({ line }) => line)).toEqual(
    second.map(({ line }) => line),
  );
  const first = running.keyframes[0];
  const again = resume(running, first as NonNullable<typeof first>);
  advance(again, 3 * SECOND);
  expect(traceBytes(again.sim.log)).toEqual(traceBytes(running.sim.log));
});

test('the arguments of a program are not copied into keyframes', () => {
  const running = startWith(twoRun([run('quiet', { list: [1, 2, 3] })], []), { apps: [quiet] });
  const [kept] = running.keyframes;
  const process = hostOf(running, CLIENT).processes[0] as Process;
  expect(kept?.world.nodes[CLIENT]).toMatchObject({ processes: [{ args: process.args }] });
  expect(Object.isFrozen(process.args)).toBe(true);
});

test('a change of the host reaches the programs that ask for it, and no others', () => {
  const seen: string[] = [];
  const watch = program(
    'it',
    (_, event) => {
      if (event.type === 'host') seen.push(event.what);
    },
    { hears: { host: true } },
  );
  const deaf = program('deaf', (_, event) => {
    if (event.type === 'host') throw new Error('did not ask');
  });
  const running = startWith(twoRun([run('it'), run('deaf')], []), { apps: [watch, deaf] });
  advance(running, SECOND);
  (running.sim.nodes[CLIENT]!.fx as HostFx).hostChanged('route');
  running.sim.inputs = [
    { at: 2 * SECOND, kind: 'call', node: CLIENT, call: { name: 'socket', type: 'dgram' } },
  ];
  advance(running);
  expect(seen).toEqual(['route']);
});
