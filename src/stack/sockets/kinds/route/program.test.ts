import { expect, test } from 'vitest';
import type { AppEnv, AppEvent } from '../../../apps/kind.ts';
import { CLIENT, hostOf, program, startWith, twoRun } from '../../../apps/testing/world-of.ts';
import { ipv4 as address, formatIpv4 } from '../../../core/addresses.ts';
import { SECOND } from '../../../core/instant.ts';
import { advance } from '../../../world/session.ts';
import { decodeRouteMessage, encodeRouteMessage } from './message.ts';

const NEW = address('10.0.0.77');

/** What DHCP does, without DHCP: gives its host an address and a route, and ends. */
function configure(event: AppEvent, env: AppEnv): void {
  if (event.type === 'timer') env.exit(0);
  if (event.type !== 'start') return;
  const opened = env.call({ name: 'socket', type: 'route' });
  const fd = opened.done ? opened.result.value : -1;
  const send = (message: Parameters<typeof encodeRouteMessage>[0]) =>
    env.call({ name: 'send', fd, data: encodeRouteMessage(message) });
  send({ type: 'address', nic: 0, address: NEW, prefixLength: 24 });
  send({ type: 'route', address: 0, prefixLength: 0, gateway: address('10.0.0.2'), distance: 5 });
  env.startTimer('end', SECOND);
}

test('a program gives its host an address; others hear of it, and its routes go when it ends', () => {
  const heard: string[] = [];
  const read: string[] = [];
  const listen = (event: AppEvent, env: AppEnv) => {
    if (event.type === 'host') heard.push(event.what);
    if (event.type === 'start') env.call({ name: 'socket', type: 'route', nonBlocking: true });
    if (event.type !== 'socket') return;
    const outcome = env.call({ name: 'recv', fd: event.fd, size: 100 });
    const data = outcome.done ? outcome.result.data : undefined;
    const message = data && decodeRouteMessage(data);
    if (message?.type === 'address') read.push(formatIpv4(message.address));
  };
  const hears = { host: true, sockets: true };
  const apps = [
    program('configure', (_, event, env) => configure(event, env)),
    program('listen', (_, event, env) => listen(event, env), { hears }),
  ];
  const processes = [
    { name: 'listen', app: 'listen', args: {} },
    { name: 'configure', app: 'configure', args: {} },
  ];
  const running = startWith(twoRun(processes, []), { apps });
  advance(running, SECOND / 2);
  const host = hostOf(running, CLIENT);
  const defaults = () => host.routes.filter(({ network }) => network === 0).length;
  expect(host.nics[0]?.address).toBe(NEW);
  expect(defaults()).toBe(1);
  expect(new Set(heard)).toEqual(new Set(['address', 'route']));
  expect(read).toEqual(['10.0.0.77']);
  advance(running);
  expect(defaults()).toBe(0);
});
