/**
 * SO_TIMESTAMPING: when the last byte of each send was queued for the card, sent, and acknowledged,
 * as a script reads it from the socket's error queue.
 */
import type { Instant } from '../stack/core/instant.ts';
import { type Seq, seqDiff, seqGeq } from '../stack/core/seq.ts';
import { dataEnd, type Tcb } from '../stack/protocols/tcp/state/tcb.ts';
import { type Asked, liveSocketOf } from './asked.ts';
import type { Run, ScriptSocket } from './run-state.ts';
import type { WireSegment } from './tcp-bytes.ts';

export interface SentStamps {
  /** What the socket was asked to tell, as bits; 0: nothing. */
  asked: number;
  /** Where in the stream the count of bytes began. */
  base: Seq;
  /** Sends whose last byte is not acknowledged. */
  open: { end: Seq; sent: boolean }[];
  queue: Stamp[];
}

export interface Stamp {
  kind: 'SCM_TSTAMP_SCHED' | 'SCM_TSTAMP_SND' | 'SCM_TSTAMP_ACK';
  key: number;
  at: Instant;
}

const TX_SOFTWARE = 2;
const OPT_ID = 128;
const TX_SCHED = 256;
const TX_ACK = 512;

export function newStamps(): SentStamps {
  return { asked: 0, base: 0, open: [], queue: [] };
}

/** The option was set. */
export function askForStamps(asked: Asked, socket: ScriptSocket, bits: number): void {
  const { tcb } = liveSocketOf(asked, socket);
  socket.stamps = { ...newStamps(), asked: bits, base: tcb?.snd.una ?? 0 };
}

/** A send was queued: its last byte is the one that is followed. */
export function followSend(asked: Asked, socket: ScriptSocket): void {
  const { tcb } = liveSocketOf(asked, socket);
  const { stamps } = socket;
  if (tcb === undefined || (stamps.asked & (TX_SOFTWARE | TX_SCHED | TX_ACK)) === 0) return;
  stamps.open.push({ end: dataEnd(tcb), sent: false });
}

/** Every socket that follows sends, with its connection. */
function followers(run: Run): { stamps: SentStamps; tcb: Tcb }[] {
  const { sockets, connections } = run.driver.transport;
  return [...run.sockets.values()].flatMap(({ live, stamps }) => {
    const tcb = connections.get(sockets.get(live)?.conn ?? -1);
    return tcb === undefined || stamps.open.length === 0 ? [] : [{ stamps, tcb }];
  });
}

/** A segment has left. */
export function stampSent(run: Run, wire: WireSegment, at: Instant): void {
  if (wire.payload.length === 0) return;
  for (const { stamps, tcb } of followers(run)) {
    if (tcb.localPort !== wire.srcPort || tcb.remotePort !== wire.dstPort) continue;
    const after = (wire.seq + wire.payload.length) >>> 0;
    for (const send of stamps.open) {
      if (send.sent || !seqGeq(after, send.end)) continue;
      send.sent = true;
      const key = keyOf(stamps, send.end);
      if ((stamps.asked & TX_SCHED) !== 0) stamps.queue.push({ kind: 'SCM_TSTAMP_SCHED', key, at });
      if ((stamps.asked & TX_SOFTWARE) !== 0)
        stamps.queue.push({ kind: 'SCM_TSTAMP_SND', key, at });
    }
  }
}

/** Something has arrived: what it acknowledges is told. */
export function stampAcknowledged(run: Run): void {
  for (const { stamps, tcb } of followers(run)) {
    const done = stamps.open.filter(({ end }) => seqGeq(tcb.snd.una, end));
    stamps.open = stamps.open.filter((send) => !done.includes(send));
    if ((stamps.asked & TX_ACK) === 0) continue;
    for (const { end } of done) {
      const at = run.driver.clock.now;
      stamps.queue.push({ kind: 'SCM_TSTAMP_ACK', key: keyOf(stamps, end), at });
    }
  }
}

/** OPT_ID: the number of the byte, counted from where the socket was asked; else nothing. */
function keyOf({ asked, base }: SentStamps, end: Seq): number {
  return (asked & OPT_ID) === 0 ? 0 : seqDiff(end, base) - 1;
}
