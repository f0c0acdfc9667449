import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { decodeRunLink, encodeRunLink } from '../../../runtime/url.ts';
import { homes, NORTH } from '../../hooks/nat/testing/homes.ts';
import { runFaults } from '../../world/schema/session.ts';
import type { SessionInput } from '../kind.ts';

const spec = homes();
const change = {
  filtering: 'address-dependent',
  forwards: [{ protocol: 'tcp', port: 80, to: '192.168.1.3' }],
};
const input: SessionInput = { at: 5, kind: 'hook', node: NORTH, hook: 'nat', change };

async function faultsOf(other: Partial<typeof input>) {
  const session = { scenario: spec.id, seed: 1, inputs: [{ ...input, ...other } as SessionInput] };
  return runFaults(spec, session, await kernelFor(spec, session));
}

test('a link of a run spells it, and is read again', () => {
  expect(decodeRunLink(encodeRunLink({ seed: 1, inputs: [input] }))?.inputs).toEqual([input]);
});

test('what a hook allows is in order', async () => {
  expect(await faultsOf({})).toEqual([]);
});

test('a host without the hook, and what it does not allow, are refused with their places', async () => {
  const told = async (other: object) =>
    (await faultsOf(other)).map(({ path, code }) => [path.join('.'), code]);
  expect(await told({ node: 0 })).toEqual([['inputs.0.hook', 'choice']]);
  expect(await told({ node: 99 })).toEqual([['inputs.0.node', 'no-node']]);
  expect(await told({ change: { outside: 0 } })).toEqual([['inputs.0.change.outside', 'unknown']]);
  expect(await told({ change: { filtering: 'none' } })).toEqual([
    ['inputs.0.change.filtering', 'choice'],
  ]);
});
