/**
 * Groups, with the kernel at the other end: its bridge hears what our host joins and leaves, and our
 * switch and querier hear what kernels join and leave.
 */
import { afterEach, expect, test } from 'vitest';
import type { ScriptStep } from '../src/stack/apps/script/script.ts';
import { formatIpv4, formatMac, ipv4 } from '../src/stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../src/stack/core/instant.ts';
import '../src/stack/nodes/switch/events.ts';
import '../src/stack/protocols/igmp/events.ts';
import { readMac } from '../src/stack/protocols/ethernet/header.ts';
import { capturedFrame } from '../src/stack/trace/capture.ts';
import { cable, type Lab, type Network, withKernels } from './kernel/network.ts';
import { peer } from './kernel/peer.ts';
import { waitFor } from './kernel/wall.ts';

const GROUP = '239.1.2.3';
const OTHER = '239.1.2.4';
const PORT = 5_000;
const BRIDGE = 'br0';
const KERNEL = '10.80.0.1';

/** A bridge of the kernel's, with snooping and a querier of its own, at whose port our host is. */
function makeBridge(lab: Lab, version: 2 | 3): void {
  const within = (...args: string[]) => lab.inside('bridge', 'ip', ...args);
  const queries = ['mcast_query_interval', '200', 'mcast_query_response_interval', '100'];
  const times = [
    ...queries,
    'mcast_startup_query_interval',
    '100',
    'mcast_membership_interval',
    '500',
  ];
  const snoops = ['mcast_snooping', '1', 'mcast_querier', '1', 'mcast_igmp_version', `${version}`];
  within('link', 'add', BRIDGE, 'type', 'bridge', ...snoops, ...times);
  within('link', 'set', 'wg1', 'master', BRIDGE);
  within('address', 'add', `${KERNEL}/24`, 'dev', BRIDGE);
  within('link', 'set', BRIDGE, 'up');
}

/** Of what groups, and which senders, the bridge believes that our port wants them. */
function table(lab: Lab): string[] {
  const text = lab.inside('bridge', 'bridge', '-j', '-d', 'mdb', 'show', 'dev', BRIDGE);
  const [{ mdb = [] } = {}] = JSON.parse(text) as { mdb: Entry[] }[];
  const ours = mdb.filter(({ port, grp }) => port === 'wg1' && !grp.startsWith('ff'));
  return ours.map(({ grp, src, filter_mode }) => [src, grp, filter_mode].filter(Boolean).join(' '));
}

interface Entry {
  port: string;
  grp: string;
  src?: string;
  filter_mode?: string;
}

const joins = (steps: ScriptStep[]): Network => ({
  nodes: [
    cable('bridge'),
    { name: 'ours', address: '10.80.0.2', processes: [{ name: 'ours', steps }] },
  ],
  links: [{ between: ['bridge', 'ours'] }],
  needs: ['igmp'],
});

const member: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port: PORT },
  { do: 'setsockopt', on: 'u', option: 'IP_ADD_MEMBERSHIP', value: GROUP },
];

withKernels('the kernel’s bridge', { bridge: { address: '' } }, (lab) => {
  afterEach(() => {
    lab.inside('bridge', 'ip', 'link', 'del', BRIDGE);
  });

  test.each([3, 2] as const)(
    'in version %i hears our host join, answer its queries for as long as it is a member, and leave',
    async (version) => {
      makeBridge(lab, version);
      await lab.plug(
        joins([...member, { do: 'recvfrom', on: 'u', size: 100 }, { do: 'close', on: 'u' }]),
      );
      await waitFor(() => table(lab).some((each) => each.includes(GROUP)), 20_000);
      // What is not confirmed is forgotten after 5 s; it asks every 2 s.
      const answers = () => {
        const heard = lab
          .events('igmp.received')
          .findLastIndex(({ name }) => name === 'general query');
        const sent = lab.events('igmp.sent').filter(({ name }) => name === 'report');
        return heard < 3 ? 0 : sent.length;
      };
      await lab.wall.until(() => answers() >= 5, 30_000);
      expect(table(lab).some((each) => each.includes(GROUP))).toBe(true);
      expect(
        new Set(
          lab
            .events('igmp.sent')
            .slice(-2)
            .map((each) => each.version),
        ),
      ).toEqual(new Set([version]));
      // What is sent to the group reaches us, and then our program has what it waited for: it leaves.
      await peer(lab.spaces('bridge'), 'tell', BRIDGE, GROUP, PORT, 'hello').said;
      await lab.wall.until(() =>
        lab.events('igmp.membership').some(({ change }) => change === 'left'),
      );
      await waitFor(() => !table(lab).some((each) => each.includes(GROUP)), 20_000);
    },
  );

  test('learns which senders our host wants, and which it does not', async () => {
    makeBridge(lab, 3);
    const source = 'IP_ADD_SOURCE_MEMBERSHIP' as const;
    await lab.plug(
      joins([
        { do: 'socket', as: 'u', type: 'dgram' },
        { do: 'setsockopt', on: 'u', option: source, value: `${GROUP} ${KERNEL}` },
        { do: 'setsockopt', on: 'u', option: 'IP_ADD_MEMBERSHIP', value: OTHER },
        { do: 'setsockopt', on: 'u', option: 'IP_BLOCK_SOURCE', value: `${OTHER} 10.80.0.77` },
        { do: 'recv', on: 'u', size: 1 },
      ]),
    );
    const wanted = [
      `${KERNEL} ${GROUP}`,
      `10.80.0.77 ${OTHER}`,
      `${GROUP} include`,
      `${OTHER} exclude`,
    ];
    const known = () => wanted.filter((each) => table(lab).some((entry) => entry.startsWith(each)));
    await waitFor(() => known().length === wanted.length, 20_000).catch(() => undefined);
    expect(known(), table(lab).join('; ')).toEqual(wanted);
  });
});

