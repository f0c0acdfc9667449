/** The agent as a user starts it, on a card in this computer whose other end is in a namespace. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage, type TestPage } from '../../agent/testing/page.ts';
import { bundle } from '../../scripts/lib/bundle.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { encodeBatch } from '../../src/relay/batch.ts';
import { type Namespaces, OUR_CARD } from './namespaces.ts';
import type { Plug } from './wall.ts';

const PROGRAM = 'agent/main.ts';
let bundled: Promise<string> | undefined;
let cardsMade = 0;

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' });

/** Brings our end of the cable out of its namespace; it goes away with the other end. */
export function bringCardOut({ cable }: Namespaces): string {
  const name = `wg${process.pid}${String.fromCharCode(97 + cardsMade++)}`;
  ip('-n', cable, 'link', 'set', OUR_CARD, 'down');
  ip('-n', cable, 'link', 'set', OUR_CARD, 'netns', String(process.pid), 'name', name);
  execFileSync('sh', ['-c', `echo 1 > /proc/sys/net/ipv6/conf/${name}/disable_ipv6`]);
  ip('link', 'set', name, 'up');
  return name;
}

export interface RunningAgent {
  readonly child: ChildProcess;
  readonly port: number;
  readonly token: string;
  readonly output: () => string;
  /** Waits for the end of the process, which may have been asked for. */
  ended(): Promise<number | null>;
}

/** A folder that has an app, if not ours: these tests need none that is built. */
function someProject(): string {
  const folder = join(root, '.cache', 'lab-project');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>an app</title>');
  return folder;
}

/** Under a user's id, as through sudo; `before`: what runs it, such as `setpriv` with its options. */
export async function startAgentProcess(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  before: readonly string[] = [],
): Promise<RunningAgent> {
  bundled ??= bundle(PROGRAM);
  const program = await bundled;
  const port = 20_000 + (process.pid % 20_000) + cardsMade++;
  const environment = {
    ...process.env,
    WIREGLASS_PROJECT: someProject(),
    XDG_STATE_HOME: join(root, '.cache', 'agent-state'),
    LC_ALL: 'C',
    ...env,
  };
  const all = [...before, process.execPath, program, '--port', String(port), ...args];
  const child = spawn(all[0] as string, all.slice(1), { env: environment, cwd: root });
  let output = '';
  const said = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', said);
  child.stderr.on('data', said);
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const ready = () => /:(\d+)\/\S*token=([\w-]+)/.exec(output)?.slice(1);
  const until = performance.now() + 20_000;
  while (ready() === undefined) {
    if (child.exitCode !== null || performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`the agent did not start: ${output}`);
    }
    await new Promise((later) => setTimeout(later, 20));
  }
  const [at = '', token = ''] = ready() ?? [];
  return { child, port: Number(at), token, output: () => output, ended: () => exit };
}

/** The MAC address that the agent gives our stack. */
export function macOf({ messages }: TestPage): string {
  const hello = messages.find(({ type }) => type === 'hello');
  return hello?.type === 'hello' ? hello.mac : '';
}

/** Carries the frames of a world of ours through the agent's relay. */
export async function plugInto(
  agent: RunningAgent,
  own: readonly string[],
): Promise<Plug & { page: TestPage }> {
  const page = await openPage(agent.port, agent.token);
  page.say({ type: 'addresses', own: [...own] });
  let out: Uint8Array[] = [];
  return {
    page,
    send(frame) {
      // One batch a turn of the event loop.
      if (out.push(Uint8Array.from(frame)) > 1) return;
      setImmediate(() => {
        page.socket.send(encodeBatch(out));
        out = [];
      });
    },
    onFrames(take) {
      page.socket.on('message', (_, isBinary) => {
        if (isBinary) take(page.frames.splice(0));
      });
    },
    stop: () => page.close(),
  };
}
