import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_RUN } from '../stack/core/instant.ts';
import { PERFECT_LINK } from '../stack/links/wire/wire.ts';
import type { SocketCall } from '../stack/sockets/calls.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { linkFault } from './link-fault.ts';
import { canBeRead, decodeRunLink, encodeRunLink, LONGEST_LINK, MOST_INPUTS } from './url.ts';

const instant = fc.integer({ min: 0, max: 600_000_000_000 });
const few = fc.integer({ min: 0, max: 99 });
const fd = fc.integer({ min: 0, max: 9_999_999 });
const size = fc.integer({ min: 0, max: 0x7fffffff });
const address = fc.integer({ min: 0, max: 0xffffffff });
const port = fc.integer({ min: 0, max: 0xffff });
const data = fc.uint8Array({ maxLength: 200 });
const words = fc.string({ unit: 'grapheme', maxLength: 20 });

/** A call of this name with these fields, and, if at all, those. */
function call<N extends SocketCall['name']>(
  name: N,
  fields: { readonly [key: string]: fc.Arbitrary<unknown> },
  perhaps: readonly string[] = [],
): fc.Arbitrary<SocketCall> {
  const always = Object.keys(fields).filter((key) => !perhaps.includes(key));
  return fc
    .record(fields, { requiredKeys: always })
    .map((said) => ({ name, ...said }) as unknown as SocketCall);
}

const yes = fc.boolean();
const CALLS: Readonly<Record<SocketCall['name'], fc.Arbitrary<SocketCall>>> = {
  socket: call('socket', { type: fc.constantFrom('stream', 'dgram', 'icmp'), nonBlocking: yes }, [
    'nonBlocking',
  ]),
  bind: call('bind', { fd, address, port }),
  listen: call('listen', { fd, backlog: size }),
  accept: call('accept', { fd }),
  connect: call('connect', { fd, address, port }),
  send: call('send', { fd, data, push: yes, urgent: yes }, ['push', 'urgent']),
  recv: call('recv', { fd, size, forget: yes }, ['forget']),
  sendto: call('sendto', { fd, data, address, port }),
  recvfrom: call('recvfrom', { fd, size }),
  shutdown: call('shutdown', { fd, how: fc.constantFrom('rd', 'wr', 'rdwr') }),
  close: call('close', { fd }),
  abort: call('abort', { fd }),
  setsockopt: call('setsockopt', {
    fd,
    option: words,
    value: fc.oneof(
      words,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    ),
  }),
  getsockopt: call('getsockopt', { fd, option: words }),
  setNonBlocking: call('setNonBlocking', { fd, on: yes }),
};

const settings = fc.record(
  Object.fromEntries(
    Object.entries(PERFECT_LINK).map(([key, value]) => [
      key,
      typeof value === 'boolean' ? yes : fc.integer({ min: 0, max: 9_999_999 }),
    ]),
  ),
  { requiredKeys: [] },
);

/** Each kind may have such a test in its own folder; these have theirs here. */
const KINDS: Readonly<Partial<Record<SessionInput['kind'], fc.Arbitrary<unknown>>>> = {
  drop: fc.record({ at: instant, kind: fc.constant('drop'), frame: fd }),
  delay: fc.record({ at: instant, kind: fc.constant('delay'), frame: fd, by: instant }),
  duplicate: fc.record({ at: instant, kind: fc.constant('duplicate'), frame: fd, after: instant }),
  corrupt: fc.record({ at: instant, kind: fc.constant('corrupt'), frame: fd, bit: fd }),
  link: fc.record({ at: instant, kind: fc.constant('link'), link: few, settings }),
  call: fc.record({
    at: instant,
    kind: fc.constant('call'),
    node: few,
    call: fc.oneof(...Object.values(CALLS)),
  }),
  frame: fc.record({
    at: instant,
    kind: fc.constant('frame'),
    node: few,
    nic: few,
    bytes: fc.uint8Array({ maxLength: 1_600 }),
  }),
  type: fc.record({
    at: instant,
    kind: fc.constant('type'),
    node: few,
    process: few,
    line: fc.string(),
  }),
  signal: fc.record({
    at: instant,
    kind: fc.constant('signal'),
    node: few,
    process: few,
    signal: fc.constantFrom('HUP', 'INT', 'KILL', 'TERM'),
  }),
};

