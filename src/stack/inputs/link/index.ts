/** The input `link`: somebody changes a link's settings, or takes it down and up again. */
import type { WireSettings } from '../../links/wire/wire.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface LinkChange extends InputBase {
  kind: 'link';
  link: number;
  settings: WireSettings;
}

declare module '../kind.ts' {
  interface SessionInputs {
    link: LinkChange;
  }
}

export const link: InputKind<LinkChange> = {
  kind: 'link',
  changesLinks: true,
  needs: ({ settings }) => [settings?.queue?.kind],
  apply({ links }, { link: number, settings }) {
    const changed = links[number];
    changed?.changes?.change(changed.state, settings, changed.fx);
  },
};
