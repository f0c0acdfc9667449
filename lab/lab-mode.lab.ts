/**
 * The agent's lab, started by an ordinary user: our stack, through the relay, meets the Linux
 * kernels in it; nothing of this computer changes, and nothing is left, however the agent ends.
 */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { formatIpv4 } from '../src/stack/core/addresses.ts';
import { computersNetwork, networkOf } from './agent/marked.ts';
import { type Online, online } from './agent/online.ts';
import { type Installed, install, type Started, startAgent } from './agent/started.ts';
import { expectClean } from './kernel/network.ts';
import { waitFor } from './kernel/wall.ts';

let installed: Installed;
let before = '';
const agents: Started[] = [];

beforeAll(async () => {
  before = computersNetwork();
  installed = await install();
});
afterAll(() => installed?.remove());

async function endAll(): Promise<void> {
  for (const agent of agents.splice(0)) {
    agent.process.kill('SIGKILL');
    await agent.exit;
  }
}

function start(how: Parameters<typeof startAgent>[1] = {}): Started {
  const agent = startAgent(installed, how);
  agents.push(agent);
  return agent;
}

/** All processes of the lab have ended; with them its namespaces go, which nothing else holds. */
const allGone = (agent: Started) => waitFor(() => agent.processes().length === 0, 10_000);

describe('an ordinary user’s lab', () => {
  let agent: Started;
  let host: Online;

  beforeAll(async () => {
    agent = start();
    host = await online(agent);
  });
  afterAll(async () => {
    await host?.wall.stop();
    await endAll();
  });

  test('says what it is, and gives our host an address', () => {
    expect(host.page.messages[0]).toMatchObject({ type: 'hello', mode: 'lab', ip: 'dhcp' });
    const { address } = host.events('dhcp.client').at(-1) ?? { address: 0 };
    expect(formatIpv4(address)).toMatch(/^10\.77\.0\.1\d\d$/);
  });

  test('has networks of its own, and leaves the computer’s alone', () => {
    const networks = new Set(agent.processes().map(networkOf));
    // The computer's, which the agent is in, and one each for the card and the two kernels.
    expect(networks.size).toBe(4);
    expect(computersNetwork()).toBe(before);
  });

  test('resolves a name, fetches a page, and is refused where nobody listens', async () => {
    await host.says('dig', '@10.77.0.1 web.lab', /web\.lab\.\s+60\s+IN\s+A\s+10\.77\.1\.80/);
    host.type('web', '10.77.1.80 80');
    await host.says('web', 'GET /hello.txt HTTP/1.0\r\n\r', /Hello from Linux\./);
    await host.says('nc', '10.77.1.80 81', /connection refused/);
  });

  test('has neighbours and strangers of every kind', async () => {
    const ping = (line: string, what: RegExp) => host.says('ping', `-c 1 ${line}`, what);
    await ping('10.77.0.7', /ttl=64/);
    await ping('10.77.1.80', /ttl=63/);
    await ping('-W 1 10.77.1.66', /^no answer/m);
    await ping('10.77.1.67', /^from 10\.77\.0\.1: .* host unreachable$/m);
    await ping('10.77.1.68', /^from 10\.77\.0\.1: .*packet filtered$/m);
    await ping('192.0.2.1', /^from 10\.77\.0\.1: .* network unreachable$/m);
    await ping('-t 9 10.77.9.9', /^from 10\.77\.[01]\.\d+: .* time to live exceeded$/m);
    await ping('-M do -s 1400 10.77.1.90', /^from 10\.77\.0\.1: .*\(MTU 1280\)$/m);
    const hops = await host.says('traceroute', '10.77.1.80', /^ *2 .*$/m);
    expect(hops).toMatch(/^ *1 +10\.77\.0\.1\b.*\n *2 +10\.77\.1\.80\b/m);
  });

  test('what we have sent is well-formed', () => expectClean(host.wall));

  test('on Ctrl-C it says goodbye to the page, and nothing is left', async () => {
    agent.process.kill('SIGINT');
    await host.page.closed;
    expect(host.page.messages).toContainEqual({ type: 'bye', why: 'stopping' });
    expect(await agent.exit).toBe(0);
    await allGone(agent);
    expect(computersNetwork()).toBe(before);
  });
});

describe('the lab ends', () => {
  afterEach(endAll);

  test('when the agent is killed without a chance to clean up', async () => {
    const agent = start();
    await agent.address;
    expect(agent.processes().length).toBeGreaterThan(4);
    agent.process.kill('SIGKILL');
    await agent.exit;
    await allGone(agent);
  });

  test('when one of its kernels does, and the agent with it', async () => {
    const agent = start();
    await agent.address;
    const title = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const gateway = agent
      .processes()
      .find((pid) => title(pid).startsWith('wireglass lab: gateway'));
    process.kill(gateway as number, 'SIGKILL');
    expect(await agent.exit).toBe(1);
    await allGone(agent);
  });

  test('without harm to another one, which is there at the same time', async () => {
    const [one, other] = [start(), start()];
    const [first, second] = await Promise.all([one.address, other.address]);
    expect(first.port).not.toBe(second.port);
    one.process.kill('SIGKILL');
    await allGone(one);
    const host = await online(other);
    await host.says('dig', '@10.77.0.1 echo.lab', /10\.77\.0\.7/);
    await host.wall.stop();
  });
});

test('a user whom the system does not know, without a home, has a lab too', async () => {
  const stranger = ['setpriv', '--reuid=47111', '--regid=47111', '--clear-groups'];
  const agent = start({ before: [...stranger, 'env', '-u', 'HOME', '-u', 'XDG_STATE_HOME'] });
  await agent.address;
  expect(agent.printed()).toMatch(/^There is no place to keep the token/m);
  await endAll();
});

describe('as root', () => {
  afterEach(endAll);

  test('the lab’s processes become an ordinary user, and have no power', async () => {
    const agent = start({ before: [] });
    await agent.address;
    const parts = agent.processes().map((pid) => readFileSync(`/proc/${pid}/status`, 'utf8'));
    const inside = parts.filter((status) => /^Name:\s+wireglass lab/m.test(status));
    expect(inside).toHaveLength(3);
    for (const status of inside) {
      expect(status).toMatch(/^Uid:\t65534\t65534\t65534\t65534$/m);
      expect(status).toMatch(/^Groups:\t\s*$/m);
      expect(status).toMatch(/^CapEff:\t0+$/m);
    }
    agent.process.kill('SIGKILL');
    await allGone(agent);
  });
});

test('where ordinary users may not, it says so in a line, and how root can', async () => {
  const forbid = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"';
  const powerless = ['setpriv', '--ambient-caps=-all', '--inh-caps=-all'];
  const user = ['unshare', '--user', '--map-user=1000', '--keep-caps'];
  const agent = start({ before: [...user, 'sh', '-c', forbid, 'sh', ...powerless] });
  expect(await agent.exit).toBe(1);
  expect(agent.printed().trim().split('\n')).toEqual([
    expect.stringMatching(
      /^Ordinary users may not .*user.max_user_namespaces\).*: sudo npm run agent$/,
    ),
  ]);
});
