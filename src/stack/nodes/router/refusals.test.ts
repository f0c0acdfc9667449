/** Every reason that a route can have to refuse: who sent the packet hears which one, and its program, too. */
import { expect, test } from 'vitest';
import type { ScriptStep } from '../../apps/script/script.ts';
import { ipv4 } from '../../core/addresses.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import type { RefusalName } from './spec.ts';
import { CLIENT, runInternet } from './testing/internet.ts';

const ABOUT_NET: readonly RefusalName[] = ['net', 'netUnknown', 'netProhibited', 'netTos'];
const REASONS: readonly Exclude<RefusalName, 'silently'>[] = [
  ...['net', 'host', 'netUnknown', 'hostUnknown', 'sourceHostIsolated', 'netProhibited'],
  ...['hostProhibited', 'netTos', 'hostTos', 'administrativelyProhibited'],
  ...['precedenceViolation', 'precedenceCutoff'],
] as Exclude<RefusalName, 'silently'>[];

const asks: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'connect', on: 'u', address: ipv4('10.0.2.2'), port: 7 },
  { do: 'send', on: 'u', text: 'hello' },
  { do: 'recv', on: 'u', size: 10 },
];

test.each(REASONS)('%s: the sender hears that code, and its socket an error', (refuse) => {
  const routes = [{ network: '10.0.2.0', prefixLength: 24, refuse }];
  const { log } = runInternet({ client: asks, west: { routes } }).sim;
  const heard = all(log, 'icmp.received').filter(({ node }) => node === CLIENT);
  expect(heard).toMatchObject([{ type: 3, code: allUnreachableCodes[refuse] }]);
  const [told] = all(log, 'socket.return').filter(({ name }) => name === 'recv');
  expect(told?.result).toContain(ABOUT_NET.includes(refuse) ? 'ENETUNREACH' : 'EHOSTUNREACH');
});
