import type { HookSpec } from './kind.ts';

/** The hooks that a scenario gives to a node, of whatever kind the node is. */
export const hooksOf = (spec: object | undefined): readonly HookSpec[] =>
  (spec as { hooks?: readonly HookSpec[] } | undefined)?.hooks ?? [];

/** What a scenario says of one of them; the hook's folder knows the form. */
export const hookConfig = <C>(spec: object, id: string): C | undefined =>
  hooksOf(spec).find(({ hook }) => hook === id)?.config as C | undefined;
