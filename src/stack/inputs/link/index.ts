/** The input `link`: somebody changes a link's settings, or takes it down and up again. */
import type { LinkSettings } from '../../links/wire/wire.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface LinkChange extends InputBase {
  kind: 'link';
  link: number;
  settings: Partial<LinkSettings>;
}

declare module '../kind.ts' {
  interface SessionInputs {
    link: LinkChange;
  }
}

export const link: InputKind<LinkChange> = {
  kind: 'link',
  apply({ links }, { link: number, settings }) {
    const changed = links[number];
    changed?.kind.change(changed.state, settings, changed.fx);
  },
};
