/** Files that somebody has forged, or cut. */
import { expect, test } from 'vitest';
import { liveScenario } from '../worker/live/scenario.ts';
import { createLiveStore } from './live-store.ts';
import type { RecordedLive } from './messages.ts';
import { readSessionFile, writeSessionFile } from './session-file.ts';
import type { Hello } from './status.ts';
import type { LivePort } from './worker-link.ts';

const hello: Hello = {
  ...{ type: 'hello', version: 1, mode: 'lab', interface: 'wg0', mac: '02:00:00:00:00:01' },
  ...{ macIs: 'own', mtu: 1_500, ip: 'dhcp', refuse: [], egress: [] },
};
const recorded: RecordedLive = {
  scenario: liveScenario(hello, 'page'),
  hello,
  ...{ begun: 1_700_000_000_000, seed: 7, until: 99 },
  inputs: [
    { kind: 'arrive', at: 5, node: 1, bytes: Uint8Array.of(1, 2, 3, 255) },
    { kind: 'type', at: 6, node: 0, process: 1, line: 'ping 10.77.0.1' },
  ],
};
const text = await writeSessionFile(recorded).text();

function opened() {
  const store = createLiveStore({
    makeWorker(): LivePort {
      return {
        postMessage: () => undefined,
        terminate: () => undefined,
        onmessage: null,
        onerror: null,
      };
    },
    who: async () => ({ page: 'page', origin: 'here' }),
    ...{ date: () => 0, watchSight: () => undefined },
    clock: { now: () => 0, nextFrame: () => 0, cancelFrame: () => undefined },
  });
  const { openFile } = store.getState();
  return { openFile, run: () => store.getState().run };
}

const asFile = (forged: string) => ({ text: async () => forged }) as unknown as File;

test('a file that is cut anywhere is none', () => {
  for (let end = 0; end < text.length - 2; end++) {
    expect(readSessionFile(text.slice(0, end))).toBe('not-a-session');
  }
});

test.each(['\ud800', '"', '\\', '\u2028', '\u0000', '漢'.repeat(4_096), '🂡'.repeat(2_048), ''])(
  'a typed line is read again',
  async (line) => {
    const inputs = [{ kind: 'type' as const, at: 6, node: 0, process: 1, line }];
    const read = readSessionFile(await writeSessionFile({ ...recorded, inputs }).text());
    expect(read).toMatchObject({ inputs: [{ kind: 'type' }] });
  },
);

type Path = (string | number)[];
function* paths(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (path.length > 5) return;
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) yield* paths((value as never)[key], [...path, key]);
  }
}
function withForged(path: Path, forged: unknown): string {
  const whole = JSON.parse(text);
  let at = whole;
  for (const key of path.slice(0, -1)) at = at[key];
  const last = path.at(-1) as string;
  if (forged === undefined) delete at[last];
  else at[last] = forged;
  return JSON.stringify(whole);
}
const FORGED = [undefined, null, [], {}, 'x', -1, 0.5, 1e300, true, [null], [[]], '__proto__'];

test('a forged file of which no run can be made leaves open what was', async () => {
  const store = opened();
  await store.openFile(asFile(text));
  expect(store.run()).not.toBeNull();
  const before = store.run();
  expect(await store.openFile(asFile(withForged(['spec', 'nodes'], null)))).toBe('not-a-session');
  expect(store.run()).toBe(before);
});

test('a forged file is told, or opened; it never throws', async () => {
  const faults: string[] = [];
  for (const path of paths(JSON.parse(text))) {
    for (const forged of FORGED) {
      const said = `${path.join('.')} = ${JSON.stringify(forged)}`;
      const store = opened();
      try {
        await store.openFile(asFile(withForged(path, forged)));
      } catch (error) {
        faults.push(`open ${said}: ${String(error).slice(0, 80)}`);
      }
    }
  }
  expect(faults).toEqual([]);
});