const input = fc.oneof(...Object.values(KINDS)) as fc.Arbitrary<SessionInput>;
const inputs = fc
  .array(input, { maxLength: 64 })
  .map((list) => [...list].sort((a, b) => a.at - b.at));

test('a link gives back the run that was put into it, whatever was done to it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 0xffffffff }),
      inputs,
      fc.integer({ min: 1, max: 600_000_000_000 }),
      (seed, list, at) => {
        const link = { seed, inputs: list, at };
        expect(decodeRunLink(encodeRunLink(link))).toEqual(link);
      },
    ),
  );
});

test('a number is given back to its last digit', () => {
  for (const value of [-0.0000010000000009988102, 1e-7, 1.5, -12, Number.MAX_VALUE, 1e21]) {
    const call = { name: 'setsockopt', fd: 3, option: 'x', value } as const;
    const link = { seed: 1, inputs: [{ at: 0, kind: 'call', node: 0, call } as const], at: 1 };
    expect(decodeRunLink(encodeRunLink(link))).toEqual(link);
  }
});

test('a link needs no escaping: it is copied, typed and put into a mail', () => {
  fc.assert(
    fc.property(inputs, (list) => {
      expect(encodeRunLink({ inputs: list, at: 1 })).toMatch(/^[\w.~=&-]*$/);
    }),
  );
});

test('the untouched start needs no words', () => {
  expect(encodeRunLink({ inputs: [], at: 0 })).toBe('');
  expect(decodeRunLink('')).toEqual({ inputs: [] });
});

describe('a link reads like what it does', () => {
  const send: SocketCall = {
    name: 'send',
    fd: 3,
    data: new TextEncoder().encode('hi'),
    push: true,
  };
  const cases: readonly (readonly [string, SessionInput])[] = [
    // These three are what links have said from the beginning: they are out in the world.
    ['d25000.1', { at: 25_000, kind: 'drop', frame: 1 }],
    ['x25000.0', { at: 25_000, kind: 'link', link: 0, settings: { up: false } }],
    ['u25000.0', { at: 25_000, kind: 'link', link: 0, settings: { up: true } }],
    [
      'l25000.0.delay-5.lossPpm-100',
      { at: 25_000, kind: 'link', link: 0, settings: { delay: 5, lossPpm: 100 } },
    ],
    ['c25000.1.close.4', { at: 25_000, kind: 'call', node: 1, call: { name: 'close', fd: 4 } }],
    ['c25000.0.send.3.aGk.1.', { at: 25_000, kind: 'call', node: 0, call: send }],
    ['t9.0.1.bHM', { at: 9, kind: 'type', node: 0, process: 1, line: 'ls' }],
    ['s9.0.1.INT', { at: 9, kind: 'signal', node: 0, process: 1, signal: 'INT' }],
    ['f9.0.0.AP8', { at: 9, kind: 'frame', node: 0, nic: 0, bytes: Uint8Array.of(0, 255) }],
  ];
  test.each(cases)('%s', (text, what) => {
    expect(encodeRunLink({ seed: 7, inputs: [what], at: 51_600 })).toBe(
      `seed=7&in=${text}&t=51600`,
    );
    expect(decodeRunLink(`in=${text}`)).toEqual({ inputs: [what] });
  });
});

test.each([
  'seed=-1',
  'seed=4294967296',
  'seed=1e3',
  't=abc',
  't=99999999999999999999',
  `t=${LONGEST_RUN + 1}`,
  'in=d1',
  'in=d1.2.3',
  'in=d1.2~',
  'in=z1.2',
  'in=d1.99999999',
  'in=d5.1~d4.1',
  'in=<script>',
  'in="><img src=x onerror=alert(1)>',
  'seed=%3Cscript%3Ealert(1)%3C/script%3E',
  't=-1',
  't=%E0%A4%A',
  'in=l1.0.speed-5',
  'in=l1.0.delay-5.delay-6',
  'in=l1.0.up-2',
  'in=l1.0.toString-1',
  'in=c1.0',
  'in=c1.0.fork.3',
  'in=c1.0.constructor',
  'in=c1.0.close',
  'in=c1.0.close.-1',
  'in=c1.0.close.3.4',
  'in=c1.0.bind.3.4294967296.80',
  'in=c1.0.bind.3.1.65536',
  'in=c1.0.shutdown.3.all',
  'in=c1.0.send.3.a.1.1',
  'in=c1.0.setsockopt.3.YQ.nNaN',
  'in=c1.0.setsockopt.3.YQ.n1e999',
  'in=f1.0.0',
  'in=f1.0.0.AP8.AP8',
  'in=f1.0.x.AP8',
])('a broken or hostile link is refused whole: %s', (query) => {
  expect(decodeRunLink(query)).toBeUndefined();
});

