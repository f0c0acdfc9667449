/** The agent on a real card of Linux, its offloads on, with the kernel at the other end. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { arpFrame, tagged, udpFrame } from '../agent/testing/frames.ts';
import { knock } from '../agent/testing/page.ts';
import { encodeBatch } from '../src/relay/batch.ts';
import {
  hashBytes,
  patternBytes,
  type ScriptState,
  type ScriptStep,
} from '../src/stack/apps/script/script.ts';
import { formatMac, ipv4 } from '../src/stack/core/addresses.ts';
import { arp, ethernet } from '../src/stack/wire/index.ts';
import { all } from '../src/stack/world/testing.ts';
import {
  bringCardOut,
  macOf,
  plugInto,
  type RunningAgent,
  startAgentProcess,
} from './kernel/agent.ts';
import { accepted, open, PORT, readAll } from './kernel/harness.ts';
import { type Live, OUR_MAC, startLive } from './kernel/live.ts';
import {
  KERNEL_ADDRESS,
  KERNEL_CARD,
  makeNamespaces,
  type Namespaces,
  OUR_ADDRESS,
  removeNamespaces,
} from './kernel/namespaces.ts';
import { digest, peer } from './kernel/peer.ts';

const BYTES = 5_000_000;
const [TAGGED, UNTAGGED] = ['10.79.0.2', '10.77.0.99'];
const ARP_TARGET = ethernet.length + arp.at.targetIp;
const MAC = formatMac(OUR_MAC);

/** Every way that the agent has of opening a card; the last two are other systems', tried here. */
describe.each(['packet-socket', 'libpcap', 'libpcap-thread'])('by %s', (way) => {
  let spaces: Namespaces;
  let card = '';
  let agent: RunningAgent;
  let live: Live | undefined;

  beforeAll(async () => {
    spaces = makeNamespaces({ offloads: true });
    card = bringCardOut(spaces);
    // The world of these tests has its MAC address already: the card gets it, and we are its host.
    execFileSync('ip', ['link', 'set', card, 'address', MAC]);
    const fixed = ['--mac', 'host', '--ip', `${OUR_ADDRESS}/24`];
    agent = await startAgentProcess(['--interface', card, ...fixed], { WIREGLASS_CARD: way });
  });

  afterEach(async () => {
    await live?.stop();
    live = undefined;
  });

  afterAll(async () => {
    agent?.child.kill('SIGINT');
    await agent?.ended();
    if (spaces !== undefined) removeNamespaces(spaces);
  });

  async function plug(steps: ScriptStep[]): Promise<Live> {
    const processes = [{ name: 'ours', steps, hashesReceived: true }];
    const plug = await plugInto(agent, [OUR_ADDRESS]);
    live = await startLive(spaces, { processes, plug, seed: 7 });
    return live;
  }

  const stateOf = ({ host }: Live) => host.processes[0]?.state as ScriptState;
  const done = (it: Live) => () => stateOf(it).pc >= stateOf(it).program.steps.length;

  test('the card was opened in this way', () => {
    const maps = readFileSync(`/proc/${agent.child.pid}/maps`, 'utf8');
    expect(maps.includes('libpcap')).toBe(way !== 'packet-socket');
  });

  describe('through the agent', () => {
    test('the kernel pings us', async () => {
      await plug([{ do: 'socket', as: 's' }]);
      expect(await peer(spaces, 'ping', OUR_ADDRESS, 5, 1_000).said).toContain('5');
    });

    test('we read megabytes from the kernel, segments glued together and all', async () => {
      const server = peer(spaces, 'source', PORT, BYTES);
      await server.ready;
      const it = await plug([...open, readAll('s'), { do: 'close', on: 's' }]);
      await it.until(done(it), 60_000);
      expect(stateOf(it).receivedHash).toBe(hashBytes(patternBytes(BYTES)));
      expect(all(it.running.sim.log, 'packet.ignored').map(({ why }) => why)).toEqual([]);
    });

    test('the kernel reads megabytes from us', async () => {
      const send = { do: 'send' as const, on: 'c', bytes: BYTES };
      const it = await plug([...accepted, send, { do: 'close', on: 'c' }]);
      const client = peer(spaces, 'fetch', OUR_ADDRESS, PORT);
      expect(await client.said).toBe(digest(patternBytes(BYTES)));
      await it.until(done(it));
    });

    test('what must not leave does not, and the page is told', async () => {
      const { page } = await plugInto(agent, [OUR_ADDRESS]);
      const foreign = arpFrame({
        src: MAC,
        senderMac: MAC,
        senderIp: KERNEL_ADDRESS,
        operation: 2,
      });
      const other = udpFrame({ from: '10.77.0.7', src: MAC });
      page.socket.send(encodeBatch([foreign, other, udpFrame()]));
      const counted = () => page.messages.findLast(({ type }) => type === 'counts');
      await page.until(() => counted() !== undefined);
      expect(counted()).toMatchObject({
        sent: 0,
        refused: { 'arp-sender': 1, 'ip-sender': 1, 'source-mac': 1 },
      });
      await page.close();
    });

    test('what has a VLAN tag stays out, though the system takes tags out of frames', async () => {
      const { page } = await plugInto(agent, [OUR_ADDRESS]);
      const frames = [0x8100, 0x88a8].map((tag) => tagged(arpFrame({ targetIp: TAGGED }), tag));
      frames.push(arpFrame({ targetIp: UNTAGGED }));
      const asHex = frames.map((frame) => Buffer.from(frame).toString('hex'));
      await peer(spaces, 'put', KERNEL_CARD, ...asHex).said;
      const asked = () => page.frames.map((frame) => Buffer.from(frame.slice(ARP_TARGET)));
      const by = (address: string) =>
        asked().filter((rest) => rest.readUInt32BE() === ipv4(address)).length;
      await page.until(() => by(UNTAGGED) === 1);
      expect(by(TAGGED)).toBe(0);
      await page.close();
    });

    test('a cable that is pulled and plugged in again is told', async () => {
      const { page } = await plugInto(agent, [OUR_ADDRESS]);
      const cards = () => page.messages.flatMap((it) => (it.type === 'card' ? [it.up] : []));
      execFileSync('ip', ['link', 'set', card, 'down']);
      await page.until(() => cards().includes(false));
      execFileSync('ip', ['link', 'set', card, 'up']);
      await page.until(() => cards().at(-1) === true);
      await page.close();
      // Frames come again afterwards.
      await plug([{ do: 'socket', as: 's' }]);
      expect(await peer(spaces, 'ping', OUR_ADDRESS, 2, 56).said).toContain('2');
    });
  });

  test('no thread of the agent has a capability, or is root', () => {
    const threads = readdirSync(`/proc/${agent.child.pid}/task`);
    expect(threads.length).toBeGreaterThan(1);
    for (const thread of threads) {
      const status = readFileSync(`/proc/${agent.child.pid}/task/${thread}/status`, 'utf8');
      const line = (name: string) =>
        new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1]?.trim();
      expect([line('CapEff'), line('CapPrm')]).toEqual(['0000000000000000', '0000000000000000']);
      expect(line('Uid')?.split(/\s+/)).not.toContain('0');
      expect(line('Groups')).toBe('');
    }
  });

  test('the agent stops cleanly: the page hears it, the port is free, nothing is left', async () => {
    const { page } = await plugInto(agent, [OUR_ADDRESS]);
    agent.child.kill('SIGTERM');
    expect(await agent.ended()).toBe(0);
    await page.until(() => page.messages.at(-1)?.type === 'bye');
    expect(page.messages.at(-1)).toEqual({ type: 'bye', why: 'stopping' });
    await expect(knock({ port: agent.port, token: agent.token })).rejects.toThrow();
  });

  test('with a MAC address of its own it answers as well, and the card keeps its own', async () => {
    const fixed = ['--mac', 'own', '--ip', `${OUR_ADDRESS}/24`];
    agent = await startAgentProcess(['--interface', card, ...fixed], { WIREGLASS_CARD: way });
    // What the kernel has learnt from the tests before is no longer so.
    execFileSync('ip', ['-n', spaces.kernel, 'neigh', 'flush', 'all']);
    const plug = await plugInto(agent, [OUR_ADDRESS]);
    await plug.page.until(() => macOf(plug.page) !== '');
    const mac = macOf(plug.page);
    expect(mac).not.toBe(MAC);
    const processes = [{ name: 'ours', steps: [{ do: 'socket' as const, as: 's' }] }];
    live = await startLive(spaces, { processes, plug, mac, seed: 8 });
    expect(await peer(spaces, 'ping', OUR_ADDRESS, 3, 56).said).toContain('3');
    const neighbours = execFileSync('ip', ['-n', spaces.kernel, 'neigh'], { encoding: 'utf8' });
    expect(neighbours).toContain(`${OUR_ADDRESS} dev wg1 lladdr ${mac} `);
    agent.child.kill('SIGTERM');
    expect(await agent.ended()).toBe(0);
  });
});
