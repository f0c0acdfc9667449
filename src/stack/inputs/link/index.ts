/** The input `link`: somebody changes a link's settings, or takes it down and up again. */

import { looseObject } from 'valibot';
import type { LinkSettings } from '../../links/wire/wire.ts';
import { count } from '../../schema/basics.ts';
import { faultsOf, kindRule } from '../../schema/faults.ts';
import { type InputBase, type InputKind, wrong } from '../kind.ts';

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
  schema: { link: count, settings: looseObject({}, kindRule('settings')) },
  aimFaults(input, { links }) {
    const kind = links[input.link];
    if (kind === undefined) {
      return [wrong('no-link', 'link', input.link, { low: 0, high: links.length - 1 })];
    }
    const faults = faultsOf(kind.settings, input.settings);
    return faults.map((each) => ({ ...each, path: ['settings', ...each.path] }));
  },
  apply({ links }, { link: number, settings }) {
    const changed = links[number];
    changed?.kind.change(changed.state, settings, changed.fx);
  },
};
