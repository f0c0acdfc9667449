import { beforeEach, describe, expect, it } from 'vitest';
import type { StageView } from '../view-kit/stage-view.ts';
import { VIEWS, viewOf } from './registry.ts';
import {
  enlarge,
  isShown,
  resetWorkbench,
  showViews,
  toggleView,
  useWorkbench,
} from './workbench-store.ts';

const shown = () => VIEWS.map(({ id }) => id).filter((id) => isShown(useWorkbench.getState(), id));
const toggle = (id: string) => toggleView(viewOf(id) as StageView);
const large = (node: number) => enlarge('charts', { kind: 'node', node });

beforeEach(() => {
  resetWorkbench();
  showViews(['sockets']);
});

describe('what stands on the stage', () => {
  it('is switched on and off, view by view', () => {
    expect(shown()).toEqual(['sockets']);
    toggle('charts');
    expect(shown()).toEqual(['charts', 'sockets']);
    toggle('sockets');
    expect(shown()).toEqual(['charts']);
  });

  it('is one chart alone when that fills the stage', () => {
    large(0);
    expect(shown()).toEqual(['charts']);
    enlarge('charts', null);
    expect(shown()).toEqual(['sockets']);
  });

  it('is the main picture again when the large chart is switched off', () => {
    toggle('charts');
    large(0);
    toggle('charts');
    expect(useWorkbench.getState().enlarged).toBeNull();
    expect(shown()).toEqual(['sockets']);
  });

  it('is the main picture with what was asked for, when the large chart was there', () => {
    large(1);
    toggle('tcb');
    expect(shown()).toEqual(['sockets', 'tcb']);
  });

  it('is what a step asks for, but for what the reader has chosen', () => {
    showViews(['charts']);
    expect(shown()).toEqual(['charts']);
    toggle('tcb');
    toggle('charts');
    showViews(['charts', 'sockets']);
    expect(shown()).toEqual(['sockets', 'tcb']);
  });

  it('is one main picture: another one takes its place', () => {
    const main = (id: string) => ({ ...(viewOf('ladder') as StageView), id });
    const all = [main('ladder'), main('map')];
    for (const view of all) toggleView(view, all);
    expect([...useWorkbench.getState().views]).toEqual(['sockets', 'map']);
    toggleView(all[1]!, all);
    expect(useWorkbench.getState().views.has('map')).toBe(true);
  });
});
