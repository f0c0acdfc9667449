/** A process as a scenario describes it. */
import type { Instant } from '../core/instant.ts';
import type { ScriptArgs } from './script/script.ts';

/** A program and its arguments, or, in short, the steps of a script. */
export type ProcessSpec = {
  name: string;
  /** When the process starts; default 0. */
  startAt?: Instant;
} & (({ app?: 'script' } & ScriptArgs) | { app: string; args: unknown });

/** The program that a process runs, and its arguments. */
export function programOf(spec: ProcessSpec): { app: string; args: unknown } {
  if (!isShort(spec)) return { app: spec.app, args: spec.args };
  const { steps, hashesReceived = false } = spec;
  return { app: 'script', args: { steps, hashesReceived } };
}

type Short = Extract<ProcessSpec, ScriptArgs>;

/** Whether a process is given by its steps alone; for anything that may come from outside. */
export function isShort(spec: ProcessSpec): spec is Short {
  const { app = 'script', args } = Object(spec) as { app?: string; args?: unknown };
  return app === 'script' && args === undefined;
}
