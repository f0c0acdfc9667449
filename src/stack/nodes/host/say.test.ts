/** What a program says of a message that it sends stands in the trace when it is sent, and before the packet. */
import { expect, test } from 'vitest';
import type { AppEvent } from '../../apps/kind.ts';
import { program, SERVER_ADDRESS, startWith, twoRun } from '../../apps/testing/world-of.ts';
import type { ProgramCall } from '../../sockets/calls.ts';
import { readEvent } from '../../trace/log.ts';
import { advance } from '../../world/session.ts';
import { all } from '../../world/testing.ts';

/** A host whose program opens a socket of this kind and sends so many bytes, saying so. */
function saying(
  open: Extract<ProgramCall, { name: 'socket' }>,
  bytes: number,
  { port = 9, name = 'sendto' }: { port?: number; name?: 'send' | 'sendto' } = {},
) {
  const talker = program('talker', (_, event: AppEvent, env) => {
    if (event.type !== 'start') return;
    const opened = env.call(open);
    const fd = opened.done ? opened.result.value : -1;
    const peer = { fd, address: SERVER_ADDRESS, port };
    const data = new Uint8Array(bytes);
    const said = { process: env.pid, line: 'said' };
    env.say('app.printed', said, { name, data, ...peer });
    env.call({ name: 'close', fd });
  });
  const running = startWith(twoRun([{ name: 'talker', app: 'talker', args: {} }], []), {
    apps: [talker],
  });
  advance(running);
  return running.sim.log;
}

test.each([
  ['udp.sent', { name: 'socket', type: 'dgram' }],
  ['raw.sent', { name: 'socket', type: 'raw', protocol: 200 }],
] as const)('%s is caused by it', (kind, open) => {
  const log = saying(open, 100);
  const [said] = all(log, 'app.printed');
  expect(all(log, kind)[0]?.cause).toBe(said?.id);
  expect(readEvent(log, said?.cause ?? -1)).toMatchObject({ kind: 'socket.call', name: 'sendto' });
  // The return of the call is the call's, as ever.
  const back = all(log, 'socket.return').find(({ name }) => name === 'sendto');
  expect(back?.cause).toBe(said?.cause);
});

test('a frame that a program makes is the packet that it says it is', () => {
  // It goes out by the card with the number of the port.
  const log = saying({ name: 'socket', type: 'packet', protocol: 0x88b5 }, 60, { port: 0 });
  const [said] = all(log, 'app.printed');
  expect(all(log, 'frame.sent')[0]).toMatchObject({ cause: said?.id, packet: said?.id });
});

test('nothing is said of a message that could not be sent, nor with the next call', () => {
  const log = saying({ name: 'socket', type: 'dgram' }, 65_508);
  expect(all(log, 'socket.return').find(({ name }) => name === 'sendto')?.result).toContain(
    'EMSGSIZE',
  );
  expect(all(log, 'app.printed')).toEqual([]);
});

test('a socket that says nothing while it sends has it said when the call is over', () => {
  // Zeros ask a route socket for its list.
  const log = saying({ name: 'socket', type: 'route' }, 24, { name: 'send' });
  const [said, ...more] = all(log, 'app.printed');
  expect(more).toEqual([]);
  const back = all(log, 'socket.return').find(({ name }) => name === 'send');
  expect(said?.cause).toBe(back?.id);
});
