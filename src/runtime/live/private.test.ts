import { expect, test } from 'vitest';
import { udpFrame } from '../../../agent/testing/frames.ts';
import type { Hello } from '../../relay/messages.ts';
import { answerTo } from '../../stack/apps/dhcp/answer.ts';
import { networksOf } from '../../stack/apps/dhcp/network.ts';
import { ipv4 } from '../../stack/core/addresses.ts';
import { SECOND } from '../../stack/core/instant.ts';
import { udpDataFor } from '../../stack/protocols/dhcp/frame.ts';
import { type DhcpMessage, decodeDhcp, encodeDhcp } from '../../stack/protocols/dhcp/message.ts';
import { advance, startSession } from '../../stack/world/session.ts';
import { kernelFor } from '../testing/kernel-for.ts';
import { startLiveRun } from '../worker/live/live-run.ts';
import { liveScenario } from '../worker/live/scenario.ts';
import { byHandWall } from '../worker/live/testing/by-hand-wall.ts';
import type { LiveScenario, RecordedLive } from './messages.ts';
import { readSessionFile, writeSessionFile } from './session-file.ts';

const OFFERED = '10.77.0.9';
const ELSEWHERE = '192.168.7.7';
const SERVER = '10.77.0.1';

const hello: Hello = {
  ...{ type: 'hello', version: 1, mode: 'card', interface: 'wlan-of-anna', egress: [] },
  ...{ mac: '02:00:00:00:00:01', macIs: 'own', mtu: 1_500, ip: 'dhcp', mtuOfHost: 1_400 },
  refuse: [ELSEWHERE, OFFERED],
};
const scenario = liveScenario(hello, 'page');
const kernel = await kernelFor(scenario.spec, { scenario: 'live', seed: 1, inputs: [] });

const [network = expect.fail()] = networksOf([
  { from: OFFERED, to: OFFERED, prefixLength: 24, router: SERVER },
]);

function offerTo(discover: Uint8Array): Uint8Array {
  const asked = decodeDhcp(udpDataFor(discover, 67)?.data as Uint8Array).message as DhcpMessage;
  const offer = { type: 'OFFER', address: ipv4(OFFERED), until: 600 * SECOND } as const;
  const data = encodeDhcp(answerTo(asked, offer, network, ipv4(SERVER), 0));
  const ports = { from: SERVER, to: '255.255.255.255', srcPort: 67, dstPort: 68 };
  return udpFrame({ ...ports, dst: 'ff:ff:ff:ff:ff:ff', data });
}

/** A run whose DHCP server offers an address that the computer has. */
function lived() {
  const { pass, ...wall } = byHandWall();
  const sent: Uint8Array[] = [];
  const refused: string[] = [];
  const live = startLiveRun(scenario, 1, kernel, hello, {
    ...{ ...wall, random: (count) => new Uint8Array(count).fill(7) },
    send: (frames) => sent.push(...frames),
    notice: (notice) => 'address' in notice && refused.push(notice.address),
    ...{
      own: () => undefined,
      groups: () => undefined,
      address: () => undefined,
      grown: () => undefined,
    },
    ...{ slept: () => undefined, broken: () => undefined, beats: () => 0 },
  });
  pass(10);
  live.arrive([offerTo(sent[0] as Uint8Array)]);
  pass(20_000);
  const { running, inputs } = live.world;
  const until = running.sim.world.now;
  const recorded: RecordedLive = { scenario, hello, begun: 5, seed: 1, inputs, until };
  return { recorded, refused, log: running.sim.log };
}

const refusedIn = ({ spec }: LiveScenario) => JSON.stringify(spec).match(/"refuse":\[.*?\]/)?.[0];

test('a file names of the computer only the address that the network has offered', async () => {
  const { recorded, refused } = lived();
  expect(refused).toEqual([OFFERED]);
  const text = await writeSessionFile(recorded).text();
  for (const each of [ELSEWHERE, hello.interface, '1400']) expect(text).not.toContain(each);
  expect(refusedIn((readSessionFile(text) as RecordedLive).scenario)).toBe(
    `"refuse":["${OFFERED}"]`,
  );
});

test('the run in the file gives the same trace as that which was lived', async () => {
  const { recorded, log } = lived();
  const read = readSessionFile(await writeSessionFile(recorded).text()) as RecordedLive;
  const spec = { ...read.scenario.spec, until: read.until };
  const session = { scenario: 'live', seed: read.seed, inputs: read.inputs };
  const again = startSession(spec, session, { kernel });
  while (advance(again));
  const { count, words, wordCount, at } = again.sim.log;
  expect(count).toBe(log.count);
  expect(words.subarray(0, wordCount)).toEqual(log.words.subarray(0, log.wordCount));
  expect(at.subarray(0, count)).toEqual(log.at.subarray(0, count));
});
