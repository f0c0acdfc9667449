/** Scripts broken in every way: the runner always says what it makes of them, and where. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScriptEvent } from './ast.ts';
import { ScriptError, Unsupported } from './errors.ts';
import { icmpNumbers } from './icmp-names.ts';
import { parseScript } from './parse.ts';
import { printPacket, printTime } from './print.ts';
import { runScript } from './runner.ts';
import { mutationsOf } from './testing/expected-lines.ts';

const FOLDER = fileURLToPath(new URL('../../tests/packetdrill', import.meta.url));
const read = (name: string) => readFileSync(`${FOLDER}/${name}.pkt`, 'utf8');

const SEEDS = [
  'sack/newest-first',
  'timestamps/negotiated',
  'icmp/port-unreachable-refuses',
  'socket-api/poll',
  'socket-api/epoll',
  'socket-api/datagrams',
  'close/linger-zero',
  'personalities/linux-buffers',
  'ecn/client',
  'congestion/slow-start',
].map(read);

/** Words that mean something somewhere, for places where they mean nothing. */
const WORDS = [
  ...['+0', '*', '...', '~', '+.1', '-1', '99999999999', '0x', '1e9', '<', '>', '<...>', '<mss'],
  ...['(', ')', '[', ']', '{', '}', '"', '`', '%{', '}%', '/*', '//', '\\', '\r\n', '\0', '#ifdef'],
  ...['#endif', '--mtu=', 'ack', 'win', 'sack 1:2', 'TS val', 'wscale 99', 'mss -1', '[ect0]'],
  ...[
    'SFRP.',
    'icmp',
    'udp',
    'mtu',
    '= -1 EAGAIN',
    'sysctl -w a=b',
    'assert',
    'for x in',
    '𝄞',
    '#',
  ],
  ...['constructor', '__proto__', 'toString(', 'MSG_PEEK', 'F_SETFL', '= ?', ':', ',', '|', '!'],
];

interface Edit {
  at: number;
  remove: number;
  insert: string;
}

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
    insert: fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 4 }), fc.constant('')),
  }),
  { minLength: 1, maxLength: 6 },
);

function broken(seed: string, changes: readonly Edit[]): string {
  return changes.reduce((text, { at, remove, insert }) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + insert + text.slice(place + remove);
  }, seed);
}

const lineCount = (text: string) => text.split('\n').length;

describe('scripts that are broken', () => {
  it('are read or refused, with the line and the column', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), edits, (seed, changes) => {
        const text = broken(seed, changes);
        try {
          parseScript(text);
        } catch (error) {
          expect(error instanceof ScriptError || error instanceof Unsupported, text).toBe(true);
          const { line } = error as ScriptError;
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lineCount(text));
          if (error instanceof ScriptError) expect(error.column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('end with an outcome whatever they ask for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SEEDS),
        edits,
        fc.constantFrom('rfc' as const, 'linux' as const, 'freebsd' as const),
        (seed, changes, personality) => {
          const outcome = runScript(broken(seed, changes), 'broken.pkt', { personality });
          expect(outcome).not.toMatchObject({ expected: 'no exception' });
        },
      ),
      { numRuns: 600 },
    );
  }, 30_000);

  it('end with an outcome whatever their numbers are', () => {
    const hostile = fc.constantFrom(
      '-1',
      '0',
      '1',
      '3',
      '65536',
      '2147483648',
      '4294967296',
      '1e5',
    );
    const swaps = fc.array(fc.tuple(fc.nat(), hostile), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), swaps, (seed, changes) => {
        let text = seed;
        for (const [which, value] of changes) {
          const numbers = [...text.matchAll(/(?<=[( :[,])\d+/g)];
          const { 0: old, index } = numbers[which % numbers.length] as RegExpExecArray;
          text = text.slice(0, index) + value + text.slice(index + old.length);
        }
        const outcome = runScript(text, 'broken.pkt');
        expect(outcome).not.toMatchObject({ expected: 'no exception' });
      }),
      { numRuns: 1_000 },
    );
  }, 30_000);
});

/** What the line says, without what the language leaves open. */
function meaning(event: ScriptEvent): string {
  const time = printTime(event.time);
  if (event.kind !== 'packet') return `${time} ${event.kind}`;
  const { packet } = event;
  if (packet.protocol === 'icmp') {
    return JSON.stringify([time, icmpNumbers(event.line, packet), packet.mtu, packet.quoted]);
  }
  if (packet.protocol !== 'tcp') return `${time} ${printPacket(packet)}`;
  const named = packet.flags.includes('S') && packet.start !== undefined;
  const plain = { ...packet, flags: [...packet.flags].sort().join('') };
  // A SYN is called by any number, a timestamp by any name; padding does not count.
  if (named) plain.start = { value: 0, absolute: packet.start?.absolute ?? false };
  if (packet.options !== 'any') {
    plain.options = packet.options
      .filter(({ kind }) => kind !== 'nop' && kind !== 'eol')
      .map((option) => (option.kind === 'TS' ? { ...option, val: 0 } : option))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1));
  }
  return `${time} ${printPacket(plain)}`;
}

function meaningAt(source: string, line: number): string | undefined {
  try {
    return parseScript(source)
      .events.filter((it) => it.line === line)
      .map(meaning)
      .join();
  } catch {
    return undefined;
  }
}

describe('a line that expects a packet, with any part of it gone or changed', () => {
  const EVERY = 40;
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pkt'))
    .map((name) => name.replaceAll('\\', '/').replace(/\.pkt$/, ''))
    .sort();

  it('never passes', () => {
    let tried = 0;
    const passedFrom = (first: number): string[] => {
      const passed: string[] = [];
      let turn = first;
      for (const name of names) {
        const source = read(name);
        // Kernels' suites are read leniently (PSH, merged segments, windows rounded up).
        if (source.includes('--personality=')) continue;
        for (const { line, text, now } of mutationsOf(source)) {
          if (turn++ % EVERY !== 0) continue;
          if (meaningAt(text, line) === meaningAt(source, line)) continue;
          tried++;
          const { status } = runScript(text, name);
          if (status !== 'fail') passed.push(`${status} ${name}:${line} ${now}`);
        }
      }
      return passed;
    };
    // All of them take a minute: each time the tests are run it is the turn of others.
    const first = fc.integer({ min: 0, max: EVERY - 1 });
    fc.assert(
      fc.property(first, (it) => {
        expect(passedFrom(it)).toEqual([]);
      }),
      { numRuns: 1 },
    );
    expect(tried).toBeGreaterThan(100);
  }, 60_000);
});
