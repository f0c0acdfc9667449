import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { RunStore, RunView } from '../../runtime/run-view.ts';

export const RunContext = createContext<RunStore | null>(null);

export function useRunStore(): RunStore {
  const store = use(RunContext);
  if (!store) throw new Error('There is no run here: a lesson provides one.');
  return store;
}

/** A part of the run on the stage. Ask for little: the cursor moves sixty times a second. */
export function useRun<T>(select: (run: RunView) => T): T {
  return useStore(useRunStore(), select);
}
