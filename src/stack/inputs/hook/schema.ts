/** The form of the input `hook`: a host that is there, a hook that it has, what of it can be changed. */
import { looseObject } from 'valibot';
import { hooksOf } from '../../hooks/config.ts';
import { count, name } from '../../schema/basics.ts';
import { below, type Fault, fault } from '../../schema/faults.ts';
import { hostFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { HookChange } from './index.ts';

export const hookChangeForm: InputForm<HookChange> = {
  schema: {
    node: count,
    hook: name,
    change: looseObject({}, '{"code":"kind","allowed":["settings of the hook"]}'),
  },
  aimFaults({ node, hook, change }, network): Fault[] {
    const faults = hostFaults(network, node);
    if (faults.length > 0) return faults;
    const allowed = hooksOf(network.nodes[node]?.spec).map((each) => each.hook);
    if (!allowed.includes(hook)) return [fault(['hook'], hook, { code: 'choice', allowed })];
    return below(['change'], network.hookFaults(hook, change));
  },
};
