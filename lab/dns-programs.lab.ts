/**
 * Our resolver beside those of others: unbound and BIND walk the same tree of our servers and must come to
 * the same answers, and ours walks a tree whose servers are BIND.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ProcessSpec } from '../src/stack/apps/process-spec.ts';
import '../src/stack/protocols/dns/events.ts';
import '../src/stack/protocols/dns/resolver-events.ts';
import { cable, type Lab, type Network, type Tool, withKernels } from './kernel/network.ts';

const folder = mkdtempSync(join(tmpdir(), 'wireglass-dns-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NET = '10.79.3';
const OURS = {
  root: `${NET}.4`,
  com: `${NET}.5`,
  ns1: `${NET}.6`,
  ns2: `${NET}.7`,
  resolver: `${NET}.53`,
};
const KERNEL = `${NET}.2`;
/** Where BIND is root, com and example.com. */
const THEIRS = { root: `${NET}.104`, com: `${NET}.105`, ns1: `${NET}.106`, ns2: `${NET}.107` };

type Places = Readonly<Record<'root' | 'com' | 'ns1' | 'ns2', string>>;

/** Zone files, for whoever serves them. */
const zonesAt = ({ root, com, ns1, ns2 }: Places) => {
  const delegation = [
    'example.com. 86400 IN NS ns1.example.com.',
    'example.com. 86400 IN NS ns2.example.com.',
    'far.com. 86400 IN NS ns1.example.com.',
    `ns1.example.com. 86400 IN A ${ns1}`,
    `ns2.example.com. 86400 IN A ${ns2}`,
  ];
  return {
    '.': [
      '$TTL 86400',
      '@ IN SOA a.root. host.root. 1 1800 900 604800 86400',
      ...['@ IN NS a.root.', `a.root. IN A ${root}`, 'com. IN NS a.com.', `a.com. IN A ${com}`],
    ],
    'com.': [
      '$TTL 86400',
      '@ IN SOA a.com. host.com. 1 1800 900 604800 900',
      ...['@ IN NS a.com.', `a.com. IN A ${com}`, ...delegation],
    ],
    'example.com.': [
      '$TTL 1h',
      '@ IN SOA ns1 host (',
      '  7 ; serial',
      '  7200 900 1209600',
      '  300 ) ; of answers that there is nothing',
      ...['  IN NS ns1', '  IN NS ns2', `ns1 IN A ${ns1}`, `ns2 IN A ${ns2}`],
      ...['@ IN MX 10 mail', '@ IN TXT "v=spf1 -all" "second; not a comment"'],
      ...['www 300 IN A 192.0.2.80', 'www 300 IN A 192.0.2.81', 'www IN AAAA 2001:db8::80'],
      ...['mail IN A 192.0.2.25', 'web IN CNAME www', 'out IN CNAME www.far.com.'],
      ...['lost IN CNAME nowhere', 'round IN CNAME trip', 'trip IN CNAME round'],
      ...['_http._tcp IN SRV 0 5 80 www', '*.wild 60 IN A 192.0.2.99', 'told.wild IN TXT "here"'],
      ...Array.from({ length: 90 }, (_, i) => `many IN A 192.0.3.${i}`),
      ...['$ORIGIN deep.example.com.', 'a.b.c IN TXT "deep"'],
    ],
    'far.com.': [
      '$TTL 600',
      '@ IN SOA ns1.example.com. host.example.com. 1 7200 900 1209600 60',
      ...['@ IN NS ns1.example.com.', 'www IN A 192.0.2.180'],
    ],
  } as const;
};
type ZoneName = keyof ReturnType<typeof zonesAt>;
const SERVED: Readonly<Record<keyof Places, readonly ZoneName[]>> = {
  ...{ root: ['.'], com: ['com.'], ns1: ['example.com.', 'far.com.'], ns2: ['example.com.'] },
};

const app = (name: string, args: object): ProcessSpec => ({ name, app: name, args });
const hintsFor = ({ root }: Places) => ['. 3600000 IN NS a.root.', `a.root. 3600000 IN A ${root}`];

function network(places: Places, servers: readonly (keyof Places)[]): Network {
  const zones = zonesAt(places);
  const host = (name: string, address: string, program: ProcessSpec) => ({
    ...{ name, address, processes: [program] },
  });
  const nodes = [
    host('resolver', OURS.resolver, app('dns.resolver', { hints: hintsFor(places) })),
    ...servers.map((each) => {
      const served = SERVED[each].map((origin) => ({ origin, records: zones[origin] }));
      return host(each, places[each], app('dns.server', { zones: served }));
    }),
  ];
  return {
    nodes: [cable('far'), { kind: 'switch', name: 'switch' }, ...nodes],
    links: ['far', ...nodes.map(({ name }) => name)].map((name) => ({ between: [name, 'switch'] })),
  };
}

const QUESTIONS = [
  ...['www.example.com A', 'WWW.Example.COM A', 'www.example.com AAAA', 'example.com MX'],
  ...['example.com TXT', 'example.com SOA', 'example.com NS', '_http._tcp.example.com SRV'],
  ...['web.example.com A', 'web.example.com CNAME', 'out.example.com A', 'lost.example.com A'],
  ...[
    'nobody.example.com A',
    'www.example.com PTR',
    'deep.example.com A',
    'a.b.c.deep.example.com TXT',
  ],
  ...['any.wild.example.com A', 'told.wild.example.com A', 'many.example.com A', 'nothing.com A'],
  ...['nowhere A', 'a.com A'],
];

