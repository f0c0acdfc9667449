export type { RunLabel, RunStore, RunView } from '../../runtime/run-view.ts';
