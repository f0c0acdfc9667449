/** What is still to be sent on a connection: a socket takes as much as it has room for. */
import type { AppEnv } from '../../apps/kind.ts';
import { resultOf } from '../../apps/non-blocking.ts';
import type { Errno } from '../../sockets/calls.ts';
import type { EventBody } from '../../trace/schema.ts';

type Said = 'http.request.sent' | 'http.response.sent';

interface Part {
  data: Uint8Array;
  /** It stands in the trace when the first byte of this part is taken, and is its packet's cause. */
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
    if (part.data.length === 0) {
      if (part.event !== null) env.trace(part.event.kind, part.event.body as never);
      outbox.parts.shift();
      continue;
    }
    if (!env.mayGoOn()) return 'waits';
    const request = { name: 'send', fd, data: part.data } as const;
    const { event } = part;
    const { value, error } = resultOf(
      event === null ? env.call(request) : env.say(event.kind, event.body as never, request),
    );
    if (error === 'EAGAIN') return 'waits';
    if (error !== undefined) return error;
    outbox.sent += value;
    part.event = null;
    if (value < part.data.length) part.data = part.data.slice(value);
    else outbox.parts.shift();
  }
  return 'done';
}