/** Two kernels at a switch of ours that listens, and a host of ours that asks and sends to the group. */
function snooped(version: 2 | 3): Network {
  const says: ScriptStep[] = [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'sendto', on: 'u', text: 'to the group', address: ipv4(GROUP), port: PORT },
    { do: 'wait', for: 200 * MILLISECOND },
    { do: 'goto', step: 1 },
  ];
  const querier = {
    ...{ name: 'querier', app: 'igmp.querier' },
    args: { version, interval: 5 * SECOND, response: SECOND },
  };
  return {
    nodes: [
      cable('left'),
      cable('right'),
      { kind: 'switch', name: 'switch', snooping: true },
      { name: 'ours', address: KERNEL, processes: [querier, { name: 'says', steps: says }] },
    ],
    links: ['left', 'right', 'ours'].map((name) => ({ between: [name, 'switch'] })),
    needs: ['igmp'],
  };
}

const KERNELS = { left: { address: '10.80.0.11/24' }, right: { address: '10.80.0.12/24' } };
const [LEFT, RIGHT] = [0, 1];

withKernels('a switch of ours that listens, and our querier', KERNELS, (lab) => {
  /** Frames for the group that came out at the cable of a kernel. */
  const frames = (node: number) => {
    const { sim } = lab.wall.running;
    return lab.events('frame.delivered').filter((event) => {
      const bytes = event.node === node ? capturedFrame(sim.capture, event.frame) : undefined;
      if (bytes === undefined) return false;
      const to = readMac(new DataView(bytes.buffer, bytes.byteOffset), 0);
      // 239.1.2.3, as Ethernet writes it (RFC 1112 §6.4), and not what is said about it in IGMP.
      return formatMac(to) === '01:00:5e:01:02:03' && bytes[14 + 9] === 17;
    }).length;
  };

  test.each([3, 2] as const)(
    'in version %i hear a kernel join, send the group there alone, and hear it leave',
    async (version) => {
      await lab.plug(snooped(version));
      await lab.wall.until(() => lab.events('switch.router.learned').length > 0);
      const one = peer(lab.spaces('left'), 'member', 'wg1', GROUP, PORT);
      await one.ready;
      const groups = () =>
        lab.events('igmp.table').map(({ group, change }) => `${formatIpv4(group)} ${change}`);
      await lab.wall.until(() => groups().includes(`${GROUP} present`));
      await lab.wall.until(() => frames(LEFT) > 3);
      expect(frames(RIGHT)).toBe(0);
      const reports = lab.events('igmp.received').filter(({ name }) => name === 'report');
      expect(reports.at(-1)?.version).toBe(version);
      one.write('leave\n');
      expect(await one.said).toBe('left to the group');
      await lab.wall.until(() => groups().includes(`${GROUP} gone`), 30_000);
      await lab.wall.until(() =>
        lab.events('switch.group.forgot').some(({ group }) => formatIpv4(group) === GROUP),
      );
      const before = frames(LEFT);
      const sent = lab.events('udp.sent').length;
      await lab.wall.until(() => lab.events('udp.sent').length > sent + 3);
      expect(frames(LEFT)).toBe(before);
    },
  );

  test('know that a kernel wants one sender', async () => {
    await lab.plug(snooped(3));
    await lab.wall.until(() => lab.events('switch.router.learned').length > 0);
    const one = peer(lab.spaces('right'), 'member', 'wg1', GROUP, PORT, KERNEL);
    await one.ready;
    const reports = () => lab.events('igmp.received').map(({ detail }) => detail);
    await lab.wall.until(() => reports().some((each) => each.includes(`${GROUP} (${KERNEL})`)));
    await lab.wall.until(() => frames(RIGHT) > 0);
    expect(frames(LEFT)).toBe(0);
    one.write('leave\n');
    expect(await one.said).toBe('left to the group');
  });
});
