/** `sudo npm run agent` by somebody who is not root: what they get, and what is root's afterwards. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from '../agent/testing/page.ts';
import { makeSudoer, type Sudoer } from './agent/sudo.ts';
import { bringCardOut } from './kernel/agent.ts';
import { makeNamespaces, type Namespaces, removeNamespaces } from './kernel/namespaces.ts';
import { waitFor } from './kernel/wall.ts';

const PORT = 20_000 + (process.pid % 20_000);

let spaces: Namespaces;
let sudoer: Sudoer;
let started: ChildProcess;
let ended: Promise<number | null>;
let printed = '';
const token = () => /token=([\w-]+)/.exec(printed)?.[1];

beforeAll(async () => {
  spaces = makeNamespaces({ offloads: true });
  const card = bringCardOut(spaces);
  sudoer = makeSudoer();
  const command = `sudo npm run agent -- --interface ${card} --port ${PORT}`;
  started = sudoer.run(...command.split(' '));
  ended = once(started, 'exit').then(([code]) => code as number | null);
  for (const stream of [started.stdout, started.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  await waitFor(() => token() !== undefined || started.exitCode !== null, 100_000);
  if (token() === undefined) throw new Error(`the agent did not start: ${printed}`);
}, 120_000);

afterAll(async () => {
  const agent = sudoer?.agent();
  if (agent !== undefined) process.kill(agent, 'SIGKILL');
  await ended;
  sudoer?.remove();
  if (spaces !== undefined) removeNamespaces(spaces);
});

test('the agent serves, and every thread of it is the user who called sudo, without power', async () => {
  const page = await openPage(PORT, token() as string);
  await page.until(() => page.messages[0]?.type === 'hello');
  await page.close();
  const agent = sudoer.agent() as number;
  const threads = readdirSync(`/proc/${agent}/task`);
  expect(threads.length).toBeGreaterThan(1);
  for (const thread of threads) {
    const status = readFileSync(`/proc/${agent}/task/${thread}/status`, 'utf8');
    const ids = Array.from({ length: 4 }, () => sudoer.uid).join('\t');
    expect(status).toContain(`\nUid:\t${ids}\n`);
    expect(status).toContain(`\nGid:\t${ids}\n`);
    expect(status).toMatch(/^Groups:\t\s*$/m);
    expect(status).toMatch(/^CapPrm:\t0+$/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
  }
});

test('the token is the user’s, and nobody else reads it', () => {
  const file = statSync(join(sudoer.home, '.local/state/wireglass/token'));
  expect([file.uid, file.mode & 0o777]).toEqual([sudoer.uid, 0o600]);
});

test('nothing in the project, and nothing in their home, belongs to root', () => {
  const find = ['find', sudoer.project, sudoer.home, '-uid', '0'] as const;
  expect(execFileSync(find[0], find.slice(1), { encoding: 'utf8' })).toBe('');
  // What the agent runs as was bundled for this run.
  expect(statSync(join(sudoer.project, '.cache/run')).uid).toBe(sudoer.uid);
});

test('on Ctrl-C all of it ends, sudo and npm as well', async () => {
  process.kill(sudoer.agent() as number, 'SIGINT');
  expect(await ended).toBe(0);
  expect(sudoer.agent()).toBeUndefined();
});
