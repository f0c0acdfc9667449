/** The end of a process: as an exiting program's, its timers stop and its descriptors are closed. */
import { socketCall } from '../../sockets/index.ts';
import { emit, NO_CAUSE } from '../../trace/log.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import { addNotice, forgetDescriptor } from './notices.ts';
import { descriptorsOf, type Process } from './process.ts';

/** Nothing of it stays in the table; its parent hears of its code. */
export function endProcess(host: Host, process: Process, code: number, fx: HostFx): void {
  const { pid } = process;
  host.processes[pid] = undefined;
  const ended = emit(fx.log, 'app.exited', fx.node, { process: pid, name: process.name, code });
  if (ended !== NO_CAUSE) fx.log.cause = ended;
  for (const { ref } of process.timers) {
    fx.disarm(ref);
    fx.freeTimer(ref);
  }
  host.blocked = host.blocked.filter((blocked) => blocked.process !== pid);
  for (const fd of descriptorsOf(host, pid)) closeDescriptor(host, fd, fx);
  host.living--;
  if (host.processes[process.parent] === undefined) return;
  addNotice(host, 'child', process.parent, process.name, fx.log.cause, pid, code);
}

function closeDescriptor(host: Host, fd: number, fx: HostFx): void {
  const call = host.nextCall++;
  fx.apps.layering?.layeredCall(host, call, { name: 'close', fd }, fx);
  socketCall(host.transport, call, { name: 'close', fd }, fx);
  forgetDescriptor(host, fd);
}
