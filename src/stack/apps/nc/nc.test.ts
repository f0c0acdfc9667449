/** Two people, one at each end. */
import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import type { ProcessSpec } from '../process-spec.ts';
import type { ScriptStep } from '../script/script.ts';
import { CLIENT, hostOf, SERVER, SERVER_ADDRESS, twoRun } from '../testing/world-of.ts';
import { parseNc } from './command.ts';
import { END_OF_INPUT } from './nc.ts';

const nc = (line?: string, input?: string[], startAt = 0): ProcessSpec => ({
  ...{ name: 'nc', app: 'nc', startAt },
  args: { ...(line !== undefined && { line }), ...(input && { input }) },
});
const types = (node: number, at: number, line: string): SessionInput => ({
  ...{ kind: 'type', at: at * SECOND, node, process: 0, line },
});
const printed = ({ sim }: SessionRun, node: number) =>
  all(sim.log, 'app.printed')
    .filter((event) => event.node === node)
    .map(({ line }) => line);
const exits = ({ sim }: SessionRun) =>
  all(sim.log, 'app.exited').map(({ node, code }) => [node, code]);

describe('a stream', () => {
  test('carries what is typed at either end, and each end closes its own half', async () => {
    const running = await played(twoRun([nc('10.0.0.2 80')], [nc('-l 80')]), {
      inputs: [
        types(CLIENT, 1, 'hello'),
        types(SERVER, 2, '你好'),
        types(CLIENT, 3, END_OF_INPUT),
        types(SERVER, 4, 'one more thing'),
        types(CLIENT, 5, 'too late'),
        types(SERVER, 6, END_OF_INPUT),
      ],
    });
    expect(printed(running, SERVER)).toEqual([
      expect.stringMatching(/^nc: 10\.0\.0\.1:\d+ is there$/),
      'hello',
    ]);
    expect(printed(running, CLIENT)).toEqual(['你好', 'one more thing']);
    expect(exits(running)).toEqual([
      [SERVER, 0],
      [CLIENT, 0],
    ]);
    const closed = all(running.sim.log, 'socket.call').filter(({ name }) => name === 'shutdown');
    expect(closed.map(({ node }) => node)).toEqual([CLIENT, SERVER]);
  });

  test('sends a file of lines, closes its half, and prints what comes back', async () => {
    const echo: ProcessSpec = { name: 'echo', app: 'echo-server', args: {} };
    const lines = Array.from({ length: 400 }, (_, i) => `${i} ${'x'.repeat(200)}`);
    const running = await played(twoRun([nc('10.0.0.2 7', lines)], [echo], { sendBuffer: 4_096 }));
    expect(printed(running, CLIENT)).toEqual(lines);
    expect(exits(running)).toEqual([[CLIENT, 0]]);
  });

  test('prints a line that does not end, once it has waited for the end', async () => {
    const prompt: ScriptStep[] = [
      { do: 'socket', as: 'l' },
      { do: 'bind', on: 'l', port: 25 },
      { do: 'listen', on: 'l', backlog: 1 },
      { do: 'accept', on: 'l', as: 'c' },
      { do: 'send', on: 'c', text: 'whole\npro' },
      { do: 'wait', for: SECOND },
      { do: 'send', on: 'c', text: 'mpt' },
    ];
    const running = await played(twoRun([nc('10.0.0.2 25')], [{ name: 'prompt', steps: prompt }]));
    expect(printed(running, CLIENT)).toEqual(['whole', 'pro', 'mpt']);
  });

  test('nobody listens, or the other end resets: it says so and gives up', async () => {
    expect(printed(await played(twoRun([nc('10.0.0.2 80')], [])), CLIENT)).toEqual([
      'nc: connection refused',
    ]);
    const rude: ScriptStep[] = [
      { do: 'socket', as: 's' },
      { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
      { do: 'send', on: 's', text: 'bye' },
      { do: 'wait', for: SECOND },
      { do: 'abort', on: 's' },
    ];
    const running = await played(twoRun([{ name: 'rude', steps: rude }], [nc('-l -p 80')]));
    expect(printed(running, SERVER).slice(1)).toEqual(['bye', 'nc: connection reset']);
    expect(exits(running)).toContainEqual([SERVER, 1]);
  });
});

describe('datagrams', () => {
  test('go both ways once the first has come, one for each line', async () => {
    const running = await played(twoRun([nc('-u -p 5000 10.0.0.2 53')], [nc('-lu 53')]), {
      inputs: [
        types(SERVER, 1, 'early'),
        types(CLIENT, 2, 'hello'),
        types(SERVER, 3, 'back'),
        types(CLIENT, 4, END_OF_INPUT),
      ],
    });
    expect(printed(running, SERVER)).toEqual(['nc: 10.0.0.1:5000 is there', 'hello']);
    // What was typed before there was anybody waited.
    expect(printed(running, CLIENT)).toEqual(['early', 'back']);
    expect(exits(running)).toEqual([]);
  });

  test('nobody has the port: the next thing typed fails, or the one before', async () => {
    const running = await played(twoRun([nc('-u 10.0.0.2 53')], []), {
      inputs: [types(CLIENT, 1, 'hello')],
    });
    expect(printed(running, CLIENT)).toEqual(['nc: connection refused']);
  });

  test('silence ends it with -w', async () => {
    const running = await played(
      twoRun([nc('-u -w 2 10.0.0.2 9')], [{ name: 'discard', app: 'discard', args: {} }]),
      { inputs: [types(CLIENT, 1, 'hello')] },
    );
    expect(all(running.sim.log, 'app.exited')).toMatchObject([{ code: 0, at: 3 * SECOND }]);
  });
});

test('a listener hears all that is sent to a group, and says who speaks', async () => {
  const speaks: ProcessSpec = {
    name: 'speaker',
    steps: [
      { do: 'socket', as: 's', type: 'dgram' },
      { do: 'wait', for: SECOND },
      { do: 'sendto', on: 's', text: 'is anybody there?', address: 0xe00000fb, port: 5_353 },
      { do: 'sendto', on: 's', text: 'well', address: 0xe00000fb, port: 5_353 },
    ],
  };
  const running = await played(twoRun([nc('-lu 5353 224.0.0.251')], [speaks]), {
    inputs: [types(CLIENT, 3, 'yes')],
  });
  expect(printed(running, CLIENT)).toEqual([
    expect.stringMatching(/^nc: 10\.0\.0\.2:\d+ says$/),
    ...['is anybody there?', 'well', 'nc: a group is only listened to'],
  ]);
});

describe('commands', () => {
  test('are lines typed before there is a conversation, and after it', async () => {
    const running = await played(twoRun([nc()], [{ name: 'echo', app: 'echo-server', args: {} }]), {
      inputs: [
        types(CLIENT, 1, 'nc 10.0.0.2 7'),
        types(CLIENT, 2, 'nc -z'),
        types(CLIENT, 3, END_OF_INPUT),
        types(CLIENT, 5, 'nc -z'),
        types(CLIENT, 6, 'nc -lu 99'),
        { kind: 'signal', at: 7 * SECOND, node: CLIENT, process: 0, signal: 'INT' },
      ],
    });
    expect(printed(running, CLIENT)).toEqual(['nc -z', "nc: cannot use '-z'"]);
    expect(hostOf(running, CLIENT).transport.sockets.size).toBe(0);
    expect(exits(running)).toEqual([]);
  });

  test('are taken after a ^C that came when the conversation was over', async () => {
    const running = await played(twoRun([nc()], []), {
      inputs: [
        types(CLIENT, 1, 'nc 10.0.0.2 9'),
        { kind: 'signal', at: 2 * SECOND, node: CLIENT, process: 0, signal: 'INT' },
        types(CLIENT, 3, 'nc 10.0.0.2 9'),
      ],
    });
    expect(printed(running, CLIENT)).toEqual(['nc: connection refused', 'nc: connection refused']);
  });

  test('a port that somebody has is told', async () => {
    const running = await played(twoRun([], [nc('-l 80'), nc('-l 80')]));
    expect(printed(running, SERVER)).toEqual(['nc: port 80: EADDRINUSE']);
  });

  test.each([
    ['10.0.0.2', ''],
    ['10.0.0.2 70000', '70000'],
    ['10.0.0.2 x', 'x'],
    ['10.0.0.2 80 81', '81'],
    ['-lu 80 10.0.0.9', '10.0.0.9'],
    ['-l 80 224.0.0.9', '224.0.0.9'],
    ['-l -p 80 81', '81'],
    ['-l', ''],
    ['-p 80 10.0.0.2', ''],
    ['here 80', 'here'],
    ['-w x 10.0.0.2 80', '-w x'],
  ])('%s is refused, with the word that is wrong', (line, wrong) => {
    expect(parseNc(line)).toEqual({ wrong });
  });
});
