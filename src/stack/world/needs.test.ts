import { expect, test } from 'vitest';
import { kernelFor } from '../../runtime/testing/kernel-for.ts';
import { coreKernel } from '../capability.ts';
import type { SessionInput } from '../inputs/kind.ts';
import { needsOf } from './needs.ts';
import type { ScenarioSpec } from './scenario.ts';
import { runFaults } from './schema/session.ts';
import { transferScenario, twoHosts } from './testing.ts';

const session = { scenario: 'transfer', seed: 1, inputs: [] as SessionInput[] };
const spec = transferScenario(10);

async function idsFor(scenario: ScenarioSpec, inputs: SessionInput[] = []) {
  const kernel = await kernelFor(scenario, { ...session, inputs });
  return kernel.capabilities.map(({ id }) => id);
}

test('a run over TCP fetches no other sockets', async () => {
  expect(await idsFor(spec)).toEqual(['core', 'script']);
});

test('a script that opens a datagram socket and sets an option brings UDP and the options', async () => {
  const steps = twoHosts(
    [
      { do: 'socket', as: 's', type: 'dgram' },
      { do: 'setsockopt', on: 's', option: 'IP_TTL', value: 9 },
    ],
    [],
  );
  const named = ['script', 'dgram', 'socket-options'];
  // Datagrams may be long, and may be for a port that nobody has.
  expect(await idsFor(steps)).toEqual(['core', ...named, 'fragments', 'whole-icmp']);
});

test('a frame from outside may carry UDP, which somebody has to answer', async () => {
  const frame: SessionInput = { at: 0, kind: 'frame', node: 0, nic: 0, bytes: new Uint8Array(60) };
  expect(await idsFor(spec, [frame])).toContain('dgram');
});

test('an input that changes a link brings what that kind of link needs for it', async () => {
  const drop: SessionInput = { at: 0, kind: 'drop', frame: 0 };
  expect(await idsFor(spec, [drop])).toContain('wire');
});

test.each([
  ['null for a process', [null]],
  ['a text for a process', ['script']],
  ['null for the processes', null],
])('%s is asked nothing, and refused by the checks', (_, processes) => {
  const [client, server] = spec.nodes;
  const broken = { ...spec, nodes: [{ ...client, processes }, server] } as unknown as ScenarioSpec;
  expect(() => needsOf(broken, session, coreKernel)).not.toThrow();
  expect(runFaults(broken, session, coreKernel)).not.toEqual([]);
});

test('a program that nobody knows is refused, with the programs there are', async () => {
  const [client, server] = spec.nodes;
  const process = { name: 'x', app: 'nobody', args: {} };
  const broken = { ...spec, nodes: [{ ...client, processes: [process] }, server] };
  const kernel = await kernelFor(broken as ScenarioSpec, session);
  expect(runFaults(broken as ScenarioSpec, session, kernel)).toMatchObject([
    { code: 'choice', path: ['nodes', 0, 'processes', 0, 'app'], allowed: ['script'] },
  ]);
});

test('arguments that a program cannot have are refused where they stand', async () => {
  const [client, server] = spec.nodes;
  const process = { name: 'x', app: 'echo-server', args: { port: 70_000 } };
  const broken = { ...spec, nodes: [{ ...client, processes: [process] }, server] };
  const kernel = await kernelFor(broken as ScenarioSpec, session);
  expect(runFaults(broken as ScenarioSpec, session, kernel)).toMatchObject([
    { code: 'whole', path: ['nodes', 0, 'processes', 0, 'args', 'port'] },
  ]);
});
