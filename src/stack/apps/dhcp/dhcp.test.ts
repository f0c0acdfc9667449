/** A server, clients, and somebody who has an address of the pool already, on one switch. */
import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { formatIpv4, ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import '../../protocols/dhcp/events.ts';
import { readEvent } from '../../trace/log.ts';
import type { ProcessSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all, traceBytes } from '../../world/testing.ts';
import { cloneWorld } from '../../world/world.ts';
import { ANNA, BERT, lan, NETWORK, SERVER } from './testing/lan.ts';

const addressOf = ({ sim }: SessionRun, node: number) =>
  formatIpv4((sim.world.nodes[node] as Host).nics[0]?.address ?? 0);
const said = ({ sim }: SessionRun) => all(sim.log, 'dhcp.sent').map(({ message }) => message);
const leases = ({ sim }: SessionRun) =>
  all(sim.log, 'dhcp.lease').map(({ address, state }) => `${formatIpv4(address)} ${state}`);
const phases = ({ sim }: SessionRun, node = ANNA) =>
  all(sim.log, 'dhcp.client').flatMap((event) => (event.node === node ? [event.state] : []));
const typed = (at: number, line: string): SessionInput => ({
  ...{ kind: 'type', at: at * SECOND, node: ANNA, process: 0, line },
});

describe('a host without an address', () => {
  test('discovers, is offered, requests, and is given one, which it probes before it uses it', async () => {
    const running = await played(lan());
    expect(said(running)).toEqual(['DISCOVER', 'OFFER', 'REQUEST', 'ACK']);
    expect(phases(running)).toEqual(['SELECTING', 'REQUESTING', 'BOUND']);
    expect(leases(running)).toEqual([
      '10.0.0.100 probed',
      '10.0.0.100 offered',
      '10.0.0.100 bound',
    ]);
    expect(addressOf(running, ANNA)).toBe('10.0.0.100');
    const [discover, offer] = all(running.sim.log, 'udp.sent');
    expect(discover).toMatchObject({
      srcAddress: 0,
      srcPort: 68,
      dstAddress: 0xffffffff,
      dstPort: 67,
    });
    expect(offer).toMatchObject({
      srcAddress: ipv4('10.0.0.1'),
      srcPort: 67,
      dstAddress: 0xffffffff,
    });
    const host = running.sim.world.nodes[ANNA] as Host;
    expect(host.routes.find(({ prefixLength }) => prefixLength === 0)?.gateway).toBe(
      ipv4('10.0.0.1'),
    );
    expect(all(running.sim.log, 'acd.claimed')).toMatchObject([{ address: ipv4('10.0.0.100') }]);
  });

  test('two at once get one each', async () => {
    const running = await played(lan({ clients: [{}, {}] }));
    expect([addressOf(running, ANNA), addressOf(running, BERT)].sort()).toEqual([
      '10.0.0.100',
      '10.0.0.101',
    ]);
  });

  test('asks again, twice as long each time, while nobody answers', async () => {
    const running = await played({
      ...lan({ until: 55 }),
      nodes: lan().nodes.map((node, i) => (i === SERVER ? { ...node, processes: [] } : node)),
    });
    const times = all(running.sim.log, 'dhcp.sent').map(({ at }) => at / SECOND);
    expect(times).toHaveLength(4);
    [4, 8, 16].forEach((wait, i) => {
      expect(Math.abs((times[i + 1] as number) - (times[i] as number) - wait)).toBeLessThanOrEqual(
        1,
      );
    });
    expect(addressOf(running, ANNA)).toBe('0.0.0.0');
  });

  test('gets the address that is kept for its card', async () => {
    const reserved = [{ mac: '02:00:00:00:00:02', address: '10.0.0.50' }];
    const running = await played(lan({ network: { reserved }, clients: [{}, {}] }));
    expect(addressOf(running, ANNA)).toBe('10.0.0.50');
    expect(addressOf(running, BERT)).toBe('10.0.0.100');
  });

  test('gets none from an empty pool', async () => {
    const running = await played(
      lan({ network: { to: '10.0.0.100' }, clients: [{}, {}], startAt: [0, 10 * SECOND] }),
    );
    expect(addressOf(running, BERT)).toBe('0.0.0.0');
    expect(all(running.sim.log, 'dhcp.discarded').some(({ why }) => why === 'pool-empty')).toBe(
      true,
    );
  });
});

describe('an address that somebody has already', () => {
  test('is not offered: the server asks first', async () => {
    const running = await played(lan({ squatter: '10.0.0.100' }));
    expect(leases(running).slice(0, 3)).toEqual([
      '10.0.0.100 probed',
      '10.0.0.100 in-use',
      '10.0.0.101 probed',
    ]);
    expect(addressOf(running, ANNA)).toBe('10.0.0.101');
  });

  test('is declined by the client when the server did not ask, and not given again', async () => {
    const running = await played(lan({ squatter: '10.0.0.100', server: { probes: false } }));
    expect(said(running)).toEqual([
      'DISCOVER',
      'OFFER',
      'REQUEST',
      'ACK',
      'DECLINE',
      'DISCOVER',
      'OFFER',
      'REQUEST',
      'ACK',
    ]);
    expect(leases(running)).toContain('10.0.0.100 declined');
    expect(addressOf(running, ANNA)).toBe('10.0.0.101');
    const [declined] = all(running.sim.log, 'dhcp.sent').filter(
      ({ message }) => message === 'DECLINE',
    );
    const again = all(running.sim.log, 'dhcp.sent').filter(
      ({ message }) => message === 'DISCOVER',
    )[1];
    expect((again?.at ?? 0) - (declined?.at ?? 0)).toBe(10 * SECOND);
  });
});

describe('a lease', () => {
  test('is renewed at half of its time, from the server alone', async () => {
    const running = await played(lan({ until: 700 }));
    const requests = all(running.sim.log, 'dhcp.sent').filter(
      ({ message }) => message === 'REQUEST',
    );
    expect(requests.map(({ peer }) => formatIpv4(peer))).toEqual([
      '255.255.255.255',
      '10.0.0.1',
      '10.0.0.1',
    ]);
    const asked = all(running.sim.log, 'dhcp.sent')[0]?.at ?? 0;
    expect((requests[1]?.at ?? 0) - asked).toBe(300 * SECOND);
    expect(phases(running).slice(2)).toEqual(['BOUND', 'RENEWING', 'BOUND', 'RENEWING', 'BOUND']);
    expect(addressOf(running, ANNA)).toBe('10.0.0.100');
  });

  test('that cannot be renewed is asked of everybody, and given up at its end', async () => {
    const gone: SessionInput = {
      kind: 'signal',
      at: 20 * SECOND,
      node: SERVER,
      process: 0,
      signal: 'KILL',
    };
    const running = await played(lan({ until: 800 }), { inputs: [gone] });
    expect(phases(running).slice(2)).toEqual([
      'BOUND',
      'RENEWING',
      'REBINDING',
      'INIT',
      'SELECTING',
    ]);
    const times = all(running.sim.log, 'dhcp.client').map(({ at }) => Math.round(at / SECOND));
    expect(times.slice(3, 6)).toEqual([300, 525, 600]);
    expect(addressOf(running, ANNA)).toBe('0.0.0.0');
    const host = running.sim.world.nodes[ANNA] as Host;
    expect(
      host.routes.some(({ prefixLength, gateway }) => prefixLength === 0 && gateway !== 0),
    ).toBe(false);
  });

  test('that is released is free at once, and its client gets it again', async () => {
    const running = await played(lan(), {
      inputs: [typed(20, 'release'), typed(25, 'what'), typed(30, 'renew')],
    });
    expect(leases(running).slice(3)).toEqual([
      '10.0.0.100 released',
      '10.0.0.100 probed',
      '10.0.0.100 offered',
      '10.0.0.100 bound',
    ]);
    expect(addressOf(running, ANNA)).toBe('10.0.0.100');
    const lines = all(running.sim.log, 'app.printed')
      .filter(({ node }) => node === ANNA)
      .map(({ line }) => line);
    expect(lines).toEqual([
      expect.stringMatching(/^10\.0\.0\.100\/24 from 10\.0\.0\.1 for \d+ s$/),
      "dhcp: cannot use 'what' (renew, release)",
      expect.stringMatching(/^10\.0\.0\.100/),
    ]);
  });

  test('that ends unrenewed goes to somebody else when no other is free', async () => {
    const gone: SessionInput = {
      kind: 'signal',
      at: 20 * SECOND,
      node: ANNA,
      process: 0,
      signal: 'KILL',
    };
    const running = await played(
      lan({
        network: { to: '10.0.0.100' },
        clients: [{}, {}],
        startAt: [0, 30 * SECOND],
        until: 800,
      }),
      { inputs: [gone, { ...gone, process: 1 }] },
    );
    expect(leases(running)).toContain('10.0.0.100 expired');
    expect(addressOf(running, BERT)).toBe('0.0.0.0');
    // Anna's host still has it, and answers the probe: nobody is given it.
    expect(leases(running)).toContain('10.0.0.100 in-use');
  });

  test('as short as the client wants, and no longer than the server gives', async () => {
    const short = await played(lan({ clients: [{ lease: 120 * SECOND }] }));
    expect(all(short.sim.log, 'dhcp.lease').at(-1)).toMatchObject({ state: 'bound' });
    const bound = all(short.sim.log, 'dhcp.lease').at(-1);
    expect((bound?.until ?? 0) - (bound?.at ?? 0)).toBe(120 * SECOND);
    const endless = await played(lan({ network: { lease: 0 } }));
    expect(all(endless.sim.log, 'dhcp.client').at(-1)).toMatchObject({ state: 'BOUND', until: 0 });
  });

  test('of which the server knows nothing any more, is refused', async () => {
    const other = { from: '10.0.0.200', to: '10.0.0.203' };
    const spec = lan({ until: 700 });
    const nodes = spec.nodes.map((node, i) =>
      i === SERVER
        ? {
            ...node,
            processes: [
              ...(spec.nodes[SERVER] as { processes: ProcessSpec[] }).processes,
              {
                ...{ name: 'new', app: 'dhcp.server', startAt: 50 * SECOND },
                args: { networks: [{ ...NETWORK, ...other }] },
              },
            ],
          }
        : node,
    );
    const gone: SessionInput = {
      kind: 'signal',
      at: 20 * SECOND,
      node: SERVER,
      process: 0,
      signal: 'KILL',
    };
    const running = await played({ ...spec, nodes }, { inputs: [gone] });
    // It is no client that the new server knows: it says nothing, and the lease ends.
    expect(said(running)).not.toContain('NAK');
    expect(all(running.sim.log, 'dhcp.discarded').map(({ why }) => why)).toContain(
      'unknown-client',
    );
    expect(addressOf(running, ANNA)).toBe('10.0.0.200');
  });
});

describe('the trace', () => {
  test('leads from the address back to the discovery, and worlds can be cloned', async () => {
    const running = await played(lan());
    const { log, world } = running.sim;
    const bound = all(log, 'dhcp.client').at(-1);
    const kinds: string[] = [];
    for (let id = bound?.cause ?? -1; id >= 0; ) {
      const event = readEvent(log, id);
      kinds.push(event.kind === 'dhcp.sent' ? event.message : event.kind);
      id = event.cause;
    }
    for (const kind of ['OFFER', 'REQUEST', 'DISCOVER', 'udp.received'])
      expect(kinds).toContain(kind);
    expect(kinds).toContain('ACK');
    expect(kinds.at(-1)).toBe('app.started');
    expect(cloneWorld(world).nodes[SERVER]).toEqual(world.nodes[SERVER]);
    expect(traceBytes((await played(lan())).sim.log)).toEqual(traceBytes(log));
  });
});
