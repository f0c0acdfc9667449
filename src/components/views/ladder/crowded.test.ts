/** Words where several things want the same place: pills in flight, and the words under crosses. */
import { describe, expect, it } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import { CLIENT, makeTrace, SERVER, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { boxesTouch } from '../../view-kit/geometry.ts';
import { placeFlightTags } from './flight-tags.ts';
import { ladderWords } from './labels.ts';
import { ladderLayout } from './layout.ts';
import { ladderRun } from './model.ts';
import { crossPart, dropWordX } from './packet-lines.ts';
import { crowdedFrames, wordedFrames } from './pill.ts';
import { shownPackets } from './shown.ts';
import type { LadderPicture } from './use-ladder.ts';

const size = { width: 900, height: 560, rem: 16, least: 0 };
type Trace = ReturnType<typeof makeTrace>;

function drawn(make: (trace: Trace) => void) {
  const trace = makeTrace();
  make(trace);
  const model = recordedRun(trace.log, TWO_HOSTS);
  const run = ladderRun(model, { calls: false });
  const layout = ladderLayout(run, size);
  const { labels } = ladderWords({
    ...{ model, layout, packets: run.packets, sequence: 'relative', bytesOf: undefined },
    ...{ text: ((key: string) => key) as never, language: 'en' },
  });
  return { layout, labels, end: { at: 10_000, event: trace.log.count } };
}

const crossing = (trace: Trace, apart: number) => {
  trace.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0);
  trace.send(apart, SERVER, -1, ['SYN'], 'syn', 0, 0);
};

describe('pills that meet on their way', () => {
  it('do not lie on each other: one of them is a mark, and its tag has its name', () => {
    const { layout, labels, end } = drawn((trace) => crossing(trace, 0));
    const flying = shownPackets(labels, end, false);
    expect(crowdedFrames(flying, size.rem).size).toBe(1);
    const [, second] = placeFlightTags(flying, layout, () => undefined);
    expect(second?.numbers).toMatch(/^SYN · seq 0/);
  });

  it('are both named as long as they are apart', () => {
    const { labels } = drawn((trace) => crossing(trace, 0));
    const flying = shownPackets(labels, { at: 2_000, event: 99 }, false);
    expect(crowdedFrames(flying, size.rem).size).toBe(0);
  });
});

describe('what is pointed at on its way', () => {
  const worded = (chosen: readonly number[], at: number) => {
    const { layout, labels } = drawn((trace) => crossing(trace, 0));
    const shown = shownPackets(labels, { at, event: 99 }, false);
    return wordedFrames(shown, { layout } as unknown as LadderPicture, chosen).size;
  };

  it('is words where it has room for them, and a mark that lies over others’ words where not', () => {
    expect(worded([], 2_000)).toBe(2);
    expect(worded([], 10_000)).toBe(1);
  });

  it('is a mark also while it is pointed at: it does not grow over what it was told from', () => {
    expect(worded([1], 10_000)).toBe(1);
  });
});

describe('the word under a cross', () => {
  it.each([0, 500, 10_000, 19_900])('lies on no life line, lost after %s µs', (at) => {
    const { layout, labels } = drawn((trace) => {
      trace.drop(trace.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0), at, 'learner');
    });
    const [label] = labels;
    const cross = label!.drawn.to;
    const width = 100;
    const x = dropWordX(layout, cross.x, width);
    const word = { x, y: cross.y, width, height: 20, angle: 0 };
    for (const line of layout.columns.values()) {
      const life = { x: line, y: cross.y, width: 4, height: 400, angle: 0 };
      expect(boxesTouch(word, life)).toBe(false);
    }
    expect(crossPart(label!.packet)).toBeGreaterThan(0);
  });
});
