/** The views that there are: every folder of components/views with a `view.ts` in it. */
import { type ComponentType, lazy } from 'react';
import type { StageView, ViewProps } from '../view-kit/stage-view.ts';

const found = import.meta.glob<StageView>('../views/*/view.ts', { eager: true, import: 'view' });

export const VIEWS: readonly StageView[] = Object.values(found).sort((a, b) => a.order - b.order);

const byId = new Map(VIEWS.map((view) => [view.id, view]));

export function viewOf(id: string): StageView | undefined {
  return byId.get(id);
}

type Load = StageView['load'];
const components = new Map<Load, ComponentType<ViewProps>>();

/** The component that `load` brings: fetched when it is first drawn, or asked for before. */
export function drawnBy(load: Load): ComponentType<ViewProps> {
  let component = components.get(load);
  if (component === undefined) {
    component = lazy(load);
    components.set(load, component);
  }
  return component;
}

/** Begins to fetch views before they are drawn. A failure shows when they are. */
export function preloadViews(ids: readonly string[]): void {
  const wanted = VIEWS.filter((view) => ids.includes(view.id));
  for (const { load } of [...wanted, MAIN]) load().catch(() => undefined);
}

/** The main picture unless another is asked for. */
export const MAIN = VIEWS.find(({ place }) => place === 'main') as StageView;
