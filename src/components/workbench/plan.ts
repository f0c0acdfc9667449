/**
 * Which views lie on the stage, and in which place: what the reader chose, else what the step
 * suggests. Pure: choosing is going from one wish to the next.
 */
import type { StageView } from '../view-kit/stage-view.ts';

export type StagePlace = 'first' | 'second';
/** How two pictures share the stage. */
export type Split = 'beside' | 'below';

/** What somebody wants of the stage. What is undefined is left to others. */
export interface StageWish {
  readonly first?: string | undefined;
  /** null: one picture is enough. */
  readonly second?: string | null | undefined;
  readonly split?: Split | undefined;
  /** How much of the stage the first place has, percent. */
  readonly share?: number | undefined;
  /** Which views stand at the sides of the first picture. */
  readonly sides?: Readonly<Record<string, boolean>> | undefined;
}

export interface StagePlan {
  readonly first: StageView;
  readonly second: StageView | undefined;
  readonly split: Split;
  readonly share: number;
  readonly sides: readonly StageView[];
}

/** Less than this of the stage is no place for a picture, percent. */
export const LEAST_SHARE = 20;
export const MOST_SHARE = 100 - LEAST_SHARE;
const EVEN = 50;

export function planOf(
  views: readonly StageView[],
  fallback: StageView,
  own: StageWish,
  suggested: StageWish,
): StagePlan {
  const called = (id: string | null | undefined) => views.find((view) => view.id === id);
  const first = called(own.first) ?? called(suggested.first) ?? fallback;
  const wanted = called(own.second === undefined ? suggested.second : own.second);
  const second = wanted === first ? undefined : wanted;
  const natural: Split = second?.place === 'below' ? 'below' : 'beside';
  const sides = views.filter(
    (view) =>
      view.place === 'side' &&
      view !== first &&
      view !== second &&
      (own.sides?.[view.id] ?? suggested.sides?.[view.id] ?? false),
  );
  return {
    first,
    second,
    split: own.split ?? suggested.split ?? natural,
    share: clampShare(own.share ?? suggested.share ?? EVEN),
    sides,
  };
}

export function clampShare(share: number): number {
  return Math.round(Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share)));
}

/** A list of views is a wish too: pictures take the places, the others stand at the sides. */
export function wishOf(ids: readonly string[], views: readonly StageView[]): StageWish {
  const listed = ids.flatMap((id) => views.find((view) => view.id === id) ?? []);
  const main = listed.find(({ place }) => place === 'main');
  const second = listed.find((view) => view.place !== 'side' && view !== main);
  const sides = listed.filter(({ place }) => place === 'side').map(({ id }) => [id, true] as const);
  return { first: main?.id, second: second?.id ?? null, sides: Object.fromEntries(sides) };
}

/** A view goes to a place; where it comes from, the other goes. */
export function placed(own: StageWish, plan: StagePlan, view: StageView, at: StagePlace) {
  const { first, second } = plan;
  const wish = (one: StageView, other: StageView | undefined): StageWish => ({
    ...own,
    first: one.id,
    second: other?.id ?? null,
  });
  if (at === 'first') return view === second ? wish(second, first) : wish(view, second);
  if (view !== first) return wish(first, view);
  return second === undefined ? own : wish(second, first);
}

/** The first and the second picture take each other's place, and keep their sizes. */
export function swapped(own: StageWish, { first, second, share }: StagePlan): StageWish {
  if (second === undefined) return own;
  return { ...own, first: second.id, second: first.id, share: 100 - share };
}

/** A view leaves the stage; one picture always stays. */
export function closed(own: StageWish, plan: StagePlan, view: StageView): StageWish {
  const { first, second } = plan;
  const sides = { ...own.sides, [view.id]: false };
  if (view === second) return { ...own, first: first.id, second: null, sides };
  if (view === first && second) return { ...own, first: second.id, second: null, sides };
  return view === first ? own : { ...own, sides };
}

/** A view stands at the sides of the first picture, and leaves the place that it had. */
export function besides(own: StageWish, plan: StagePlan, view: StageView): StageWish {
  const left = closed(own, plan, view);
  return { ...left, sides: { ...left.sides, [view.id]: true } };
}
