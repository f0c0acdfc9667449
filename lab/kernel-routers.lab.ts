/** The kernel's own tools look through routers of ours: ping, traceroute, and the MTU of a path. */
import { expect, test } from 'vitest';
import '../src/stack/nodes/router/events.ts';
import { cable, type Network, withKernels } from './kernel/network.ts';

/** Two routers in a row between two kernels, with a link between them that may be narrow. */
function path(mtu = 1500): Network {
  const far = (net: number, via: string) => ({
    ...{ network: `10.78.${net}.0`, prefixLength: 24, via },
  });
  return {
    nodes: [
      cable('left'),
      {
        ...{ kind: 'router', name: 'west' },
        cards: [{ address: '10.78.1.1' }, { address: '10.78.9.1', mtu }],
        routes: [far(2, '10.78.9.2')],
      },
      {
        ...{ kind: 'router', name: 'east' },
        cards: [{ address: '10.78.9.2', mtu }, { address: '10.78.2.1' }],
        routes: [far(1, '10.78.9.1')],
      },
      cable('right'),
    ],
    links: [
      { between: ['left', 'west'] },
      { between: ['west', 'east'] },
      { between: ['east', 'right'] },
    ],
  };
}

const KERNELS = {
  left: { address: '10.78.1.2/24', gateway: '10.78.1.1' },
  right: { address: '10.78.2.2/24', gateway: '10.78.2.1' },
};

withKernels('two of our routers between two kernels', KERNELS, (lab) => {
  test('ping reaches the other kernel, two hops away, and every reply comes back whole', async () => {
    await lab.plug(path());
    // A pattern that ping itself compares with what comes back.
    const args = ['-c', '5', '-i', '0.2', '-W', '5', '-s', '1400', '-p', 'a5c3', '10.78.2.2'];
    const { stdout, code } = await lab.tool('left', 'ping', ...args).ended;
    expect(stdout).toContain('5 received');
    expect(stdout).not.toContain('wrong data');
    // The kernel sends with 64, and each router takes one.
    expect(new Set(stdout.match(/ttl=\d+/g))).toEqual(new Set(['ttl=62']));
    expect(code).toBe(0);
    expect(lab.events('router.forwarded')).toHaveLength(5 * 2 * 2);
  });

  test.each([
    ['UDP', ['-U']],
    ['ICMP', ['-I']],
    ['TCP', ['-T']],
  ])('traceroute by %s names both routers, then the kernel behind them', async (_, way) => {
    await lab.plug(path());
    const args = [...way, '-n', '-q', '2', '-w', '5', '-m', '6', '10.78.2.2'];
    const { stdout } = await lab.tool('left', 'traceroute', ...args).ended;
    const hops = stdout.split('\n').slice(1, -1);
    const named = hops.map((line) => line.match(/\d+\.\d+\.\d+\.\d+/g));
    expect(named).toEqual([['10.78.1.1'], ['10.78.9.2'], ['10.78.2.2']]);
    // Both questions of each hop were answered, and none with an error that ends the search.
    expect(stdout).not.toMatch(/\*|!/);
  });

  test('ping is told who let the time run out', async () => {
    await lab.plug(path());
    const { stdout } = await lab.tool('left', 'ping', '-c', '1', '-W', '5', '-t', '2', '10.78.2.2')
      .ended;
    expect(stdout).toMatch(/From 10\.78\.9\.2 .*Time to live exceeded/);
  });

  test('ping is told that there is no route, by the first router', async () => {
    await lab.plug(path());
    const { stdout } = await lab.tool('left', 'ping', '-c', '1', '-W', '5', '192.0.2.9').ended;
    expect(stdout).toMatch(/From 10\.78\.1\.1 .*Destination Net Unreachable/);
  });

  test('ping is told that nobody has the address, by the last router', async () => {
    await lab.plug(path());
    const { stdout } = await lab.tool('left', 'ping', '-c', '1', '-W', '8', '10.78.2.77').ended;
    expect(stdout).toMatch(/From 10\.78\.9\.2 .*Destination Host Unreachable/);
  });

  test('ping with DF learns the MTU of the narrow link from the router before it', async () => {
    await lab.plug(path(1000));
    const { stdout } = await lab.tool(
      'left',
      ...['ping', '-c', '1', '-W', '5', '-M', 'do', '-s', '1400', '10.78.2.2'],
    ).ended;
    expect(stdout).toMatch(/From 10\.78\.1\.1 .*[Ff]rag needed.*mtu = 1000/);
    const route = lab.inside('left', 'ip', 'route', 'get', '10.78.2.2');
    expect(route).toContain('mtu 1000');
    lab.inside('left', 'ip', 'route', 'flush', 'cache');
  });

  test('without DF our router cuts for the narrow link, and the kernels put it together', async () => {
    await lab.plug(path(600));
    const { stdout } = await lab.tool(
      'left',
      ...['ping', '-c', '3', '-i', '0.2', '-W', '5', '-M', 'dont', '-s', '1400', '10.78.2.2'],
    ).ended;
    expect(stdout).toContain('3 received');
    expect(stdout).not.toContain('wrong data');
    expect(lab.events('fragment.sent').length).toBeGreaterThanOrEqual(3 * 3 * 2);
  });

  test('pieces that the kernel has cut itself pass unchanged, and are cut again where they must', async () => {
    await lab.plug(path(600));
    const { stdout } = await lab.tool(
      'left',
      ...['ping', '-c', '2', '-i', '0.2', '-W', '5', '-M', 'dont', '-s', '20000', '10.78.2.2'],
    ).ended;
    expect(stdout).toContain('2 received');
  });
});

withKernels('a router of ours that knows a better one', KERNELS, (lab) => {
  test('the kernel is redirected to it, and believes that', async () => {
    lab.inside('left', 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/conf/all/accept_redirects');
    lab.inside('left', 'sh', '-c', 'echo 0 > /proc/sys/net/ipv4/conf/all/secure_redirects');
    await lab.plug({
      nodes: [
        cable('left'),
        { kind: 'switch', name: 'switch' },
        { kind: 'router', name: 'porter', cards: [{ address: '10.78.1.1' }], gateway: '10.78.1.9' },
        {
          ...{ kind: 'router', name: 'gate' },
          cards: [{ address: '10.78.1.9' }, { address: '10.78.2.1' }],
        },
        cable('right'),
      ],
      links: [
        { between: ['left', 'switch'] },
        { between: ['porter', 'switch'] },
        { between: ['switch', 'gate'] },
        { between: ['gate', 'right'] },
      ],
    });
    const ping = ['ping', '-c', '1', '-W', '5', '10.78.2.2'];
    const heard: string[] = [];
    const changed = () =>
      lab.inside('left', 'ip', 'route', 'get', '10.78.2.2').includes('via 10.78.1.9');
    // A kernel that does not know the better router's hardware address asks for that first.
    for (let i = 0; i < 5 && !changed(); i++)
      heard.push((await lab.tool('left', ...ping).ended).stdout);
    expect(heard.join('')).toMatch(/From 10\.78\.1\.1.*Redirect.*New nexthop: 10\.78\.1\.9/);
    expect(changed()).toBe(true);
    const { stdout } = await lab.tool('left', ...ping).ended;
    expect(stdout).toContain('1 received');
    expect(stdout).not.toContain('Redirect');
  });
});
