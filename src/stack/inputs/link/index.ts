/** The input `link`: somebody changes a link's settings, or takes it down and up again. */

import { count } from '../../schema/basics.ts';
import type { LinkSettings } from '../../world/link.ts';
import { linkSettingsSchema } from '../../world/schema/link.ts';
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
  schema: { link: count, settings: linkSettingsSchema },
  aimFaults(input, { links }) {
    if (input.link < links) return [];
    return [wrong('no-link', 'link', input.link, { low: 0, high: links - 1 })];
  },
  apply({ world }, { link: number, settings }) {
    const changed = world.links[number];
    if (changed !== undefined) Object.assign(changed.settings, settings);
  },
};
