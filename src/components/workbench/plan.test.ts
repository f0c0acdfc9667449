import { describe, expect, it } from 'vitest';
import type { StageView } from '../view-kit/stage-view.ts';
import { besides, closed, placed, planOf, type StageWish, swapped, wishOf } from './plan.ts';

function view(id: string, place: StageView['place']): StageView {
  return {
    ...{ id, title: { en: id, zh: id }, order: 1, subject: 'node', place },
    ...{ least: { width: 10, height: 5 }, compares: 'beside', offered: () => true },
    load: () => Promise.reject(new Error('is not drawn here')),
  };
}

const ladder = view('ladder', 'main');
const map = view('map', 'main');
const curve = view('curve', 'below');
const calls = view('calls', 'side');
const VIEWS = [ladder, map, curve, calls];

const plan = (own: StageWish, suggested: StageWish = {}) => planOf(VIEWS, ladder, own, suggested);
const said = (own: StageWish, suggested: StageWish = {}) => {
  const { first, second, sides } = plan(own, suggested);
  return [first.id, second?.id, sides.map(({ id }) => id)];
};

describe('what lies on the stage', () => {
  it('is one picture by default', () => {
    expect(said({})).toEqual(['ladder', undefined, []]);
  });

  it('is what the step lists: pictures in the places, the others at the sides', () => {
    const wish = wishOf(['calls', 'map', 'curve'], VIEWS);
    expect(said({}, wish)).toEqual(['map', 'curve', ['calls']]);
    expect(plan({}, wish).split).toBe('below');
  });

  it('is what the reader chose, whatever a step suggests', () => {
    const own = placed({}, plan({}), map, 'second');
    expect(said(own, wishOf(['curve'], VIEWS))).toEqual(['ladder', 'map', []]);
    const none = closed(own, plan(own), map);
    expect(said(none, wishOf(['ladder', 'curve'], VIEWS))).toEqual(['ladder', undefined, []]);
  });

  it('leaves out what the run has nothing for, or this version does not know', () => {
    expect(said({ first: 'gone', second: 'lost', sides: { nobody: true } })).toEqual([
      'ladder',
      undefined,
      [],
    ]);
  });

  it('has no view twice', () => {
    expect(said({ second: 'ladder' })).toEqual(['ladder', undefined, []]);
    expect(said({ second: 'calls', sides: { calls: true } })).toEqual(['ladder', 'calls', []]);
  });
});

describe('the reader', () => {
  const both = placed({}, plan({}), map, 'second');

  it('puts the second picture first, and so the first second', () => {
    expect(said(placed(both, plan(both), map, 'first'))).toEqual(['map', 'ladder', []]);
    expect(said(placed(both, plan(both), ladder, 'second'))).toEqual(['map', 'ladder', []]);
  });

  it('swaps both, and each keeps its size', () => {
    const own = swapped({ ...both, share: 70 }, plan({ ...both, share: 70 }));
    expect(said(own)).toEqual(['map', 'ladder', []]);
    expect(plan(own).share).toBe(30);
  });

  it('closes the first, and the second takes its place; the last one stays', () => {
    const own = closed(both, plan(both), ladder);
    expect(said(own)).toEqual(['map', undefined, []]);
    expect(said(closed(own, plan(own), map))).toEqual(['map', undefined, []]);
  });

  it('moves a view from its place to the sides', () => {
    const own = placed({}, plan({}), calls, 'second');
    expect(said(own)).toEqual(['ladder', 'calls', []]);
    expect(said(besides(own, plan(own), calls))).toEqual(['ladder', undefined, ['calls']]);
  });

  it('leaves each picture at least a fifth of the stage', () => {
    expect([plan({ share: 2 }).share, plan({ share: 99 }).share]).toEqual([20, 80]);
  });
});