test('the last instant of the longest run can be linked', () => {
  expect(decodeRunLink(`t=${LONGEST_RUN}`)).toMatchObject({ at: LONGEST_RUN });
});

test('a link that is too long is refused', () => {
  const inputs = (count: number) => `in=${Array.from({ length: count }, () => 'd1.1').join('~')}`;
  expect(decodeRunLink(inputs(64))?.inputs).toHaveLength(64);
  expect(decodeRunLink(inputs(65))).toBeUndefined();
  expect(decodeRunLink(`in=f1.0.0.${'A'.repeat(100_004)}`)).toBeUndefined();
  expect(decodeRunLink(inputs(100_000))).toBeUndefined();
});

describe('no text whatever makes the reader throw', () => {
  test('noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        decodeRunLink(text);
        decodeRunLink(`in=${text}&t=${text}`);
        for (const kind of 'duxlcf') decodeRunLink(`in=${kind}1.0.${text}`);
      }),
    );
  });

  test('a good link with a few letters changed', () => {
    const letters = fc.constantFrom(...'dulcfx0189.~-_=&%aZé');
    fc.assert(
      fc.property(
        inputs,
        fc.array(fc.tuple(fc.nat(), letters), { maxLength: 4 }),
        (list, changes) => {
          const text = [...encodeRunLink({ inputs: list, at: 1 })];
          for (const [at, letter] of changes) text[at % text.length] = letter;
          const link = decodeRunLink(text.join(''));
          // What is read can be written again.
          if (link) expect(decodeRunLink(encodeRunLink(link))?.inputs).toEqual(link.inputs);
        },
      ),
    );
  });
});

test('two runs, how they lie, their letters and their names are in one link', () => {
  const patch = [{ set: ['links', 0, 'delay'], to: 50_000 }] as const;
  const link = {
    inputs: [{ at: 25_000, kind: 'drop', frame: 1 }] as SessionInput[],
    at: 60_000,
    fork: 3,
    name: '丢了 “SYN, ACK”',
    versus: { run: { inputs: [], patch, fork: 1, name: 'slow' }, mode: 'differences' as const },
  };
  expect(decodeRunLink(encodeRunLink(link))).toEqual(link);
});

test('a link of one run says nothing of a second', () => {
  expect(encodeRunLink({ inputs: [], at: 5 })).toBe('t=5');
  expect(decodeRunLink('in=d1.1')).toEqual({ inputs: [{ at: 1, kind: 'drop', frame: 1 }] });
});

test('the bytes in a patch come back as bytes', () => {
  const patch = [{ set: ['nodes', 0, 'data'], to: Uint8Array.of(1, 255) }];
  expect(decodeRunLink(encodeRunLink({ inputs: [], patch }))?.patch).toEqual(patch);
});

test.each([
  'vs=sideways',
  'vs=beside&vs-in=q1.1',
  'run=x',
  'run=1.a.b',
  'p=%21',
  `p=${btoa('{"set":["a"],"to":1}')}`,
  `p=${btoa('[{"set":[],"to":1}]').replace(/=+$/, '')}`,
  `p=${btoa('[{"set":["__proto__","x"],"to":1}]').replace(/=+$/, '')}`,
])('a link that says %s is broken as a whole', (query) => {
  expect(decodeRunLink(query)).toBeUndefined();
  expect(linkFault(query)).toBeDefined();
});

test('a link is written only if its reader would take it apart', () => {
  const drop = { at: 1, kind: 'drop', frame: 1 } as const;
  const link = (n: number) => ({ inputs: Array.from({ length: n }, () => drop) });
  for (const n of [MOST_INPUTS, MOST_INPUTS + 1]) {
    const query = encodeRunLink(link(n));
    expect(canBeRead(link(n), query)).toBe(decodeRunLink(query) !== undefined);
  }
  const versus = { run: link(MOST_INPUTS + 1), mode: 'beside' } as const;
  expect(canBeRead({ inputs: [], versus }, '')).toBe(false);
  expect(canBeRead({ inputs: [] }, 'x'.repeat(LONGEST_LINK + 1))).toBe(false);
});
