/** The form of the input `setting`: a host that is there, a setting that it has, a value in its range. */
import { union } from 'valibot';
import { isSettingName } from '../../protocols/tcp/state/change-setting.ts';
import { SETTING_NAMES, type Setting, settingsTable } from '../../protocols/tcp/state/settings.ts';
import { count, finite, text } from '../../schema/basics.ts';
import { type Fault, fault, kindRule, type Rule } from '../../schema/faults.ts';
import { hostFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { SettingChange } from './index.ts';

export const settingForm: InputForm<SettingChange> = {
  schema: {
    node: count,
    name: text(40, 1),
    value: union([finite, text(40)], kindRule('number or word')),
  },
  aimFaults: (input, network) => [...hostFaults(network, input.node), ...valueFaults(input)],
};

function valueFaults({ name, value }: SettingChange): Fault[] {
  if (!isSettingName(name)) {
    return [fault(['name'], name, { code: 'choice', allowed: SETTING_NAMES })];
  }
  const rule = brokenRule(settingsTable[name], value);
  return rule === undefined ? [] : [fault(['value'], value, rule)];
}

/** What the value should be, if it is not. */
function brokenRule(setting: Setting, value: number | string): Rule | undefined {
  if (setting.kind === 'quantity') {
    const { low, high } = setting;
    const fits = Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
    return fits ? undefined : { code: 'whole', low, high };
  }
  const allowed = setting.kind === 'toggle' ? ['0', '1'] : setting.choices;
  const said = setting.kind === 'toggle' ? String(value) : value;
  return allowed.some((each) => each === said) ? undefined : { code: 'choice', allowed };
}
