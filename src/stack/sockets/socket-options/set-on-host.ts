/** A setting of a whole host changes while it runs: for its sockets, those to come and those there are. */
import { changeSetting } from '../../protocols/tcp/state/change-setting.ts';
import type { SettingName } from '../../protocols/tcp/state/settings.ts';
import type { TransportFx } from '../ip-service.ts';
import { settle } from '../socket-events.ts';
import type { TransportState } from '../state.ts';
import { applySetting } from './apply-setting.ts';

/** The value has been checked. */
export function setOnHost(
  state: TransportState,
  name: SettingName,
  value: number | string,
  fx: TransportFx,
): void {
  changeSetting(state.settings, name, value);
  for (const { set } of state.sockets.values()) changeSetting(set, name, value);
  for (const tcb of [...state.connections.values()]) {
    changeSetting(tcb.set, name, value);
    if (tcb.state === 'CLOSED') continue;
    applySetting(tcb, name, fx);
    settle(state, tcb, fx);
  }
}
