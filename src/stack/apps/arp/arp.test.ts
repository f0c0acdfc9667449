/** Two hosts and a hub between them and a third, who wants what another has. */
import { describe, expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { played } from '../../../runtime/testing/played.ts';
import { ipv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import { arpFrame } from '../../protocols/arp/frame.ts';
import { readEvent } from '../../trace/log.ts';
import type { ProcessSpec, ScenarioSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import { page } from './page/index.ts';

const NAMES = ['anna', 'bert', 'cora'] as const;
const [ANNA, BERT, CORA] = [0, 1, 2];
const ADDRESSES = ['10.0.0.1', '10.0.0.2', '10.0.0.3'];
const MACS = [1, 2, 3].map((n) => `02:00:00:00:00:0${n}`);

type Programs = Partial<Record<(typeof NAMES)[number], ProcessSpec[]>>;

function onHub(programs: Programs, addresses = ADDRESSES, until = 60 * SECOND): ScenarioSpec {
  return {
    id: 'on-hub',
    nodes: [
      ...NAMES.map((name, i) => ({
        name,
        address: addresses[i] as string,
        processes: programs[name] ?? [],
      })),
      { kind: 'hub', name: 'hub' },
    ],
    links: NAMES.map((name) => ({ between: [name, 'hub'], delay: MILLISECOND })),
    until,
  };
}

const hostOf = ({ sim }: SessionRun, node: number) => sim.world.nodes[node] as Host;
const addressOf = (running: SessionRun, node: number) => hostOf(running, node).nics[0]?.address;
const believed = (running: SessionRun, node: number, address: string) =>
  hostOf(running, node).nics[0]?.neighbours.get(ipv4(address))?.mac;

const claiming = (args: object = {}, startAt = 0): ProcessSpec => ({
  ...{ name: 'claim', app: 'arp.claim', args, startAt },
});
const sends = (to: string, at = 0): ProcessSpec => ({
  ...{ name: 'talk', startAt: at },
  steps: [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'sendto', on: 'u', text: 'hello', address: ipv4(to), port: 9 },
  ],
});

describe('an address that nobody else has', () => {
  test('is probed three times, taken, and announced twice', async () => {
    const running = await played(onHub({ anna: [claiming()] }));
    const { log } = running.sim;
    const sent = all(log, 'arp.sent');
    expect(sent.map(({ sender }) => sender === 0)).toEqual([true, true, true, false, false]);
    expect(sent.every(({ target }) => target === ipv4('10.0.0.1'))).toBe(true);
    const gaps = sent.slice(1).map(({ at }, i) => at - (sent[i]?.at ?? 0));
    for (const gap of gaps.slice(0, 2)) {
      expect(gap).toBeGreaterThanOrEqual(SECOND);
      expect(gap).toBeLessThanOrEqual(2 * SECOND);
    }
    expect(gaps.slice(2)).toEqual([2 * SECOND, 2 * SECOND]);
    expect(all(log, 'acd.claimed')).toHaveLength(1);
    expect(addressOf(running, ANNA)).toBe(ipv4('10.0.0.1'));
    // A probe changes no cache, and nobody who did not know it learns it from an announcement.
    expect(all(log, 'cache.changed')).toEqual([]);
  });

  test('belongs to no card while it is probed: who asks for it hears nothing', async () => {
    const running = await played(onHub({ anna: [claiming()], bert: [sends('10.0.0.1')] }));
    const early = all(running.sim.log, 'arp.sent').filter(({ at }) => at < SECOND);
    expect(early.some(({ operation }) => operation === 'reply')).toBe(false);
  });

  test('carries the frame of a probe as its packet, so that pictures can name it', async () => {
    const { log } = (await played(onHub({ anna: [claiming()] }))).sim;
    const [first] = all(log, 'frame.sent').filter(({ node }) => node === ANNA);
    expect(readEvent(log, first?.packet as number)).toMatchObject({ kind: 'arp.sent', sender: 0 });
  });
});

describe('an address that somebody has', () => {
  test('is not taken, and the next is tried', async () => {
    const args = { addresses: ['10.0.0.2', '10.0.0.9'] };
    const running = await played(onHub({ anna: [claiming(args)] }));
    const { log } = running.sim;
    expect(all(log, 'acd.conflict')).toMatchObject([
      { address: ipv4('10.0.0.2'), mac: 0x020000000002, phase: 'probing' },
    ]);
    expect(all(log, 'acd.released')).toMatchObject([{ why: 'taken' }]);
    expect(addressOf(running, ANNA)).toBe(ipv4('10.0.0.9'));
    expect(addressOf(running, BERT)).toBe(ipv4('10.0.0.2'));
  });

  test('leaves a host without one when there is no other', async () => {
    const running = await played(onHub({ anna: [claiming({ addresses: ['10.0.0.2'] })] }));
    expect(addressOf(running, ANNA)).toBe(0);
    expect(all(running.sim.log, 'app.exited')).toMatchObject([{ node: ANNA, code: 1 }]);
  });

  test('is given up by both when both probe for it at once', async () => {
    const args = { addresses: ['10.0.0.7'] };
    const spec = onHub({ anna: [claiming(args)], bert: [claiming(args)] });
    const running = await played(spec);
    const released = all(running.sim.log, 'acd.released');
    expect(released.length).toBeGreaterThan(0);
    const owners = [ANNA, BERT].filter((n) => addressOf(running, n) === ipv4('10.0.0.7'));
    expect(owners.length).toBeLessThanOrEqual(1);
  });
});

describe('an address in use that another claims', () => {
  /** Cora pretends to Anna that she has Anna's own address. */
  const forging = (times: number, every = 2 * SECOND): ProcessSpec => ({
    ...{ name: 'spoof', app: 'arp.spoof', startAt: 20 * SECOND },
    args: { victim: '10.0.0.2', as: '10.0.0.1', times, every },
  });
  /** All on one card of the hub hear a broadcast: Cora takes Anna's address without asking. */
  const gratuitous = (at: number): SessionInput => ({
    ...{ at, kind: 'frame', node: ANNA, nic: 0 },
    bytes: arpFrame(0xffffffffffff, {
      ...{ operation: 1, senderMac: 0x020000000003, senderIp: ipv4('10.0.0.1') },
      ...{ targetMac: 0, targetIp: ipv4('10.0.0.1') },
    }),
  });

  test('is defended once, and given up when it is claimed again within ten seconds', async () => {
    const spec = onHub({ anna: [claiming()] });
    const once = await played(spec, { inputs: [gratuitous(20 * SECOND)] });
    expect(all(once.sim.log, 'acd.defended')).toHaveLength(1);
    expect(addressOf(once, ANNA)).toBe(ipv4('10.0.0.1'));
    const twice = await played(spec, {
      inputs: [gratuitous(20 * SECOND), gratuitous(29 * SECOND)],
    });
    expect(all(twice.sim.log, 'acd.released')).toMatchObject([{ why: 'claimed-again' }]);
    expect(addressOf(twice, ANNA)).toBe(0);
    const later = await played(spec, {
      inputs: [gratuitous(20 * SECOND), gratuitous(31 * SECOND)],
    });
    expect(all(later.sim.log, 'acd.defended')).toHaveLength(2);
    expect(addressOf(later, ANNA)).toBe(ipv4('10.0.0.1'));
  });

  test('is kept for good, or never defended, as the host is told', async () => {
    const claims = [20, 25, 31].map((second) => gratuitous(second * SECOND));
    const always = await played(onHub({ anna: [claiming({ defence: 'always' })] }), {
      inputs: claims,
    });
    expect(all(always.sim.log, 'acd.defended').map(({ at }) => at / SECOND)).toEqual([20, 31]);
    expect(addressOf(always, ANNA)).toBe(ipv4('10.0.0.1'));
    const never = await played(onHub({ anna: [claiming({ defence: 'never' })] }), {
      inputs: claims,
    });
    expect(all(never.sim.log, 'acd.defended')).toEqual([]);
    expect(all(never.sim.log, 'acd.released')).toMatchObject([{ why: 'no-defence' }]);
  });

  test('a forged reply poisons who talks to it, and what was meant for it goes astray', async () => {
    const spec = onHub({
      anna: [],
      bert: [sends('10.0.0.1'), sends('10.0.0.1', 30 * SECOND)],
      cora: [forging(1)],
    });
    const running = await played(spec);
    const { log } = running.sim;
    expect(all(log, 'arp.forged')).toMatchObject([{ node: CORA, victim: ipv4('10.0.0.2') }]);
    expect(believed(running, BERT, '10.0.0.1')).toBe(0x020000000003);
    const heard = all(log, 'udp.received').filter(({ node }) => node === ANNA);
    expect(heard.length).toBeLessThanOrEqual(1);
    const [late] = all(log, 'udp.sent').filter(({ at }) => at >= 30 * SECOND);
    const astray = all(log, 'packet.ignored').filter(
      ({ node, at }) => node === CORA && at >= (late?.at ?? 0),
    );
    expect(astray.map(({ why }) => why)).toContain('ip-not-for-us');
  });

  test('an entry that was set by hand is not poisoned, and the trace says why', async () => {
    const args = { entries: [{ address: '10.0.0.1', mac: MACS[ANNA] as string }] };
    const spec = onHub({
      bert: [{ name: 'arp', app: 'arp.static', args }, sends('10.0.0.1', SECOND)],
      cora: [forging(1)],
    });
    const running = await played(spec);
    const { log } = running.sim;
    expect(believed(running, BERT, '10.0.0.1')).toBe(0x020000000001);
    expect(all(log, 'packet.ignored').filter(({ node }) => node === BERT)).toMatchObject([
      { why: 'arp-static' },
    ]);
    // Nobody had to ask for it.
    const asked = all(log, 'arp.sent').filter(({ operation }) => operation === 'request');
    expect(asked.filter(({ node }) => node === BERT)).toEqual([]);
  });
});

describe('what is typed', () => {
  const types = (at: number, node: number, line: string): SessionInput => ({
    ...{ at, kind: 'type', node, process: 0, line },
  });
  const terminal = (app: string): ProcessSpec => ({ name: 'terminal', app, args: {} });
  const entriesOf = (running: SessionRun, node: number) =>
    all(running.sim.log, 'cache.changed').filter((each) => each.node === node);

  test('at arp sets an entry, and takes it away', async () => {
    const running = await played(onHub({ bert: [terminal('arp.static')] }), {
      inputs: [
        types(SECOND, BERT, `arp -s 10.0.0.1 ${MACS[ANNA]}`),
        types(2 * SECOND, BERT, 'arp -d 10.0.0.1'),
      ],
    });
    expect(entriesOf(running, BERT).map(({ state, value }) => state || value)).toEqual([
      ...['reachable', 'static', 'removed'],
    ]);
  });

  test.each([
    ['arp -s 10.0.0.1', "arp: cannot use ''"],
    ['arp -s 10.0.0.1 nonsense', "arp: cannot use 'nonsense'"],
    ['arp -d 10.0.0.1 x', "arp: cannot use 'x'"],
    ['arp -d 10.0.0.9', '10.0.0.9: EINVAL'],
  ])('at arp and makes no sense is answered: %s', async (line, answer) => {
    const running = await played(onHub({ bert: [terminal('arp.static')] }), {
      inputs: [types(SECOND, BERT, line)],
    });
    const printed = all(running.sim.log, 'app.printed').map((each) => each.line);
    expect(printed).toEqual([
      answer === "arp: cannot use ''" ? 'arp: whose? (an address)' : answer,
    ]);
    expect(entriesOf(running, BERT)).toEqual([]);
  });

  test('at arpspoof poisons one, or with -r each of two; one command after the other', async () => {
    const spec = onHub({
      anna: [sends('10.0.0.2')],
      cora: [terminal('arp.spoof')],
    });
    const one = await played(spec, {
      inputs: [types(SECOND, CORA, 'arpspoof -t 10.0.0.1 10.0.0.2')],
    });
    const [cora, anna] = [0x020000000003, 0x020000000001];
    expect(believed(one, ANNA, '10.0.0.2')).toBe(cora);
    expect(believed(one, BERT, '10.0.0.1')).toBe(anna);
    const both = await played(spec, {
      inputs: [types(SECOND, CORA, 'arpspoof -r -t 10.0.0.1 10.0.0.2')],
    });
    expect(believed(both, ANNA, '10.0.0.2')).toBe(cora);
    expect(believed(both, BERT, '10.0.0.1')).toBe(cora);
    const then = await played(spec, {
      inputs: [
        types(SECOND, CORA, 'arpspoof nobody'),
        types(SECOND, CORA, 'arpspoof -t 10.0.0.1 10.0.0.2'),
        types(SECOND, CORA, 'arpspoof -t 10.0.0.2 10.0.0.1'),
      ],
    });
    expect(all(then.sim.log, 'arp.forged')).toHaveLength(2);
    expect(all(then.sim.log, 'app.printed')).toHaveLength(1);
  });
});

describe('an entry that was set by hand', () => {
  const entry = { address: '10.0.0.1', mac: MACS[ANNA] as string };
  const setting = (entries: object[], startAt = 0): ProcessSpec => ({
    ...{ name: 'arp', app: 'arp.static', args: { entries }, startAt },
  });

  /** When Bert had to ask for a neighbour. */
  const asks = ({ sim: { log } }: SessionRun) =>
    all(log, 'arp.sent').filter(({ node, operation }) => node === BERT && operation === 'request');

  test('does not age, and goes when it is taken away', async () => {
    const late = 1_300 * SECOND;
    const bert = [setting([entry]), sends('10.0.0.1', late)];
    const kept = await played(onHub({ bert }, ADDRESSES, 1_400 * SECOND));
    expect(asks(kept)).toEqual([]);
    const noted = all(kept.sim.log, 'cache.changed').filter(({ node }) => node === BERT);
    expect(noted.at(-1)).toMatchObject({ key: '10.0.0.1', state: 'static' });
    const away = setting([{ address: '10.0.0.1' }], SECOND);
    const gone = await played(onHub({ bert: [...bert, away] }, ADDRESSES, 1_400 * SECOND));
    expect(asks(gone)).toHaveLength(1);
  });

  test('is refused for an address that no neighbour may have', async () => {
    const { log } = (
      await played(onHub({ bert: [setting([{ ...entry, address: '10.0.0.255' }])] }))
    ).sim;
    expect(all(log, 'app.printed')).toMatchObject([{ line: '10.0.0.255: EINVAL' }]);
    expect(all(log, 'app.exited')).toMatchObject([{ code: 1 }]);
  });
});

test('a hardware address that is none is refused before the run, by name', async () => {
  const args = { entries: [{ address: '10.0.0.1', mac: 'nonsense' }] };
  const spec = onHub({ bert: [{ name: 'arp', app: 'arp.static', args }] });
  await expect(played(spec)).rejects.toThrow(/hardware-address|mac/);
});

test('the page tells all of it in both languages', async () => {
  const taken = onHub({ anna: [claiming({ addresses: ['10.0.0.2', '10.0.0.9'] })] });
  const attacked = onHub({
    ...{ bert: [claiming()], anna: [] },
    cora: [
      {
        ...{ name: 'spoof', app: 'arp.spoof', startAt: 20 * SECOND },
        args: { victim: '10.0.0.1', as: '10.0.0.2' },
      },
    ],
  });
  const inputs = [20, 25].map((second) => ({
    ...({ at: second * SECOND, kind: 'frame', node: BERT, nic: 0 } as const),
    bytes: arpFrame(0xffffffffffff, {
      ...{ operation: 1, senderMac: 0x020000000003, senderIp: ipv4('10.0.0.2') },
      ...{ targetMac: 0, targetIp: ipv4('10.0.0.2') },
    }),
  }));
  const runs = [
    [await played(taken), taken],
    [await played(attacked, { inputs }), attacked],
  ] as const;
  expect(untold(page, runs)).toEqual([]);
});
