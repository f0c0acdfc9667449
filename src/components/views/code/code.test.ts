/** Programs as lines, and where they stand: by the scenarios of the lessons, on runs of the stack. */
import { describe, expect, it } from 'vitest';
import { scenario as close } from '../../../lessons/four-way-close/scenario.ts';
import { scenario as handshake } from '../../../lessons/three-way-handshake/scenario.ts';
import { cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { packetOf } from '../../../model/queries.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import type { ScriptStep } from '../../../stack/apps/script/script.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import {
  CLIENT,
  runToEnd,
  SERVER,
  SERVER_ADDRESS,
  twoHosts,
} from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { decodeLook, encodeLook } from './look.ts';
import { listingsOf } from './model.ts';
import { errnoOf } from './position.ts';
import { textOf } from './programs.ts';
import { segmentsOfCalls } from './segments.ts';
import { DIALECTS, type Dialect, spell } from './spellings.ts';
import { statementOf } from './statements.ts';

function recorded(spec: ScenarioSpec, inputs: SessionInput[] = []) {
  const { sim } = runToEnd(spec, { inputs });
  const run = recordedRun(sim.log, topologyOf(spec));
  const at = (time: number, node: number, dialect: Dialect = 'c') =>
    listingsOf(run, spec, node, visibleAt(run.log, time), dialect);
  const end = (node: number) => listingsOf(run, spec, node, cursorAtEnd(run.log), 'c');
  return { run, at, end };
}

describe('the server of the handshake', () => {
  const { run, at } = recorded(handshake);
  const listing = (time: number, dialect?: Dialect) => at(time, SERVER, dialect)[0];

  it('is spelled as a C programmer would', () => {
    expect(
      textOf(listing(0)?.lines ?? [])
        .split('\n')
        .slice(0, 5),
    ).toEqual([
      'int door = socket(AF_INET, SOCK_STREAM, 0);',
      'bind(door, &here, sizeof here);  // *:80',
      'listen(door, 5);',
      'usleep(5000);',
      'int caller = accept(door, NULL, NULL);',
    ]);
  });

  it('is spelled in Python, too, with the same lines', () => {
    const lines = listing(0, 'python')?.lines ?? [];
    expect(lines.map(({ step }) => step)).toEqual(listing(0)?.lines.map(({ step }) => step));
    expect(lines.slice(4).map(({ text }) => text)).toEqual([
      'caller, peer = door.accept()',
      'data = caller.recv(100)',
      'caller.sendall(b"Hello, client!")',
    ]);
  });

  it('is blocked in accept from 5 ms until the ACK comes at 80 ms', () => {
    expect(listing(50 * MILLISECOND)?.position).toMatchObject({
      ...{ doing: 'blocked', step: 4, since: 5 * MILLISECOND },
    });
    expect(listing(79 * MILLISECOND)?.position.doing).toBe('blocked');
    // Its next line is a recv, which waits for the request.
    expect(listing(80 * MILLISECOND)?.position).toMatchObject({ doing: 'blocked', step: 5 });
  });

  it('sleeps where its own step says so', () => {
    expect(listing(2 * MILLISECOND)?.position).toMatchObject({ doing: 'sleeps', step: 3 });
  });

  it('is at its end when it has sent, and keeps what each line returned', () => {
    const { position } = listing(SECOND) ?? { position: { doing: '', made: new Map() } };
    expect(position.doing).toBe('ended');
    expect(position.made.get(5)?.call.result).toBe('5 "GET /"');
  });

  it('says of each call which segments it brought about: connect a SYN, send the request', () => {
    const [program] = at(SECOND, CLIENT);
    const segments = segmentsOfCalls(run, CLIENT);
    const of = (step: number) =>
      segments.get(program?.position.made.get(step)?.call.callEvent ?? -1) ?? [];
    expect(of(2).map(({ title }) => title)).toEqual(['SYN']);
    expect(of(4)).toHaveLength(1);
    expect(packetOf(run, of(4)[0]?.frame ?? -1)?.from).toBe(CLIENT);
    expect(of(5)).toEqual([]);
  });
});

describe('several programs of one host', () => {
  const { at } = recorded(close);

  it('stand below each other, each at its own line', () => {
    const places = at(100 * SECOND, CLIENT).map(({ program, position }) => [
      program.name,
      position.doing,
    ]);
    expect(places).toEqual([
      ['first', 'ended'],
      ['second', 'ended'],
      ['third', 'ahead'],
    ]);
  });

  it('a read that goes on until the end of the stream is one line with many calls', () => {
    const made = at(SECOND, CLIENT)[0]?.position.made.get(7);
    expect(made?.times).toBe(2);
    expect(made?.call.result).toBe('0');
  });
});

const two = (client: ScriptStep[]) =>
  twoHosts(client, [{ do: 'socket', as: 'l' }], { until: 10 * SECOND, knowsNeighbours: true });

it('a call that fails is where the program ends, with the name of its error', () => {
  const { end } = recorded(
    two([
      { do: 'socket', as: 's' },
      { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 81 },
      { do: 'send', on: 's', text: 'hello' },
    ]),
  );
  const [{ position } = { position: undefined }] = end(CLIENT);
  expect(position).toMatchObject({ doing: 'failed', step: 1 });
  const call = position?.made.get(1)?.call;
  expect(call && errnoOf(call)).toBe('ECONNREFUSED');
});

it('a jump back is a loop around what it repeats', () => {
  const { at } = recorded(
    two([
      { do: 'socket', as: 's' },
      { do: 'socket', as: 'again' },
      { do: 'wait', for: SECOND },
      { do: 'goto', step: 1 },
    ]),
  );
  const [listing] = at(3.5 * SECOND, CLIENT);
  expect(textOf(listing?.lines ?? []).split('\n')).toEqual([
    'int s = socket(AF_INET, SOCK_STREAM, 0);',
    'for (;;) {',
    '    int again = socket(AF_INET, SOCK_STREAM, 0);',
    '    usleep(1000000);',
    '}',
    '',
  ]);
  expect(listing?.position.made.get(1)?.times).toBe(4);
  expect(listing?.position).toMatchObject({ doing: 'sleeps', step: 2 });
});

it('calls that somebody makes by hand are a program of their own, as they were made', () => {
  const { at } = recorded(handshake, [
    { at: SECOND, kind: 'call', node: CLIENT, call: { name: 'close', fd: 3 } },
  ]);
  const byHand = at(2 * SECOND, CLIENT).find(({ program }) => program.process < 0);
  expect(byHand?.lines.map(({ text }) => text)).toEqual(['close(fd3);']);
  expect(byHand?.position.doing).toBe('returned');
  expect(at(0.5 * SECOND, CLIENT).some(({ program }) => program.process < 0)).toBe(false);
});

it('each step of a script is spelled in every language, and no two are spelled alike', () => {
  const steps = {
    socket: { do: 'socket', as: 's' },
    setsockopt: { do: 'setsockopt', on: 's', option: 'TCP_NODELAY', value: 1 },
    bind: { do: 'bind', on: 's', port: 80 },
    listen: { do: 'listen', on: 's', backlog: 5 },
    accept: { do: 'accept', on: 's', as: 'c' },
    connect: { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
    send: { do: 'send', on: 's', text: 'x' },
    sendto: { do: 'sendto', on: 's', text: 'x', address: SERVER_ADDRESS, port: 53 },
    recvfrom: { do: 'recvfrom', on: 's', size: 512 },
    recv: { do: 'recv', on: 's', size: 100 },
    recvAll: { do: 'recvAll', on: 's', size: 100 },
    shutdown: { do: 'shutdown', on: 's', how: 'wr' },
    close: { do: 'close', on: 's' },
    abort: { do: 'abort', on: 's' },
    wait: { do: 'wait', for: SECOND },
    waitUntil: { do: 'waitUntil', at: SECOND },
    exit: { do: 'exit' },
  } satisfies Record<Exclude<ScriptStep['do'], 'goto'>, ScriptStep>;
  for (const dialect of DIALECTS) {
    const texts = Object.values(steps).map((step) => spell(statementOf(step), dialect));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.join('\n')).not.toMatch(/undefined|NaN|\(\)\(/);
  }
});

it('a look is a word, and C is what nobody needs to say', () => {
  expect(encodeLook('c')).toBeUndefined();
  expect(decodeLook(encodeLook('python'))).toBe('python');
  expect(decodeLook('fortran')).toBe('c');
});
