/** Two runs in one ladder. */
import { describe, expect, it } from 'vitest';
import { packetTitle } from '../../../model/packets.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { advance } from '../../../stack/world/session.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import { startSession } from '../../../stack/world/testing/whole.ts';
import { transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { boxesTouch } from '../../view-kit/geometry.ts';
import { ladderWords, titleWidth } from './labels.ts';
import { ladderLayout } from './layout.ts';
import { mergedRun, samePackets } from './merged.ts';
import { ladderRun } from './model.ts';
import { cursorOfBoth, isSecond, movedBack } from './second-run.ts';
import { shownPackets } from './shown.ts';

const spec = transferScenario(2_000, {}, { knowsNeighbours: true });
const size = { width: 900, height: 560, rem: 16, least: 0 };

function runOf(inputs: Session['inputs'] = []) {
  const running = startSession(spec, { scenario: spec.id, seed: 1, inputs });
  advance(running);
  return recordedRun(running.sim.log, topologyOf(spec), { inputs });
}

const [a, b] = [runOf(), runOf([{ at: 25_000, kind: 'drop', frame: 1 }])];
const [own, other] = [a, b].map((model) => ladderRun(model, { calls: false }));
const merged = mergedRun(own!, other!, samePackets(a, b), ['A', 'B']);
const letters = (title: string) =>
  merged.packets
    .filter((packet) => packetTitle(packet) === title)
    .map(({ sentEvent }) => merged.letterOf?.(sentEvent));

describe('two runs in one ladder', () => {
  it('have what is the same once, without a letter', () => {
    expect(letters('SYN')[0]).toBeUndefined();
    expect(merged.packets.filter(({ starts }) => starts === 0)).toHaveLength(1);
  });

  it('have what differs for both, each with its letter', () => {
    expect(letters('SYN, ACK').slice(0, 2).sort()).toEqual(['A', 'B']);
    expect(merged.packets).toHaveLength(
      own!.packets.length + other!.packets.length - samePackets(a, b).size,
    );
  });

  it('have a state that both enter at the same time once', () => {
    const sent = merged.transitions.filter(({ to }) => to === 'SYN_SENT');
    expect(sent).toHaveLength(1);
    const open = merged.transitions.filter(({ to, node }) => to === 'ESTABLISHED' && node === 0);
    expect(open.map(({ id }) => merged.letterOf?.(id))).toEqual(['A', 'B']);
  });

  it('keep the ids of both apart, and the second’s lead back to its own', () => {
    const frames = merged.packets.map(({ frame }) => frame);
    expect(new Set(frames).size).toBe(frames.length);
    const back = frames.filter(isSecond).map(movedBack);
    expect(back.every((frame) => other!.packets.some((each) => each.frame === frame))).toBe(true);
  });

  it('are drawn as far as each has come', () => {
    const layout = ladderLayout(merged, size);
    const labels = labelsIn(layout);
    const early = cursorOfBoth({ at: 0, event: 0 }, { at: 0, event: 0 });
    expect(shownPackets(labels, early, false)).toEqual([]);
    const ends = [a, b].map(({ log }) => ({ at: 9e6, event: log.count }));
    expect(shownPackets(labels, cursorOfBoth(ends[0]!, ends[1]), false)).toHaveLength(
      labels.length,
    );
    const first = shownPackets(labels, cursorOfBoth(ends[0]!, { at: 0, event: 0 }), false);
    expect(first.some(({ label }) => isSecond(label.packet.frame))).toBe(false);
  });

  it('have titles that do not lie on each other', () => {
    const boxes = labelsIn(ladderLayout(merged, size))
      .filter(({ visible }) => visible)
      .map((label) => ({ ...label, width: titleWidth(label, 0.6) * 15, height: 8 }));
    const touching = boxes.filter((box, i) =>
      boxes.slice(i + 1).some((next) => boxesTouch(box, next)),
    );
    expect(touching.map(({ title }) => title)).toEqual([]);
  });
});

function labelsIn(layout: ReturnType<typeof ladderLayout>) {
  return ladderWords({
    ...{ model: a, other: b, run: merged, layout, packets: merged.packets },
    ...{ sequence: 'relative', bytesOf: undefined, language: 'en' },
    text: ((key: string) => key) as never,
  }).labels;
}
