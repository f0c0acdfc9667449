import { describe, expect, test } from 'vitest';
import { kernelOf } from '../../capability.ts';
import { ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { capability } from '../../protocols/dns/capability.ts';
import { RCODE } from '../../protocols/dns/codes.ts';
import { decodeMessage, encodeMessage, type Message } from '../../protocols/dns/message.ts';
import { recordOf } from '../../protocols/dns/record.ts';
import type { ZoneSpec } from '../../protocols/dns/zone.ts';
import { readEvent } from '../../trace/log.ts';
import { observed } from '../../trace/testing.ts';
import { advance, type SessionRun } from '../../world/session.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import { startSession } from '../../world/testing/whole.ts';
import { all } from '../../world/testing.ts';
import { capability as server } from '../dns-server/capability.ts';
import { dnsServer } from '../dns-server/dns-server.ts';
import type { AppKind } from '../kind.ts';
import type { ProcessSpec } from '../process-spec.ts';
import { CLIENT, SERVER, startWith, twoRun } from '../testing/world-of.ts';
import { dig } from './dig.ts';

const ZONE: ZoneSpec = {
  origin: 'example.com',
  records: [
    '@ 3600 SOA ns1 hostmaster 1 7200 900 1209600 300',
    '@ NS ns1',
    'ns1 A 10.0.0.2',
    'www 300 A 10.0.0.80',
    'web CNAME www',
    ...Array.from({ length: 40 }, (_, i) => `many A 10.1.0.${i}`),
  ],
};
const NAME_SERVER: ProcessSpec = { name: 'named', app: 'dns.server', args: { zones: [ZONE] } };
const digs = (...lines: string[]): ProcessSpec[] =>
  lines.map((line) => ({ name: 'dig', app: 'dns.dig', args: { line, servers: ['10.0.0.2'] } }));

const apps = [dig, dnsServer] as readonly AppKind[];

function ran(client: ProcessSpec[], server: ProcessSpec[] = [NAME_SERVER], others: AppKind[] = []) {
  const running = startWith(twoRun(client, server), { apps: [...apps, ...others] });
  advance(running);
  return running;
}
const printed = ({ sim }: SessionRun, process = 0, node = CLIENT) =>
  all(sim.log, 'app.printed')
    .filter((event) => event.node === node && event.process === process)
    .map(({ line }) => line);
const exits = ({ sim }: SessionRun) =>
  all(sim.log, 'app.exited').map(({ process, code, at }) => ({ process, code, at }));

describe('dig', () => {
  test('prints what the server of a zone answers', () => {
    const running = ran(digs('@10.0.0.2 web.example.com'));
    const lines = printed(running);
    const id = lines[2]?.match(/id: (\d+)$/)?.[1];
    expect(lines).toEqual([
      '; dig @10.0.0.2 web.example.com',
      ';; Got answer:',
      `;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: ${id}`,
      ';; flags: qr aa rd; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 0',
      ';; WARNING: recursion requested but not available',
      '',
      ';; QUESTION SECTION:',
      ';web.example.com.\t\tIN\tA',
      '',
      ';; ANSWER SECTION:',
      'web.example.com.\t3600\tIN\tCNAME\twww.example.com.',
      'www.example.com.\t300\tIN\tA\t10.0.0.80',
      '',
      // 10 ms there and 10 ms back, twice: the first packet waits for ARP.
      ';; Query time: 40 msec',
      ';; SERVER: 10.0.0.2#53(10.0.0.2) (UDP)',
      ';; MSG SIZE  rcvd: 67',
    ]);
    expect(exits(running)).toMatchObject([{ process: 0, code: 0 }]);
  });

  test('prints RDATA alone with +short, and asks the host’s own server without @', () => {
    expect(printed(ran(digs('+short web.example.com')))).toEqual(['www.example.com.', '10.0.0.80']);
  });

  test('says that an answer is cut off', () => {
    const lines = printed(ran(digs('many.example.com +norecurse +ignore')));
    expect(lines[3]).toBe(';; flags: qr aa tc; QUERY: 1, ANSWER: 29, AUTHORITY: 0, ADDITIONAL: 0');
    expect(lines[4]).toContain('truncated');
  });

  test('shows a refusal, once, though it would try three times', () => {
    const running = ran(digs('www.example.net'));
    expect(printed(running)[2]).toContain('status: REFUSED');
    expect(all(running.sim.log, 'udp.sent').filter(({ node }) => node === CLIENT).length).toBe(1);
  });

  test('gives up after its tries when nobody answers, each from another port', () => {
    const silent: ProcessSpec = {
      name: 'silent',
      steps: [
        { do: 'socket', as: 's', type: 'dgram' },
        { do: 'bind', on: 's', port: 53 },
      ],
    };
    const running = ran(digs('www.example.com +tries=2 +time=3'), [silent]);
    expect(printed(running)).toEqual([
      '; dig www.example.com +tries=2 +time=3',
      ';; timed out: 10.0.0.2#53',
      ';; timed out: 10.0.0.2#53',
      ';; no servers could be reached',
    ]);
    expect(exits(running)).toEqual([{ process: 0, code: 9, at: 6 * SECOND }]);
    const ports = all(running.sim.log, 'udp.sent').map(({ srcPort }) => srcPort);
    expect(new Set(ports).size).toBe(2);
  });

  test('hears at once that there is no server, and asks the next', () => {
    const both: ProcessSpec = {
      name: 'dig',
      app: 'dns.dig',
      args: { line: 'www.example.com', servers: ['10.0.0.2', '10.0.0.1'] },
    };
    const running = ran([both, NAME_SERVER], []);
    const lines = printed(running);
    expect(lines[1]).toBe(';; connection refused: 10.0.0.2#53');
    expect(lines[3]).toContain('status: NOERROR');
  });

  test('asks another server when the first refuses, and shows a refusal when all do', () => {
    const other = { ...ZONE, origin: 'example.org' };
    const refusing: ProcessSpec = { name: 'named', app: 'dns.server', args: { zones: [other] } };
    const both = (name: string): ProcessSpec => ({
      name: 'dig',
      app: 'dns.dig',
      args: { line: name, servers: ['10.0.0.2', '10.0.0.1'] },
    });
    const helped = printed(ran([both('www.example.com'), NAME_SERVER], [refusing]));
    expect(helped[1]).toBe(';; no help from: 10.0.0.2#53');
    expect(helped[3]).toContain('status: NOERROR');
    const refused = printed(ran([both('www.example.net'), NAME_SERVER], [refusing]));
    expect(refused[1]).toBe(';; no help from: 10.0.0.2#53');
    expect(refused[3]).toContain('status: REFUSED');
  });

  test('asks all its servers before it asks one of them again', () => {
    const silent = (name: string): ProcessSpec => ({
      name,
      steps: [
        { do: 'socket', as: 's', type: 'dgram' },
        { do: 'bind', on: 's', port: 53 },
      ],
    });
    const servers = ['10.0.0.2', '10.0.0.1'];
    const args = { line: 'www.example.com +tries=2 +time=1', servers };
    const asking: ProcessSpec = { name: 'dig', app: 'dns.dig', args };
    const { sim } = ran([asking, silent('here')], [silent('there')]);
    const asked = all(sim.log, 'dns.query.sent').map(({ server, at }) => [server, at / SECOND]);
    const [there, here] = servers.map(ipv4);
    expect(asked).toEqual([
      [there, 0],
      [here, 1],
      [there, 2],
      [here, 3],
    ]);
  });

  test('refuses a line that it cannot read', () => {
    const running = ran(digs('+what'));
    expect(printed(running)).toEqual(["dig: cannot use '+what'"]);
    expect(exits(running)).toMatchObject([{ code: 1 }]);
  });

  test('without a line runs those that are typed, one after the other', () => {
    const shell: ProcessSpec = { name: 'dig', app: 'dns.dig', args: { servers: ['10.0.0.2'] } };
    const spec = twoRun([shell], [NAME_SERVER]);
    const input = { node: CLIENT, process: 0 };
    const typed = (line: string) => ({ ...input, kind: 'type', at: SECOND, line }) as const;
    // Before anything is asked there is nothing to interrupt.
    const inputs: SessionInput[] = [
      { ...input, kind: 'signal', at: 1, signal: 'INT' },
      ...[typed('dig +short www.example.com'), typed('+short ns1.example.com')],
    ];
    const kernel = kernelOf([...everyKernel.capabilities, capability, server]);
    const running = startSession(spec, { scenario: spec.id, seed: 1, inputs }, { kernel });
    observed(running.sim.log);
    advance(running);
    expect(printed(running)).toEqual(['10.0.0.80', '10.0.0.2']);
    expect(exits(running)).toEqual([]);
  });
});

describe('a stub resolver believes no message', () => {
  /** A server that answers with this, made from the query, and then as it should. */
  const liar = (lie: (query: Message) => Message, sender = 'server'): AppKind =>
    ({
      id: 'liar',
      hears: { sockets: true },
      init: () => ({ fd: -1, stranger: -1 }),
      step(state: { fd: number; stranger: number }, event, env) {
        const call = (request: Parameters<typeof env.call>[0]) => {
          const outcome = env.call(request);
          if (!outcome.done) throw new Error('blocked');
          return outcome.result;
        };
        if (event.type === 'start') {
          state.fd = call({ name: 'socket', type: 'dgram', nonBlocking: true }).value;
          call({ name: 'bind', fd: state.fd, address: 0, port: 53 });
          state.stranger = call({ name: 'socket', type: 'dgram', nonBlocking: true }).value;
        } else if (event.type === 'socket') {
          const {
            data,
            address = 0,
            port = 0,
          } = call({ name: 'recvfrom', fd: state.fd, size: 999 });
          if (data === undefined) return;
          const query = decodeMessage(data).message;
          const answers = [recordOf('www.example.com.', 60, 'A', { address: ipv4('10.0.0.80') })];
          const { fd, stranger } = state;
          const from = (socket: number, message: Message) =>
            call({ name: 'sendto', fd: socket, data: encodeMessage(message), address, port });
          from(sender === 'server' ? fd : stranger, lie(query));
          from(fd, { ...query, response: true, answers });
        }
      },
    }) as AppKind;

  const WRONG = [recordOf('www.example.com.', 60, 'A', { address: ipv4('6.6.6.6') })];
  const lies: readonly [string, (query: Message) => Message][] = [
    [
      'with another id',
      (query) => ({ ...query, response: true, id: query.id ^ 1, answers: WRONG }),
    ],
    ['that is a query', (query) => ({ ...query, answers: WRONG })],
    ['of another opcode', (query) => ({ ...query, response: true, opcode: 4, answers: WRONG })],
    ['about another name', (query) => changed(query, { name: 'www.example.org.' })],
    ['about another type', (query) => changed(query, { type: 28 })],
    ['about another class', (query) => changed(query, { class: 3 })],
    ['about nothing', (query) => ({ ...query, response: true, questions: [], answers: WRONG })],
    [
      'about two things',
      (query) => ({
        ...query,
        response: true,
        questions: [...query.questions, ...query.questions],
        answers: WRONG,
      }),
    ],
    [
      'that cannot be read',
      (query) => ({
        ...query,
        response: true,
        answers: [{ ...WRONG[0]!, data: { form: 'opaque', bytes: Uint8Array.of(6) } }],
      }),
    ],
  ];
  const changed = (query: Message, part: Partial<Message['questions'][number]>): Message => ({
    ...query,
    response: true,
    questions: query.questions.map((question) => ({ ...question, ...part })),
    answers: WRONG,
  });

  test.each(lies)('%s', (_, lie) => {
    const server: ProcessSpec = { name: 'liar', app: 'liar', args: {} };
    const running = ran(digs('+short www.example.com'), [server], [liar(lie)]);
    expect(printed(running)).toEqual(['10.0.0.80']);
  });

  test('from another port', () => {
    const server: ProcessSpec = { name: 'liar', app: 'liar', args: {} };
    const right = (query: Message) => changed(query, {});
    const running = ran(digs('+short www.example.com'), [server], [liar(right, 'stranger')]);
    expect(printed(running)).toEqual(['10.0.0.80']);
  });

  test.each(['SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP'] as const)(
    'but takes a bare %s without a question, and does not wait',
    (rcode) => {
      const server: ProcessSpec = { name: 'liar', app: 'liar', args: {} };
      const bare = (query: Message) => ({
        ...query,
        response: true,
        questions: [],
        rcode: RCODE[rcode],
      });
      const running = ran(digs('www.example.com +tries=1 +time=3'), [server], [liar(bare)]);
      expect(printed(running).join()).toContain(`status: ${rcode}`);
      expect(exits(running)[0]?.at).toBeLessThan(SECOND);
    },
  );

  test('but takes a name that differs in case only', () => {
    const server: ProcessSpec = { name: 'liar', app: 'liar', args: {} };
    const upper = (query: Message) => changed(query, { name: 'WWW.EXAMPLE.COM.' });
    const running = ran(digs('+short www.example.com'), [server], [liar(upper)]);
    expect(printed(running)).toEqual(['6.6.6.6']);
  });
});

describe('a name server', () => {
  test.each([
    ['zone example.com: soa', { zones: [{ origin: 'example.com', records: [] }] }],
    [
      'zone example.com: data, line 1: www A',
      { zones: [{ origin: 'example.com', records: ['www A'] }] },
    ],
  ])('says why it cannot serve: %s', (line, args) => {
    const running = ran([], [{ name: 'named', app: 'dns.server', args }]);
    expect(printed(running, 0, SERVER)).toEqual([line]);
    expect(exits(running)).toMatchObject([{ code: 1 }]);
  });

  test('serves several clients at once, each its own answer', () => {
    const running = ran(digs('+short www.example.com', '+short ns1.example.com'));
    expect(printed(running, 0)).toEqual(['10.0.0.80']);
    expect(printed(running, 1)).toEqual(['10.0.0.2']);
  });

  test('goes on when a client is gone before its answer comes', () => {
    const hasty: ProcessSpec = {
      name: 'hasty',
      steps: [
        { do: 'socket', as: 's', type: 'dgram' },
        { do: 'sendto', on: 's', text: 'not a DNS message', address: ipv4('10.0.0.2'), port: 53 },
        { do: 'close', on: 's' },
      ],
    };
    const running = ran([hasty, { ...digs('+short www.example.com')[0]!, startAt: SECOND }]);
    expect(printed(running, 1)).toEqual(['10.0.0.80']);
  });
});

describe('the trace', () => {
  /** The kinds of the events that led to this one, the nearest first. */
  const causes = ({ sim }: SessionRun, of: { cause: number }): string[] => {
    const chain: string[] = [];
    for (let id = of.cause; id >= 0; ) {
      const event = readEvent(sim.log, id);
      chain.push(event.kind);
      id = event.cause;
    }
    return chain;
  };

  test('says what each query and response is about', () => {
    const { sim } = ran(digs('web.example.com'));
    const about = { process: 0, name: 'web.example.com.', type: 'A' };
    const [query] = all(sim.log, 'dns.query.sent');
    const messageId = query?.messageId as number;
    const answer = { rcode: 'NOERROR', answers: 2, authoritative: true, truncated: false };
    expect(query).toMatchObject({ ...about, server: ipv4('10.0.0.2'), attempt: 1 });
    expect(all(sim.log, 'dns.query.received')).toMatchObject([
      { ...about, messageId, node: SERVER, client: ipv4('10.0.0.1') },
    ]);
    expect(all(sim.log, 'dns.response.sent')).toMatchObject([
      { ...about, ...answer, messageId, node: SERVER, peer: ipv4('10.0.0.1') },
    ]);
    expect(all(sim.log, 'dns.response.received')).toMatchObject([
      { ...about, ...answer, messageId, node: CLIENT, peer: ipv4('10.0.0.2') },
    ]);
  });

  test('of an answer cut off says how much of it was sent', () => {
    const { sim } = ran(digs('many.example.com +ignore'));
    expect(all(sim.log, 'dns.response.sent')).toMatchObject([{ truncated: true, answers: 29 }]);
  });

  /** Both hosts have a card whose longest packet has 68 octets: 40 of a message. */
  const narrow = (line: string, nodes: readonly object[] = [{ mtu: 68 }, { mtu: 68 }]) => {
    const spec = twoRun(digs(line), [NAME_SERVER]);
    const hosts = spec.nodes.map((node, i) => ({ ...node, ...nodes[i] }));
    const running = startWith({ ...spec, nodes: hosts }, { apps });
    advance(running);
    return running;
  };
  const sentFrom = ({ sim }: SessionRun, from: number) =>
    all(sim.log, 'udp.sent').filter(({ node }) => node === from).length;

  test('has a query only if it was sent', () => {
    // The client has no route to the server.
    const running = narrow('+tries=1 www.example.com', [{ address: '10.0.9.1', prefixLength: 24 }]);
    expect(all(running.sim.log, 'dns.query.sent')).toEqual([]);
    expect(sentFrom(running, CLIENT)).toBe(0);
    expect(all(running.sim.log, 'dns.query.failed')).toMatchObject([{ why: 'ENETUNREACH' }]);
    expect(printed(running).at(1)).toContain('network unreachable');
  });

  test('has a message that is longer than a packet of the way once, and whole', () => {
    const running = narrow(`+tries=1 ${'a'.repeat(40)}.example.com`);
    expect(all(running.sim.log, 'dns.query.sent')).toHaveLength(1);
    expect(all(running.sim.log, 'dns.query.received')).toHaveLength(1);
    expect(all(running.sim.log, 'dns.response.received')).toMatchObject([
      { truncated: false, rcode: 'NXDOMAIN' },
    ]);
    // With UDP's header 78 octets: 48 and 30, each behind 34 of Ethernet and IP. ARP has 42.
    const frames = all(running.sim.log, 'frame.sent').filter(({ node }) => node === CLIENT);
    expect(frames.map(({ bytes }) => bytes).filter((bytes) => bytes !== 42)).toEqual([82, 64]);
  });

  test('says that an answer could not be sent at all, and why', () => {
    // The server has no route to who asks it.
    const running = narrow('+tries=1 www.example.com', [{ address: '10.0.9.1', prefixLength: 16 }]);
    expect(all(running.sim.log, 'dns.query.received')).toHaveLength(1);
    expect(all(running.sim.log, 'dns.response.sent')).toEqual([]);
    expect(sentFrom(running, SERVER)).toBe(0);
    const [failed] = all(running.sim.log, 'dns.response.failed');
    expect(failed).toMatchObject({ peer: ipv4('10.0.9.1'), why: 'ENETUNREACH', node: SERVER });
    expect(causes(running, failed!)).toContain('dns.query.received');
  });

  test('says why a message was discarded and a query given up', () => {
    const { sim } = ran(digs('www.example.com +tries=1'), []);
    expect(all(sim.log, 'dns.query.failed')).toMatchObject([{ why: 'ECONNREFUSED' }]);
    const rude: ProcessSpec = {
      name: 'rude',
      steps: [
        { do: 'socket', as: 's', type: 'dgram' },
        { do: 'sendto', on: 's', text: 'short', address: ipv4('10.0.0.2'), port: 53 },
      ],
    };
    expect(all(ran([rude]).sim.log, 'dns.discarded')).toMatchObject([
      { node: SERVER, why: 'malformed' },
    ]);
  });

  test('leads from the packet of a query to the program, and from an answer to the query', () => {
    const running = ran(digs('www.example.com'));
    const [query, response] = all(running.sim.log, 'udp.sent');
    expect(causes(running, query!).slice(0, 2)).toEqual(['dns.query.sent', 'socket.call']);
    expect(causes(running, query!).at(-1)).toBe('app.started');
    const chain = causes(running, response!);
    expect(chain.slice(0, 3)).toEqual(['dns.response.sent', 'socket.call', 'dns.query.received']);
    expect(chain).toContain('dns.query.sent');
    expect(chain.indexOf('udp.received')).toBeLessThan(chain.indexOf('dns.query.sent'));
  });
});
