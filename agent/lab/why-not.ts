/** Why there can be no lab here, and what there is instead. */
import type { LabText } from './words.ts';

export interface Attempt {
  readonly platform: string;
  readonly root: boolean;
  /** What went wrong, as the processes have told or printed it. */
  readonly said: string;
  /** Settings below /proc/sys, as far as they are there. */
  readonly settings: Readonly<Partial<Record<Setting, string>>>;
  /** Starts the agent again as root. */
  readonly sudo: string;
}

/** Each of them may keep ordinary users from namespaces, with this value. */
const FORBIDS = {
  'kernel/apparmor_restrict_unprivileged_userns': '1',
  'kernel/unprivileged_userns_clone': '0',
  'user/max_user_namespaces': '0',
} as const;
type Setting = keyof typeof FORBIDS;
export const SETTINGS = Object.keys(FORBIDS) as Setting[];

/** What commands print, and kernels say, when something is forbidden; a limit of 0 is “no space”. */
const REFUSED = /not permitted|permission denied|no space left|EPERM|EACCES|ENOSPC/i;
const MISSING = /spawn(?:Sync)? (\S+) ENOENT/;

export function whyNoLab({ platform, root, said, settings, sudo }: Attempt): LabText {
  if (platform !== 'linux') return { word: 'notLinux', instead: true };
  const command = MISSING.exec(said)?.[1];
  if (command !== undefined) {
    const values = { command, package: command === 'ip' ? 'iproute2' : 'util-linux' };
    return { word: 'missing', values, instead: true };
  }
  if (!REFUSED.test(said)) return { word: 'broken', values: { said }, instead: true };
  if (root) return { word: 'rootRefused', values: { said }, instead: true };
  const by = SETTINGS.find((name) => settings[name] === FORBIDS[name]);
  if (by === undefined) return { word: 'restricted', values: { sudo } };
  // As sysctl(8) names it.
  return { word: 'restrictedBy', values: { sudo, setting: by.replaceAll('/', '.') } };
}
