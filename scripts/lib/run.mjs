import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './paths.mjs';

const posix = process.platform !== 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function killTree(child, signal) {
  if (child.pid === undefined) return;
  try {
    // A child leads a process group of its own, so its children go with it.
    if (posix) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * Runs a command to its end and gives its exit code (or 1 if a signal ended it, or it could not
 * be started). Whatever it started ends with it, and with us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean, cwd?: string, uid?: number, gid?: number }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, shell = false, cwd = root, uid, gid } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: posix,
      ...(uid === undefined ? {} : { uid, gid }),
      env: { ...process.env, ...env },
    });
    children.add(child);
    child.once('error', (error) => {
      children.delete(child);
      console.error(`${command}: ${error.message}`);
      done(1);
    });
    child.once('exit', (code) => {
      children.delete(child);
      killTree(child, 'SIGTERM');
      done(code ?? 1);
    });
  });
}

/** The parent of a process on Linux, where /proc tells. @param {number} pid */
function parentOf(pid) {
  try {
    // The command's name stands in brackets and may hold spaces: count from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

/**
 * Calls `stop` once on Ctrl-C, SIGTERM or a closed terminal, and also when the npm that started
 * us has gone: npm passes a SIGTERM on to nobody, which would leave us behind as an orphan.
 * @param {() => void | Promise<void>} stop
 * @param {number} [code] what to end with: for a server, being stopped is no failure
 */
export function onStop(stop, code = 130) {
  let stopping = false;
  const once = async () => {
    if (stopping) return;
    stopping = true;
    for (const child of children) killTree(child, 'SIGTERM');
    await stop();
    process.exit(code);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, once);
  }
  process.once('exit', () => {
    for (const child of children) killTree(child, 'SIGKILL');
  });
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  const watch = setInterval(() => {
    if (process.ppid !== parent || parentOf(parent) !== grandparent) void once();
  }, 500);
  watch.unref();
}
