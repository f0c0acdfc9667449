import { expect, test } from 'vitest';
import { END_OF_INPUT as OF_NC } from '../../stack/apps/nc/nc.ts';
import type { SessionInput } from '../../stack/inputs/kind.ts';
import { END_OF_INPUT } from './end-of-input.ts';
import type { RecordedLive } from './messages.ts';
import { readSessionFile, writeSessionFile } from './session-file.ts';

const inputs: SessionInput[] = [
  { kind: 'reseed', at: 0, node: 0, secret: true, key: new Uint8Array(16).fill(9) },
  { kind: 'arrive', at: 5, node: 1, bytes: Uint8Array.of(1, 2, 3, 255) },
  { kind: 'type', at: 6, node: 0, process: 1, line: 'ping 10.77.0.1' },
  { kind: 'away', at: 7, node: 1, lasted: 60_000_000 },
  { kind: 'link', at: 7, link: 1, settings: { up: false } },
];

const recorded: RecordedLive = {
  scenario: {
    spec: { id: 'live', nodes: [], links: [], until: 100 },
    ...{ us: 0, outside: 1, cable: 1, processes: { ping: 1 } },
  },
  hello: {
    ...{ type: 'hello', version: 1, mode: 'lab', interface: 'wg0', mac: '02:00:00:00:00:01' },
    ...{ macIs: 'own', mtu: 1_500, ip: 'dhcp', refuse: [], egress: [] },
  },
  ...{ begun: 1_700_000_000_000, seed: 7, until: 99, inputs },
};

test('what is written is read again', async () => {
  const read = readSessionFile(await writeSessionFile(recorded).text());
  expect(read).toEqual({ ...recorded, hello: { ...recorded.hello, interface: '' } });
});

test('of a run that was made of a live one, how far it is true and what is otherwise in it is kept', async () => {
  const patch = [{ set: ['nodes', 'us', 'mtu'], to: 900 }];
  for (const fork of [{ trueUntil: 7 }, { trueUntil: null }, null]) {
    const read = readSessionFile(await writeSessionFile({ ...recorded, patch, fork }).text());
    expect(read).toMatchObject({ patch, fork });
  }
});

test('a file with more inputs than a session may have says so', () => {
  const long = `{"wireglass":"session","version":2,"live":{},"spec":{},"session":{},"inputs":[${'0,'.repeat(500_000)}0]}`;
  expect(readSessionFile(long)).toBe('too-long');
});

test('a file without inputs is one, too', async () => {
  const empty = { ...recorded, inputs: [] };
  expect(readSessionFile(await writeSessionFile(empty).text())).toMatchObject({ inputs: [] });
});

test.each([
  ['{', 'not-a-session'],
  ['[]', 'not-a-session'],
  ['{"wireglass":"progress"}', 'not-a-session'],
  ['{"wireglass":"session","version":9}', 'other-version'],
  ['{"wireglass":"session","version":2}', 'not-a-session'],
])('%s is %s', (text, fault) => {
  expect(readSessionFile(text)).toBe(fault);
});

test('an input that nobody can read makes the whole file none', async () => {
  const text = await writeSessionFile(recorded).text();
  expect(readSessionFile(text.replace('"a5.', '"!5.'))).toBe('not-a-session');
});

test('the end of input is that which nc knows', () => {
  expect(END_OF_INPUT).toBe(OF_NC);
});
