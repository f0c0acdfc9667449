import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { decodeRunLink, encodeRunLink } from '../../../runtime/url.ts';
import type { Host } from '../../nodes/host/host.ts';
import { runFaults } from '../../world/schema/session.ts';
import { all, CLIENT, runToEnd, SERVER, transferScenario } from '../../world/testing.ts';
import type { SessionInput } from '../kind.ts';

const spec = transferScenario(400_000, { bandwidth: 2_000_000, delay: 20_000 });
const AT = 300_000;

const set = (name: string, value: number | string, node = SERVER): SessionInput => {
  return { at: AT, kind: 'setting', node, name, value };
};

async function run(inputs: SessionInput[]) {
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs });
  return runToEnd(spec, { inputs }, { kernel }).sim;
}

const faultsOf = async (input: SessionInput) => {
  const session = { scenario: spec.id, seed: 1, inputs: [input] };
  return runFaults(spec, session, await kernelFor(spec, session));
};

test('connections that are open have it from then on, and so has whoever comes later', async () => {
  const { world } = await run([set('maximumSegmentLifetime', 5_000_000)]);
  const { transport } = world.nodes[SERVER] as Host;
  expect(transport.settings.maximumSegmentLifetime).toBe(5_000_000);
  for (const { set: own } of transport.sockets.values()) {
    expect(own.maximumSegmentLifetime).toBe(5_000_000);
  }
  const other = (world.nodes[CLIENT] as Host).transport.settings;
  expect(other.maximumSegmentLifetime).not.toBe(5_000_000);
});

test('a smaller receive buffer is in force at once', async () => {
  const sizes = async (inputs: SessionInput[]) => {
    const vars = all((await run(inputs)).log, 'tcp.vars').filter(({ node }) => node === CLIENT);
    return vars.map(({ at, rcvBufferSize }) => [at >= AT, rcvBufferSize]);
  };
  expect((await sizes([])).every(([, size]) => size === 131_072)).toBe(true);
  const later = (await sizes([set('receiveBuffer', 20_000, CLIENT)])).filter(([after]) => after);
  expect(later.length).toBeGreaterThan(0);
  expect(later.every(([, size]) => size === 20_000)).toBe(true);
});

test('a link of a run spells it, and is read again', () => {
  const inputs = [set('minimumRto', 200_000), set('congestionControl', 'reno')];
  expect(decodeRunLink(encodeRunLink({ seed: 1, inputs }))?.inputs).toEqual(inputs);
});

test('a host, a setting or a value that is not there is refused, and what is allowed is said', async () => {
  expect(await faultsOf(set('nagle', 0))).toEqual([]);
  expect(await faultsOf(set('ecn', 'on'))).toEqual([]);
  expect(await faultsOf(set('nagle', 0, 9))).toMatchObject([{ code: 'no-node' }]);
  expect(await faultsOf(set('shoeSize', 43))).toMatchObject([
    { code: 'choice', found: 'shoeSize' },
  ]);
  expect(await faultsOf(set('ttl', 0))).toMatchObject([
    { code: 'whole', low: 1, high: 255, path: ['inputs', 0, 'value'] },
  ]);
  expect(await faultsOf(set('nagle', 'maybe'))).toMatchObject([{ allowed: ['0', '1'] }]);
  expect(await faultsOf(set('congestionControl', 'vegas'))).toMatchObject([{ code: 'choice' }]);
});
