/** The network of the first TCP lessons: a client, a server, and 20 ms of wire between them. */
import type { Localized } from '../i18n/language.ts';
import { ipv4 } from '../stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../stack/core/instant.ts';
import type { HostSpec, LinkSpec, ProcessSpec, ScenarioSpec } from '../stack/world/scenario.ts';

export const SERVER = { address: ipv4('10.0.0.2'), port: 80 } as const;

/** One way. */
export const DELAY = 20 * MILLISECOND;

/** A process waits this long between two calls, so that two packets are seen apart. */
export const PAUSE = 30 * MILLISECOND;

/** Options that these lessons do without: a SYN carries its MSS and nothing else. */
const PLAIN: NonNullable<HostSpec['settings']> = {
  windowScaling: false,
  timestamps: false,
  sack: false,
  receiveBuffer: 65_535,
  // What common systems use; RFC 9293 §3.4.2 has two minutes.
  maximumSegmentLifetime: 30 * SECOND,
};

/** What a lesson wants otherwise. */
interface Otherwise extends Pick<ScenarioSpec, 'needs'> {
  /** All settings of both hosts, in place of the plain ones. */
  readonly settings?: NonNullable<HostSpec['settings']>;
  readonly link?: Partial<LinkSpec>;
}

export function twoHosts(
  id: string,
  processes: { readonly client: ProcessSpec[]; readonly server: ProcessSpec[] },
  until: number,
  { settings = PLAIN, link, ...more }: Otherwise = {},
): ScenarioSpec {
  return {
    id,
    nodes: [
      { name: 'client', address: '10.0.0.1', settings, processes: processes.client },
      { name: 'server', address: '10.0.0.2', settings, processes: processes.server },
    ],
    links: [{ between: ['client', 'server'], delay: DELAY, ...link }],
    knowsNeighbours: true,
    ...more,
    until,
  };
}

type Step = Extract<ProcessSpec, { steps: unknown }>['steps'][number];

/** A server that takes one caller, as the socket `caller`, and goes on with it. */
export const reader = (...steps: Step[]): ProcessSpec => ({
  name: 'reader',
  steps: [
    { do: 'socket', as: 'door' },
    { do: 'bind', on: 'door', port: SERVER.port },
    { do: 'listen', on: 'door', backlog: 5 },
    { do: 'accept', on: 'door', as: 'caller' },
    ...steps,
  ],
});

/** A client that connects, waits for a moment, and goes on with its socket `s`. */
export const uploader = (...steps: Step[]): ProcessSpec => ({
  name: 'uploader',
  startAt: DELAY,
  steps: [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', ...SERVER },
    { do: 'wait', for: PAUSE },
    ...steps,
  ],
});

/** What every lesson in this network simplifies. */
export const COMMON_SIMPLIFICATIONS: readonly Localized[] = [
  {
    en: 'The two hosts already know each other’s hardware address, as if ARP had just run (<Lesson id="arp" />).',
    zh: '两台主机已经知道对方的硬件地址，就像刚做完 ARP 一样（<Lesson id="arp" />）。',
  },
  {
    en: 'Only distance costs time: the link takes 20 ms each way, is infinitely fast and loses nothing unless you make it.',
    zh: '只有距离才花时间：链路单程 20 毫秒，带宽无限；除非你动手，否则不会丢包。',
  },
  {
    en: 'The SYNs carry one option, the MSS. Window scaling, timestamps and SACK are switched off until <Lesson id="sack" /> and <Lesson id="window-scale" />.',
    zh: 'SYN 只带一个选项：MSS。窗口扩大、时间戳和 SACK 先关掉，留到<Lesson id="sack" />和<Lesson id="window-scale" />。',
  },
  {
    en: 'Request and answer are a few words each, and each program pauses between some of its calls so that no two packets cover each other.',
    zh: '请求和应答都只有几个词；程序在某些调用之间会停一下，免得两个分组画在一起。',
  },
];
