/** Programs that people know, from behind a NAT. */
import { expect, test } from 'vitest';
import { capability as ping } from '../../apps/ping/capability.ts';
import { capability as traceroute } from '../../apps/traceroute/capability.ts';
import { kernelOf } from '../../capability.ts';
import { all } from '../../world/testing.ts';
import { ANNA, homes, natKernel, runHomes } from './testing/homes.ts';
import { expectTidy } from './testing/steps.ts';

const kernel = kernelOf([...natKernel.capabilities, ping, traceroute]);

function printed(app: string, line: string): string {
  const nodes = homes().nodes.map((node, index) =>
    index === ANNA ? { ...node, processes: [{ name: app, app, args: { line } }] } : node,
  ) as ReturnType<typeof homes>['nodes'];
  const running = runHomes({ more: { nodes } }, [], { capture: true, kernel });
  expectTidy(running);
  return all(running.sim.log, 'app.printed')
    .map((event) => event.line)
    .join('\n');
}

test('ping hears its answers', () => {
  expect(printed('ping', '-c 2 203.0.113.9')).toContain('2 requests, 2 replies, 0% lost');
});

test.each(['203.0.113.9', '-I 203.0.113.9'])('traceroute %s finds every router', (line) => {
  const lines = printed('traceroute', line);
  for (const hop of ['192.168.1.1', '198.51.100.254', '203.0.113.9']) expect(lines).toContain(hop);
});
