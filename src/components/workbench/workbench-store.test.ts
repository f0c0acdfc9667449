import { beforeEach, describe, expect, it } from 'vitest';
import type { StageView } from '../view-kit/stage-view.ts';
import { leadTo } from './lead-to.ts';
import { VIEWS, viewOf } from './registry.ts';
import {
  enlarge,
  forgetChoice,
  isShown,
  lookAt,
  putView,
  resetWorkbench,
  showAlone,
  showViews,
  stagePlan,
  toggleView,
  useWorkbench,
} from './workbench-store.ts';

const shown = () =>
  VIEWS.filter((view) => view.place !== 'main' && isShown(useWorkbench.getState(), view)).map(
    ({ id }) => id,
  );
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

  it('is a view in the look that was asked for, in sight', () => {
    const settings = viewOf('settings') as StageView;
    leadTo(settings, 'l', false);
    expect(shown()).toContain('settings');
    expect(useWorkbench.getState()).toMatchObject({ revealed: 'settings', alone: null });
    leadTo(settings, undefined, false);
    expect(shown(), 'what is there stays').toContain('settings');
    expect(useWorkbench.getState().looks).toEqual({});
    leadTo(settings, 'l', true);
    expect(useWorkbench.getState()).toMatchObject({
      ...{ alone: { view: 'settings', subject: null }, looks: { settings: 'l' } },
    });
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
    expect(useWorkbench.getState().alone).toBeNull();
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

  it('is any picture alone, and then all of them again', () => {
    showAlone('tcb');
    expect(shown()).toEqual(['tcb']);
    showAlone(null);
    expect(shown()).toEqual(['sockets']);
  });

  it('is what the lesson suggests when the reader wants it so again', () => {
    putView(viewOf('tcb') as StageView, 'second');
    lookAt('ladder', 'ptcp');
    forgetChoice();
    expect(shown()).toEqual(['sockets']);
    expect(useWorkbench.getState().looks).toEqual({});
  });

  it('has a view in the second place, which its button closes', () => {
    putView(viewOf('charts') as StageView, 'second');
    expect(stagePlan(useWorkbench.getState()).second?.id).toBe('charts');
    toggle('charts');
    expect(stagePlan(useWorkbench.getState()).second).toBeUndefined();
    expect(shown()).toEqual(['sockets']);
  });
});
