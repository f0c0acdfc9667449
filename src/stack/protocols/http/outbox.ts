/** What is still to be sent on a connection: a socket takes as much as it has room for. */
import type { AppEnv } from '../../apps/kind.ts';
import { resultOf } from '../../apps/non-blocking.ts';
import type { Errno } from '../../sockets/calls.ts';
import type { EventBody } from '../../trace/schema.ts';

type Said = 'http.request.sent' | 'http.response.sent';

interface Part {
  data: Uint8Array;
  /** It stands in the trace when it is the turn of this part, and is the cause of its segments. */
  event: { readonly kind: Said; readonly body: EventBody<Said> } | null;
}

export interface Outbox {
  parts: Part[];
  /** Bytes that went out. */
  sent: number;
  /** Bytes that were put in: where the next message begins. */
  queued: number;
}

export const emptyOutbox = (): Outbox => ({ parts: [], sent: 0, queued: 0 });

export function put(outbox: Outbox, data: Uint8Array, event: Part['event'] = null): void {
  outbox.queued += data.length;
  if (data.length > 0 || event !== null) outbox.parts.push({ data, event });
}

/** 'done': all has gone out; 'waits': a later event says that there is room; else an error. */
export function flush(outbox: Outbox, fd: number, env: AppEnv): 'done' | 'waits' | Errno {
  for (let part = outbox.parts[0]; part !== undefined; part = outbox.parts[0]) {
    // What is sent is caused by the event, so it comes first.
    if (part.event !== null) env.trace(part.event.kind, part.event.body as never);
    part.event = null;
    if (part.data.length === 0) {
      outbox.parts.shift();
      continue;
    }
    if (!env.mayGoOn()) return 'waits';
    const { value, error } = resultOf(env.call({ name: 'send', fd, data: part.data }));
    if (error === 'EAGAIN') return 'waits';
    if (error !== undefined) return error;
    outbox.sent += value;
    if (value < part.data.length) part.data = part.data.slice(value);
    else outbox.parts.shift();
  }
  return 'done';
}
