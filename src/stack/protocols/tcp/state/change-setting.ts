/** Settings by name, as socket options and commands have them. Few runs change any, so it is apart. */
import {
  type Setting,
  type SettingName,
  settingsTable,
  type TransportSettings,
} from './settings.ts';

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsTable, name);
}

/** Sets one setting from a socket option or a command; false when the value is not allowed. */
export function changeSetting(
  settings: TransportSettings,
  name: SettingName,
  value: number | string | boolean,
): boolean {
  const setting: Setting = settingsTable[name];
  const target = settings as unknown as Record<string, unknown>;
  if (setting.kind === 'toggle') {
    if (typeof value === 'string') return false;
    target[name] = Boolean(value);
    return true;
  }
  if (setting.kind === 'choice') {
    if (typeof value !== 'string' || !setting.choices.includes(value)) return false;
    target[name] = value;
    return true;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  if (value < setting.low || value > setting.high) return false;
  target[name] = value;
  return true;
}
