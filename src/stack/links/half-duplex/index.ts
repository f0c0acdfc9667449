/**
 * The kind `half-duplex`: 10 Mb/s Ethernet as it was with hubs, or with a cable in half duplex. Only
 * one end can send at a time; who speaks at the same time as another collides with it. At its ends
 * are cards (station.ts) or hubs (repeater.ts). Instants are whole microseconds, so bits are not exact.
 */
import { refuseFrame } from '../../world/frames.ts';
import type { LinkEnd, LinkFx, LinkKind } from '../kind.ts';
import { hubAt, hubHeard, hubHears } from './repeater.ts';
import { CARD_DUE, signalsFrom } from './signals.ts';
import {
  createStation,
  type HalfDuplex,
  type HalfDuplexSettings,
  type HalfDuplexSpec,
  type Signal,
} from './state.ts';
import { cardDue, cardHeard, cardHears, offerToCard } from './station.ts';

const USUAL: HalfDuplexSettings = { bandwidth: 10_000_000, delay: 1, queueFrames: 64, up: true };

export const halfDuplex: LinkKind<HalfDuplex, HalfDuplexSpec> = {
  kind: 'half-duplex',
  create({ kind: _, id: __, name, between, ...more }, ends, rng) {
    return {
      kind: 'half-duplex',
      name: name ?? between.join('–'),
      ends,
      settings: { ...USUAL, ...more },
      rng,
      stations: [createStation(), createStation()],
      signals: [[], []],
    };
  },
  offer(state, end, frame, fx) {
    const { node, nic } = state.ends[end] as LinkEnd;
    // It came to the hub as a whole frame, by a link of another kind.
    if (hubAt(fx.world, node)) refuseFrame(fx, node, nic, fx.link, frame, 'mixed-hub');
    else offerToCard(state, end, frame, fx);
  },
  due(state, what, _, fx) {
    if (what >= CARD_DUE) cardDue(state, what - CARD_DUE, fx);
    else hear(state, what, fx);
  },
  carrier: ({ settings }) => settings.up,
};

/** First and last bits of what one end sent reach the other. */
function hear(state: HalfDuplex, from: number, fx: LinkFx): void {
  const { now } = fx.world;
  const { delay } = state.settings;
  for (const signal of [...signalsFrom(state, from)]) {
    if (!signal.heard && signal.begins + delay <= now) {
      signal.heard = true;
      begins(state, 1 - from, signal, fx);
    }
    if (signal.heard && signal.ends + delay <= now) {
      state.signals[from] = signalsFrom(state, from).filter((each) => each !== signal);
      ends(state, 1 - from, signal, fx);
    }
  }
}

function begins(state: HalfDuplex, at: number, signal: Signal, fx: LinkFx): void {
  const end = state.ends[at] as LinkEnd;
  const hub = hubAt(fx.world, end.node);
  if (hub) hubHears(hub, end, signal, fx);
  else cardHears(state, at, fx);
}

function ends(state: HalfDuplex, at: number, signal: Signal, fx: LinkFx): void {
  const hub = hubAt(fx.world, (state.ends[at] as LinkEnd).node);
  if (hub) hubHeard(hub, state, at, signal, fx);
  else cardHeard(state, at, signal, fx);
}
