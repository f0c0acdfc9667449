import { beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../lessons/types.ts';
import {
  isShown,
  resetPlayer,
  showViews,
  showWhole,
  toggleView,
  usePlayer,
  VIEWS,
} from './player-store.ts';

const shown = (): View[] => VIEWS.filter((view) => isShown(usePlayer.getState(), view));

beforeEach(resetPlayer);

describe('what stands on the stage', () => {
  it('is switched on and off, view by view', () => {
    expect(shown()).toEqual(['sockets']);
    toggleView('charts');
    expect(shown()).toEqual(['charts', 'sockets']);
    toggleView('sockets');
    expect(shown()).toEqual(['charts']);
  });

  it('is one chart alone when that fills the stage', () => {
    showWhole(0);
    expect(shown()).toEqual(['charts']);
    showWhole(null);
    expect(shown()).toEqual(['sockets']);
  });

  it('is the ladder again when the large chart is switched off', () => {
    toggleView('charts');
    showWhole(0);
    toggleView('charts');
    expect(usePlayer.getState().whole).toBeNull();
    expect(shown()).toEqual(['sockets']);
  });

  it('is the ladder with what was asked for, when the large chart was there', () => {
    showWhole(1);
    toggleView('tcb');
    expect(shown()).toEqual(['sockets', 'tcb']);
  });

  it('is what a step asks for, but for what the reader has chosen', () => {
    showViews(['charts']);
    expect(shown()).toEqual(['charts']);
    toggleView('tcb');
    toggleView('charts');
    showViews(['charts', 'sockets']);
    expect(shown()).toEqual(['sockets', 'tcb']);
  });
});
