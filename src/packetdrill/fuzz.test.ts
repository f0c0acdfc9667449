/** Scripts broken in every way: the runner always says what it makes of them, and where. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScriptError, Unsupported } from './errors.ts';
import { parseScript } from './parse.ts';
import { runScript } from './runner.ts';

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
].map((name) =>
  readFileSync(
    fileURLToPath(new URL(`../../tests/packetdrill/${name}.pkt`, import.meta.url)),
    'utf8',
  ),
);

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
