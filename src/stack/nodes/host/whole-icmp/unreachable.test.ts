/** What a host finds out itself, its programs hear (RFC 1122 §3.3.8): nobody answers ARP, or no route leads there. */
import { describe, expect, test } from 'vitest';
import { played } from '../../../../runtime/testing/played.ts';
import { framesHeld } from '../../../core/arena.ts';
import type { SessionRun } from '../../../world/session.ts';
import { all } from '../../../world/testing.ts';
import { CLIENT, internet } from '../../router/testing/internet.ts';

const program = (app: string, line: string) => [{ name: app, app, args: { line } }];
const printed = ({ sim }: SessionRun) => all(sim.log, 'app.printed').map(({ line }) => line);
const ran = (app: string, line: string, gateway: string | undefined = '10.0.1.1') => {
  const { gateway: _, ...rest } = internet().nodes[CLIENT] as unknown as Record<string, unknown>;
  const client = { ...rest, ...(gateway !== '' && { gateway }), processes: program(app, line) };
  const spec = internet();
  return played({ ...spec, nodes: [client as never, ...spec.nodes.slice(1)] });
};
const SILENT = '10.0.1.77';

describe('nobody answers for an address on the link', () => {
  test('ping hears it from its own host, three seconds after it asked', async () => {
    const running = await ran('ping', `-c 1 ${SILENT}`);
    expect(printed(running)).toEqual([
      `PING ${SILENT}: 56 octets of data, 84 with headers`,
      'from 10.0.1.2: icmp_seq=1 host unreachable',
      `--- ${SILENT} ---`,
      '1 requests, 0 replies, 1 errors, 100% lost, 3000 ms',
    ]);
    expect(framesHeld(running.sim.world.arena)).toBe(0);
  });

  test('each request that waited for ARP is answered', async () => {
    const lines = printed(await ran('ping', `-c 3 ${SILENT}`));
    expect(lines.filter((line) => line.startsWith('from 10.0.1.2:'))).toHaveLength(3);
  });

  test.each(['', '-I '])('traceroute %smarks its own host, and ends', async (by) => {
    const lines = printed(await ran('traceroute', `${by}-q 1 ${SILENT}`));
    expect(lines.slice(1)).toEqual([' 1  10.0.1.2  3000.000 ms !H']);
  });

  test.each([
    ['nc', `${SILENT} 80`, 'nc: host unreachable'],
    ['nc', `-u ${SILENT} 80`, 'nc: host unreachable'],
    ['dns.dig', `@${SILENT} www.example.com`, `;; host unreachable: ${SILENT}#53`],
  ])('%s %s says so', async (app, line, words) => {
    const spec = internet();
    const args = app === 'nc' ? { line, input: ['x'] } : { line };
    const client = { ...spec.nodes[CLIENT], processes: [{ name: app, app, args }] };
    const running = await played({ ...spec, nodes: [client as never, ...spec.nodes.slice(1)] });
    expect(printed(running)).toContain(words);
  });

  test('the error never leaves the host, and is caused by what it is about', async () => {
    const { log } = (await ran('ping', `-c 1 ${SILENT}`)).sim;
    const [error] = all(log, 'icmp.sent').filter(({ type }) => type === 3);
    expect(error).toMatchObject({ node: CLIENT, code: 1 });
    expect(all(log, 'icmp.received').map(({ node }) => node)).toEqual([CLIENT]);
  });

  test('a router hears it of its own packets, however many errors it may send', async () => {
    const processes = program('ping', `-c 3 ${SILENT}`);
    const spec = internet({ west: { processes, errorBurst: 1, errorsPerSecond: 1 } });
    const heard = printed(await played(spec)).filter((line) => line.startsWith('from 10.0.1.1:'));
    expect(heard).toHaveLength(3);
  });
});

describe('no route leads there', () => {
  test.each([
    ['ping', '-c 1 192.0.2.1', 'icmp_seq=1 not sent: network unreachable'],
    ['traceroute', '192.0.2.1', 'traceroute: cannot send: network unreachable'],
    ['nc', '192.0.2.1 80', 'nc: network unreachable'],
    ['nc', '-u 192.0.2.1 80', 'nc: network unreachable'],
    ['dns.dig', '@192.0.2.1 www.example.com', ';; network unreachable: 192.0.2.1#53'],
  ])('%s says so at once', async (app, line, words) => {
    const running = await ran(app, line, '');
    expect(printed(running)).toContain(words);
    expect(all(running.sim.log, 'frame.sent')).toEqual([]);
  });
});
