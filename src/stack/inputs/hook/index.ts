/** The input `hook`: somebody sets a packet hook of a host otherwise, a NAT for example. */
import { hostNow } from '../host-at.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface HookChange extends InputBase {
  kind: 'hook';
  node: number;
  hook: string;
  /** A part of the hook’s config, as its form allows. */
  change: object;
}

declare module '../kind.ts' {
  interface SessionInputs {
    hook: HookChange;
  }
}

export const hook: InputKind<HookChange> = {
  kind: 'hook',
  apply(sim, { node, hook: id, change }) {
    const at = hostNow(sim, node);
    if (at === undefined) return;
    const bound = at.fx.hooks;
    const found = Object.values(bound)
      .flat()
      .find(({ hook: each }) => each.id === id);
    found?.hook.change?.(found.state, change, at.fx);
  },
};
