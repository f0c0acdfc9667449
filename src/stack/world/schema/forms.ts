/** The forms of all kinds that a kernel knows. Those of the core are here: only checks load them. */

import type { Forms, Kernel } from '../../capability.ts';
import { dropForm } from '../../inputs/drop/schema.ts';
import type { InputForm } from '../../inputs/kind.ts';
import { linkForm } from '../../inputs/link/schema.ts';
import type { LinkForm } from '../../links/kind.ts';
import { wireForm } from '../../links/wire/schema.ts';
import { hostForm } from '../../nodes/host/schema.ts';
import type { NodeForm } from '../../nodes/kind.ts';
import { dropTailForm } from '../../queues/drop-tail/schema.ts';
import { record } from '../../schema/basics.ts';

const CORE_FORMS: Forms = {
  nodes: { host: hostForm as NodeForm },
  links: { wire: wireForm },
  queues: { 'drop-tail': dropTailForm },
  inputs: {
    drop: dropForm as InputForm,
    link: linkForm as InputForm,
  },
};
const PLAIN: LinkForm = { schema: {}, settings: record({}) };

/** The form of a kind that the kernel knows. */
export function formOf<K extends keyof Forms>(
  kernel: Kernel,
  what: K,
  kind: string,
): NonNullable<Forms[K]>[string] {
  for (const forms of [CORE_FORMS, ...kernel.capabilities.map((each) => each.forms)]) {
    const table: Readonly<Record<string, object>> = forms?.[what] ?? {};
    if (Object.hasOwn(table, kind)) return table[kind] as NonNullable<Forms[K]>[string];
  }
  return PLAIN as NonNullable<Forms[K]>[string];
}
