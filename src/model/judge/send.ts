/** What an end knows more of when it has sent a segment. */
import { type Seq, seqAdd, seqGt, seqMax } from '../../stack/core/seq.ts';
import { type End, isSynchronized, knowsPeer, type Offered, windowOf } from './end.ts';
import { noteSending } from './flight.ts';
import { ACK, blocksOf, FIN, has, endOf as numbersEnd, RST, type Segment, SYN } from './segment.ts';

export function noteSent(end: End, segment: Segment): void {
  if (has(segment, RST)) {
    // Before a connection is synchronized, what belongs to nobody is answered and forgotten.
    if (isSynchronized(end) || end.aborted || end.stray === undefined) end.state = 'CLOSED';
    end.aborted = false;
    end.stray = undefined;
    return;
  }
  end.stray = undefined;
  if (has(segment, SYN)) noteSyn(end, segment);
  if (has(segment, FIN)) noteFin(end, segment);
  const after = numbersEnd(segment);
  if (after !== segment.seq) {
    noteSending(end, segment.seq, after);
    end.max = seqMax(end.max, after);
    end.lastSent = end.now;
    end.probing = end.wnd === 0 && end.opened && knowsPeer(end);
    end.pathChanged = false;
  }
  if (has(segment, ACK)) noteSaid(end, segment);
  else end.lastWindow = segment.window;
}

function noteSyn(end: End, segment: Segment): void {
  const { mss, scale, sackPermitted, timestamps } = segment.options ?? {};
  if (!end.opened) {
    end.opened = true;
    end.iss = segment.seq;
    end.una = segment.seq;
    end.max = segment.seq;
    end.fin = undefined;
  }
  end.ownMss = mss ?? end.ownMss;
  end.offered = offerOf(scale, sackPermitted, timestamps);
  agree(end);
  end.synAgain = false;
  if (end.state === 'CLOSED') end.state = 'SYN_SENT';
}

export function offerOf(scale?: number, sack?: boolean, timestamps?: boolean): Offered {
  return {
    scale: scale !== undefined,
    shift: scale ?? 0,
    sack: sack === true,
    timestamps: timestamps === true,
  };
}

/** An option holds when both SYNs had it (RFC 7323 §2.2, RFC 2018 §2). */
export function agree(end: End): void {
  const { offered, peerOffered } = end;
  end.sack = offered.sack && peerOffered.sack;
  end.timestamps = offered.timestamps && peerOffered.timestamps;
  const scales = offered.scale && peerOffered.scale;
  end.ownShift = scales ? offered.shift : 0;
  end.peerShift = scales ? peerOffered.shift : 0;
}

function noteFin(end: End, segment: Segment): void {
  end.fin ??= seqAdd(segment.seq, segment.length);
  if (end.state === 'ESTABLISHED' || end.state === 'SYN_RECEIVED') end.state = 'FIN_WAIT_1';
  if (end.state === 'CLOSE_WAIT') end.state = 'LAST_ACK';
}

/** Its ACK and its window are a promise. */
function noteSaid(end: End, segment: Segment): void {
  const edge: Seq = seqAdd(segment.ack, windowOf(end, segment, has(segment, SYN)));
  end.promised = end.lastAck === 0 || seqGt(edge, end.promised) ? edge : end.promised;
  end.lastWindow = segment.window;
  end.lastAck = segment.ack;
  end.due = undefined;
  end.unacknowledged = 0;
  end.heard = 0;
  end.answerable = 0;
  if (blocksOf(segment).length > 0 || end.beyond.length === 0) end.trigger = undefined;
  if (blocksOf(segment).length > 0) end.repeats = [];
}
