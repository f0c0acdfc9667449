/** What changes a host's sockets, in one order: calls and their returns, states, datagrams. */

import type { CallRow } from '../parts/calls.ts';
import type { Transition } from '../parts/transitions.ts';
import { callsOf, eventsIn, transitionsOf } from '../queries.ts';
import type { RecordedRun } from '../recorded-run.ts';

export type Fact = { readonly event: number; readonly node: number } & (
  | { readonly what: 'called'; readonly call: CallRow }
  | { readonly what: 'returned'; readonly call: CallRow }
  | {
      readonly what: 'became';
      readonly transition: Transition;
      /** The call that did it, when one did. */
      readonly by: CallRow | undefined;
    }
  | { readonly what: 'datagram'; readonly port: number; readonly bytes: number }
  | { readonly what: 'no-room' }
);

/** Calls that only move bytes of a stream change nothing that is listed here. */
const MOVING: ReadonlySet<string> = new Set(['send', 'setsockopt', 'getsockopt', 'setNonBlocking']);

export function factsOf(run: RecordedRun): Fact[] {
  const facts: Fact[] = [];
  const byEvent = new Map<number, CallRow>();
  for (const call of callsOf(run)) {
    byEvent.set(call.callEvent, call);
    const { node, callEvent, returnEvent } = call;
    if (MOVING.has(call.name)) continue;
    facts.push({ event: callEvent, node, what: 'called', call });
    if (returnEvent >= 0) facts.push({ event: returnEvent, node, what: 'returned', call });
  }
  for (const transition of transitionsOf(run)) {
    const { id, node, cause } = transition;
    facts.push({ event: id, node, what: 'became', transition, by: byEvent.get(cause) });
  }
  for (const { id, node, dstPort, length } of eventsIn(run, { kind: 'udp.received' })) {
    facts.push({ event: id, node, what: 'datagram', port: dstPort, bytes: length });
  }
  const full = { kind: 'packet.ignored', field: 'why', is: 'udp-queue-full' } as const;
  for (const { id, node } of eventsIn(run, full)) facts.push({ event: id, node, what: 'no-room' });
  return facts.sort((a, b) => a.event - b.event);
}
