import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Agent, type AgentOptions, startAgent } from './start-agent.ts';
import { fakeDriver } from './testing/fake-driver.ts';

let folder: string;
const agents: Agent[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wireglass-agent-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
});

afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  rmSync(folder, { recursive: true });
});

async function start(how: Pick<AgentOptions, 'port' | 'orAnother'>): Promise<Agent> {
  const agent = await startAgent({
    driver: fakeDriver(),
    about: { mode: 'lab', interface: 'fake0', mac: '', macIs: 'own', mtu: 1500, ip: 'dhcp' },
    token: 'a-token',
    dist: folder,
    hostAddresses: () => [],
    ...how,
  });
  agents.push(agent);
  return agent;
}

/** A port that was free a moment ago. */
async function somePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('of two agents that start at once for one port, one takes another port', async () => {
  const port = await somePort();
  const two = await Promise.all([
    start({ port, orAnother: true }),
    start({ port, orAnother: true }),
  ]);
  expect(new Set(two.map((agent) => agent.port)).size).toBe(2);
});

test('who asks for one port and no other is told that it is taken', async () => {
  const { port } = await start({ port: 0 });
  await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
