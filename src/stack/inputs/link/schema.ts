/** The form of the input `link`. */
import { looseObject } from 'valibot';
import { count } from '../../schema/basics.ts';
import { below, faultsOf, kindRule } from '../../schema/faults.ts';
import { wrong } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { LinkChange } from './index.ts';

export const linkForm: InputForm<LinkChange> = {
  schema: { link: count, settings: looseObject({}, kindRule('settings')) },
  aimFaults(input, { links, queueFaults }) {
    const form = links[input.link];
    if (form === undefined) {
      return [wrong('no-link', 'link', input.link, { low: 0, high: links.length - 1 })];
    }
    const faults = faultsOf(form.settings, input.settings);
    if (faults.length > 0) return below(['settings'], faults);
    return below(['settings', 'queue'], queueFaults(input.settings));
  },
};
