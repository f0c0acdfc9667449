/** A NAT that is set otherwise while it runs. */
import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { MINUTE, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { all } from '../../world/testing.ts';
import type { NatConfig } from './spec.ts';
import {
  ANNA,
  ANNAS,
  type Differences,
  homes,
  NORTH,
  NORTHS,
  runHomes,
  SERVER,
  SERVERS,
  SOUTHS,
} from './testing/homes.ts';
import {
  bound,
  expectTidy,
  fetchFrom,
  hear,
  heard,
  reasons,
  received,
  say,
  serves,
  wait,
} from './testing/steps.ts';

const AT = SECOND;

async function runWith(given: Differences, change: Partial<NatConfig>) {
  const spec = homes(given);
  const inputs: SessionInput[] = [{ at: AT, kind: 'hook', node: NORTH, hook: 'nat', change }];
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs });
  return runHomes(given, inputs, { kernel, capture: true });
}

test('a port forward lets in what comes after it', async () => {
  const knocks = (at: number) => ({
    server: [wait(at), ...fetchFrom(NORTHS, 80)],
    anna: serves(10),
    more: { until: 20 * SECOND },
  });
  const forwards = [{ protocol: 'tcp' as const, port: 80, to: '192.168.1.2' }];
  const running = await runWith(knocks(2 * SECOND), { forwards });
  expect(received(running, SERVER)).toBe(10);
  expect(all(running.sim.log, 'nat.forward')).toMatchObject([{ inside: ANNAS, outsidePort: 80 }]);
  expectTidy(running);
});

test('a port forward takes the port of the mapping that has it', async () => {
  const given = {
    anna: [...bound(5000), say('x', SERVERS, 7)],
    more: { until: 5 * SECOND },
  };
  const forwards = [{ protocol: 'udp' as const, port: 5000, to: '192.168.1.3' }];
  const { log } = (await runWith(given, { forwards })).sim;
  expect(all(log, 'nat.unmapped')).toMatchObject([{ at: AT, outsidePort: 5000, why: 'set-anew' }]);
});

const stranger: Differences = {
  anna: [...bound(5000), say('open', SERVERS, 7), hear],
  bella: [...bound(6000), wait(2 * SECOND), say('b1', NORTHS, 5000)],
  server: bound(7),
};

test('another filter decides from then on about mappings that there are', async () => {
  expect(heard(await runWith(stranger, {}), ANNA)).toBe(1);
  const shut = await runWith(stranger, { filtering: 'address-dependent' });
  expect(heard(shut, ANNA)).toBe(0);
  expect(reasons(shut)).toEqual(['nat-filtered']);
});

test('with another kind of mapping the table begins anew', async () => {
  const twice: ScriptStep[] = [
    ...[...bound(5000), say('x', SERVERS, 7), wait(2 * SECOND)],
    ...[say('x', SERVERS, 7), say('x', SOUTHS, 6000)],
  ];
  const given = { anna: twice, server: bound(7), more: { until: 5 * SECOND } };
  const { log } = (await runWith(given, { mapping: 'address-and-port-dependent' })).sim;
  expect(all(log, 'nat.unmapped')).toMatchObject([{ at: AT, inside: ANNAS, why: 'set-anew' }]);
  const ports = all(log, 'nat.mapped').map(({ outsidePort }) => outsidePort);
  expect(ports.slice(0, 2)).toEqual([5000, 5000]);
  expect(ports[2]).not.toBe(5000);
  const same = (await runWith(given, { mapping: 'endpoint-independent' })).sim.log;
  expect(all(same, 'nat.unmapped')).toEqual([]);
});

test('another time holds for what is renewed after it', async () => {
  const given = {
    anna: [...bound(5000), wait(2 * SECOND), say('x', SERVERS, 7)],
    server: bound(7),
    more: { until: 5 * MINUTE },
  };
  const { log } = (await runWith(given, { udpTime: 10 * SECOND })).sim;
  const [mapped] = all(log, 'nat.mapped');
  const [gone] = all(log, 'nat.unmapped');
  expect((gone?.at ?? 0) - (mapped?.at ?? 0)).toBe(10 * SECOND);
});

const web = (port: number) => ({
  ...{ protocol: 'tcp' as const, port, to: '192.168.1.2', toPort: 80 },
});

test('by a port forward made while its place has a mapping, the answer leaves by the forward', async () => {
  const given = {
    anna: [...bound(5000), say('x', SERVERS, 99), hear, say('y', SERVERS, 99)],
    server: [...bound(99), wait(2 * SECOND), say('q', NORTHS, 53)],
    more: { until: 5 * SECOND },
  };
  const forwards = [{ protocol: 'udp' as const, port: 53, to: '192.168.1.2', toPort: 5000 }];
  const { log } = (await runWith(given, { forwards })).sim;
  const got = all(log, 'udp.received').filter(({ node }) => node === SERVER);
  expect(got.map(({ srcPort }) => srcPort)).toEqual([5000, 53]);
});

test('a place keeps its second port forward when somebody takes the first', async () => {
  const given = {
    server: [wait(2 * SECOND), ...fetchFrom(NORTHS, 8080)],
    anna: serves(10),
    north: { forwards: [web(80), web(8080)] },
    more: { until: 20 * SECOND },
  };
  const running = await runWith(given, { forwards: [{ ...web(80), to: '192.168.1.3' }] });
  expect(received(running, SERVER)).toBe(10);
  expectTidy(running);
});