/** What dig makes of an answer: its status, and its answers in the order of letters, without TTLs. */
async function ask(lab: Lab, server: string, port: number, question: string) {
  const shows = ['+noall', '+comments', '+answer', '+nottlid', '+tries=3', '+time=8'];
  const asked = ['-p', String(port), `@${server}`, ...question.split(' '), ...shows];
  const { stdout } = await lab.tool('far', 'dig', ...asked).ended;
  const status = /status: (\w+)/.exec(stdout)?.[1] ?? stdout;
  const answers = stdout.split('\n').filter((line) => line !== '' && !line.startsWith(';'));
  const lines = answers.map((line) => line.replace(/\s+/g, ' ').toLowerCase());
  return { question, status, answers: lines.sort() };
}

function unbound(lab: Lab, hints: string): Tool {
  const file = join(folder, 'unbound.conf');
  writeFileSync(
    file,
    `server:
  interface: ${KERNEL}@5301
  access-control: 0.0.0.0/0 allow
  chroot: ""
  username: ""
  directory: "${folder}"
  pidfile: "${join(folder, 'unbound.pid')}"
  use-syslog: no
  do-ip6: no
  module-config: "iterator"
  root-hints: "${hints}"
remote-control:
  control-enable: no
`,
  );
  return lab.tool('far', 'unbound', '-d', '-v', '-c', file);
}

function named(lab: Lab, name: string, body: string): Tool {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const file = join(own, 'named.conf');
  writeFileSync(file, `${body}\ncontrols { };\n`);
  return lab.tool('far', 'named', '-g', '-c', file, '-n', '1');
}

const options = (name: string, address: string, port: number, more: string) => `options {
  directory "${join(folder, name)}";
  pid-file none;
  session-keyfile none;
  listen-on port ${port} { ${address}; };
  listen-on-v6 { none; };
  dnssec-validation no;
  ${more}
};`;

withKernels('resolvers of others', { far: { address: `${KERNEL}/24` } }, (lab) => {
  test('find in a tree of our servers what ours finds', { timeout: 180_000 }, async () => {
    const hints = join(folder, 'hints');
    writeFileSync(hints, `${hintsFor(OURS).join('\n')}\n`);
    await lab.plug(network(OURS, ['root', 'com', 'ns1', 'ns2']));
    const first = unbound(lab, hints);
    await first.says(/start of service/);
    const recursive = options('bind', KERNEL, 5302, 'recursion yes; allow-query { any; };');
    const second = named(lab, 'bind', `${recursive}\nzone "." { type hint; file "${hints}"; };`);
    await second.says(/running/);
    for (const question of QUESTIONS) {
      const ours = await ask(lab, OURS.resolver, 53, question);
      expect(await ask(lab, KERNEL, 5301, question), 'unbound').toEqual(ours);
      expect(await ask(lab, KERNEL, 5302, question), 'BIND').toEqual(ours);
    }
  });
});

withKernels('a tree of BIND’s servers', { far: { address: `${KERNEL}/24` } }, (lab) => {
  test('leads our resolver to the answers that its servers have', {
    timeout: 180_000,
  }, async () => {
    const zones = zonesAt(THEIRS);
    const tools: Tool[] = [];
    for (const [name, address] of Object.entries(THEIRS)) {
      lab.inside('far', 'ip', 'address', 'add', `${address}/24`, 'dev', 'wg1');
      mkdirSync(join(folder, name), { recursive: true });
      const served = SERVED[name as keyof Places].map((origin) => {
        const file = join(folder, name, `${origin}zone`);
        writeFileSync(file, `${zones[origin].join('\n')}\n`);
        return `zone "${origin}" { type master; file "${file}"; };`;
      });
      const head = options(name, address, 53, 'recursion no; allow-query { any; };');
      const started = named(lab, name, [head, ...served].join('\n'));
      tools.push(started);
      await started.says(/running/);
    }
    await lab.plug(network(THEIRS, []));
    const answers = new Map<string, Awaited<ReturnType<typeof ask>>>();
    for (const question of QUESTIONS) {
      answers.set(question, await ask(lab, OURS.resolver, 53, question));
    }
    expect(tools.filter((each) => /not loaded/.test(each.printed()))).toEqual([]);
    const direct = async (place: keyof Places, question: string) =>
      expect(answers.get(question)).toEqual(await ask(lab, THEIRS[place], 53, question));
    for (const question of QUESTIONS.filter((each) => /example\.com/i.test(each))) {
      // What leaves the zone, its server does not answer whole.
      if (question !== 'out.example.com A') await direct('ns1', question);
    }
    expect(answers.get('out.example.com A')?.answers).toContain('www.far.com. in a 192.0.2.180');
    await direct('com', 'nothing.com A');
    await direct('root', 'nowhere A');
    const children = new Set(lab.events('dns.referral').map(({ child }) => child));
    expect(children).toEqual(new Set(['com.', 'example.com.', 'far.com.']));
    const over = new Set(lab.events('dns.query.sent').map((event) => event.over));
    expect(over).toEqual(new Set(['UDP', 'TCP']));
  });
});
