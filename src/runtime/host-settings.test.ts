import { expect, test } from 'vitest';
import type { Session } from '../stack/world/session-data.ts';
import { transferScenario } from '../stack/world/testing.ts';
import { hostSettings, settingEffects } from './host-settings.ts';
import { withSetting } from './session-edits.ts';

const spec = transferScenario(1_000);
const original: Session = { scenario: spec.id, seed: 1, inputs: [] };
const input = (at: number, value: number) =>
  ({ at, kind: 'setting', node: 1, name: 'nagle', value }) as const;

test('a host is set as its scenario says, then as was done to it by the instant', () => {
  const session = { ...withSetting(spec, original, 1, 'ttl', 9), inputs: [input(50, 0)] };
  const server = (at: number) => hostSettings(spec, session, at)[1]?.values;
  expect(server(49)).toMatchObject({ ttl: 9, nagle: true });
  expect(server(50)).toMatchObject({ ttl: 9, nagle: false });
  expect(hostSettings(spec, session, 50)[0]?.values).toMatchObject({ ttl: 64, nagle: true });
});

test('what one session sets otherwise is told with the value before', () => {
  const first = { ...withSetting(spec, original, 1, 'ttl', 9), inputs: [input(50, 0)] };
  const second = { ...withSetting(spec, first, 1, 'ttl', 8), inputs: [input(50, 0), input(70, 1)] };
  expect(settingEffects(spec, first, second)).toEqual([
    { node: 1, name: 'ttl', from: 9, to: 8 },
    { node: 1, name: 'nagle', from: false, to: true },
  ]);
  expect(settingEffects(spec, second, second)).toEqual([]);
});

test('a host that a change brings in is set like any, and that is no change of settings', () => {
  const [client, server] = spec.nodes;
  const added = { ...server, name: 'other', address: '10.0.0.3' };
  const patch = [{ set: ['nodes'], to: [client, server, added] }];
  expect(settingEffects(spec, original, { ...original, patch })).toEqual([]);
});
