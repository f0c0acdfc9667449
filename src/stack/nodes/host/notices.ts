/**
 * What processes are to hear once the layers below have finished with an input. A notice is queued
 * where it arises, with the trace event that caused it, and delivered when the host's step ends: so
 * no program ever runs in the middle of the stack's work, or of another program's.
 */
import type { HostChange } from '../../apps/kind.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';

export interface Notice {
  /**
   * `socket` goes to the owner of descriptor `to`, through the layer on it; `layered` comes from there.
   * All others go to process number `to`.
   */
  type: 'start' | 'socket' | 'layered' | 'input' | 'signal' | 'child' | 'host';
  to: number;
  /** What happened, the line typed, or the signal. */
  text: string;
  /** Of `child`: which, and its exit code. */
  pid: number;
  code: number;
  /** The trace event that it came from. */
  cause: number;
}

export function addNotice(
  host: Host,
  type: Notice['type'],
  to: number,
  text: string,
  cause: number,
  pid = -1,
  code = 0,
): void {
  host.notices.push({ type, to, text, cause, pid, code });
}

/**
 * A socket event, for the process that owns the descriptor. A script does not listen, and then this
 * costs no more than the question. A descriptor that nobody owns yet is one that an accept returned
 * in this very step: its owner is known when the notice is delivered.
 */
export function noticeSocket(host: Host, fd: number, what: string, fx: HostFx): void {
  const owner = host.owners[fd];
  const layered = host.layers.size > 0 && host.layers.has(fd);
  if (!layered && owner !== undefined && !hears(host, owner, fx)) return;
  const { log } = fx;
  addNotice(host, 'socket', fd, what, log.enabled ? log.count - 1 : log.cause);
}

/** A descriptor is closed: its number may be another's soon, who must not hear of this one. */
export function forgetDescriptor(host: Host, fd: number): void {
  delete host.owners[fd];
  if (host.notices.length === 0) return;
  host.notices = host.notices.filter(
    ({ type, to }) => to !== fd || (type !== 'socket' && type !== 'layered'),
  );
}

/** Whether a process wants socket events. */
export function hears(host: Host, pid: number, fx: HostFx): boolean {
  const process = host.processes[pid];
  return process !== undefined && fx.apps.kindOf(process).hears?.sockets === true;
}

/** Something changed on the host, for all programs that want to hear of it. */
export function noticeHostChange(host: Host, what: HostChange, fx: HostFx): void {
  for (const process of host.processes) {
    if (process === undefined || fx.apps.kindOf(process).hears?.host !== true) continue;
    addNotice(host, 'host', process.pid, what, fx.log.cause);
  }
}
