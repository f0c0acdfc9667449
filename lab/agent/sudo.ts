/**
 * Somebody who may use sudo, and a copy of the project that is theirs. The computer's own list of
 * users and its sudoers stay as they are: ours lie over them in a mount namespace.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NAME = 'wireglass-lab';
/** Of a user, and of a group, that no computer has. */
const ID = 47_110;
/** What `npm run agent` needs of the project. */
const PARTS = ['agent', 'scripts', 'src', 'package.json', 'package-lock.json'];

export interface Sudoer {
  readonly uid: number;
  readonly home: string;
  readonly project: string;
  /** Runs a command in their project, as they would. */
  run(...command: string[]): ChildProcess;
  /** The process in which the agent itself runs, below sudo and npm. */
  agent(): number | undefined;
  remove(): void;
}

export function makeSudoer(): Sudoer {
  const folder = mkdtempSync(join(tmpdir(), 'wireglass-sudo-'));
  const [home, project] = [join(folder, 'home'), join(folder, 'project')];
  const path = `${dirname(process.execPath)}:/usr/sbin:/usr/bin:/sbin:/bin`;
  mkdirSync(home);
  mkdirSync(join(project, 'dist'), { recursive: true });
  for (const part of PARTS) {
    cpSync(join(root, part), join(project, part), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'dist/index.html'), '<!doctype html><title>the app</title>');
  execFileSync('chown', ['-hR', `${ID}:${ID}`, home, project]);
  execFileSync('chmod', ['755', folder]);
  const user = `${NAME}:x:${ID}:${ID}::${home}:/bin/sh\n`;
  writeFileSync(join(folder, 'passwd'), `${readFileSync('/etc/passwd', 'utf8')}${user}`);
  const shadow = `${readFileSync('/etc/shadow', 'utf8')}${NAME}:*:19000:0:99999:7:::\n`;
  writeFileSync(join(folder, 'shadow'), shadow, { mode: 0o640 });
  const may = `Defaults secure_path="${path}"\n${NAME} ALL=(ALL) NOPASSWD: ALL\n`;
  writeFileSync(join(folder, 'sudoers'), may, { mode: 0o440 });
  const over = ['passwd', 'shadow', 'sudoers'].map(
    (it) => `mount --bind ${folder}/${it} /etc/${it}`,
  );
  const script = `${over.join(' && ')} && cd ${project} && exec "$@"`;
  return {
    ...{ uid: ID, home, project },
    run(...command) {
      const become = ['setpriv', `--reuid=${ID}`, `--regid=${ID}`, '--clear-groups'];
      const line = ['--mount', 'sh', '-c', script, 'sh', ...become, ...command];
      const env = { PATH: path, HOME: home, USER: NAME, LC_ALL: 'C' };
      return spawn('unshare', line, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    },
    agent: () => processesIn(project).find((pid) => commandOf(pid).includes('scripts/agent.mjs')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');

/** Processes of Node whose working directory this is. */
function processesIn(folder: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      const isNode = readlinkSync(`/proc/${pid}/exe`) === process.execPath;
      return isNode && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
}
