/** The views that there are: every folder of components/views with a `view.ts` in it. */
import type { ComponentType } from 'react';
import { settling } from '../../i18n/define-text.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import type { StageView, ViewProps } from '../view-kit/stage-view.ts';

const found = import.meta.glob<StageView>('../views/*/view.ts', { eager: true, import: 'view' });

export const VIEWS: readonly StageView[] = Object.values(found).sort((a, b) => a.order - b.order);

/** Whether a view has something to show of the run on the stage. */
export const isOffered = (view: StageView, run: Pick<RunView, 'model' | 'fixed'>): boolean =>
  view.offered(run.model) && !(run.fixed && view.makesRuns);

const byId = new Map(VIEWS.map((view) => [view.id, view]));

export function viewOf(id: string): StageView | undefined {
  return byId.get(id);
}

type Load = StageView['load'];
const components = new Map<Load, ComponentType<ViewProps>>();

/** The component that `load` brings: at once if it is there, else it is fetched when it is drawn. */
export function drawnBy(load: Load): ComponentType<ViewProps> {
  let component = components.get(load);
  if (component === undefined) {
    component = lazyPart(load);
    components.set(load, component);
  }
  return component;
}

/**
 * Fetches the main picture before it is drawn; a failure shows when it is. A page that waits for this
 * draws it in its first commit: what `lazy` brings, even if it has been fetched, comes in a second
 * one, which React holds back for 0.3 s after it has shown a fallback.
 */
export function fetchMain(): Promise<void> {
  mainThere ??= settling(
    MAIN.load().then(
      ({ default: View }) => {
        if (!components.has(MAIN.load)) components.set(MAIN.load, View);
      },
      () => undefined,
    ),
  );
  return mainThere;
}
let mainThere: Promise<void> | undefined;

/** The main picture unless another is asked for. */
export const MAIN = VIEWS.find(({ place }) => place === 'main') as StageView;
