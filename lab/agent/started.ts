/**
 * The agent as somebody starts it: bundled into a folder that everybody may read, and run there by
 * an ordinary user, whoever runs the tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { waitFor } from '../kernel/wall.ts';
import { marked } from './marked.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What is not bundled: koffi, whose native part is a package of its own for each system. */
const PACKAGES = ['koffi', '@koromix'];
/** Nobody. */
const USER = 65_534;

export interface Installed {
  readonly folder: string;
  remove(): void;
}

export async function install(): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), 'wireglass-agent-'));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: PACKAGES },
    build: {
      ssr: join(root, 'agent/main.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  for (const name of PACKAGES) {
    cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), {
      recursive: true,
    });
  }
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>the app</title>');
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

export interface Started {
  readonly process: ChildProcess;
  readonly home: string;
  readonly printed: () => string;
  /** Of the page, once it is there. */
  readonly address: Promise<URL>;
  readonly exit: Promise<number | null>;
  /** The processes that it has started, and they in turn: by a mark that all of them inherit. */
  readonly processes: () => number[];
}

let started = 0;

export interface How {
  /** What runs it, such as `setpriv` with its options. Default: an ordinary user. */
  readonly before?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Where it keeps its token; default: a new folder. An agent that is started again has the same. */
  readonly home?: string;
}

export function startAgent({ folder }: Installed, how: How = {}): Started {
  const { before = asNobody(), args = [], env = {} } = how;
  const [name, value] = ['WIREGLASS_TEST', `${process.pid}-${started++}`];
  const agent = [process.execPath, join(folder, 'main.mjs')];
  const home = how.home ?? join(folder, `home-${value}`);
  mkdirSync(home, { recursive: true });
  // Whoever it runs as.
  chmodSync(home, 0o777);
  const [command = '', ...rest] = [...before, ...agent, ...args];
  const child = spawn(command, rest, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      PATH: process.env.PATH,
      HOME: home,
      XDG_STATE_HOME: home,
      WIREGLASS_PROJECT: folder,
      [name]: value,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const url = /http:\/\/\S+token=\S+/;
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const address = waitFor(() => url.test(text) || child.exitCode !== null, 60_000).then(() => {
    const found = url.exec(text)?.[0];
    if (found === undefined) throw new Error(`the agent has ended: ${text}`);
    return new URL(found);
  });
  address.catch(() => {});
  return {
    process: child,
    home,
    printed: () => text,
    address,
    exit,
    processes: () => marked(`${name}=${value}`),
  };
}

const asNobody = (): string[] =>
  process.getuid?.() === 0
    ? ['setpriv', `--reuid=${USER}`, `--regid=${USER}`, '--clear-groups']
    : [];
