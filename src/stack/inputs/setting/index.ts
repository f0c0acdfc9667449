/** The input `setting`: somebody sets a switch of a host's transport layer, for all its sockets. */
import { resumeCallers } from '../../nodes/host/step.ts';
import type { SettingName } from '../../protocols/tcp/state/settings.ts';
import { setOnHost } from '../../sockets/socket-options/set-on-host.ts';
import { hostNow } from '../host-at.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface SettingChange extends InputBase {
  kind: 'setting';
  node: number;
  name: string;
  /** 1 or 0 for what is on or off. */
  value: number | string;
}

declare module '../kind.ts' {
  interface SessionInputs {
    setting: SettingChange;
  }
}

export const setting: InputKind<SettingChange> = {
  kind: 'setting',
  apply(sim, { node, name, value }) {
    const at = hostNow(sim, node);
    if (at === undefined) return;
    setOnHost(at.host.transport, name as SettingName, value, at.fx);
    resumeCallers(at.host, at.fx);
  },
};
