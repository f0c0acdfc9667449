/** Which of the host's settings an open connection feels when a sysctl changes them. */

import { changeSetting } from '../stack/protocols/tcp/state/change-setting.ts';
import type { SettingName, TransportSettings } from '../stack/sockets/index.ts';
import type { Driver } from './driver.ts';

/** Settings that kernels look up each time, so that a sysctl changes open connections, too. */
const LIVE_SETTINGS: readonly SettingName[] = [
  'delayedAck',
  'delayedAckTime',
  'minimumRto',
  'maximumRto',
  'rtoSlop',
  'maximumRetries',
  'limitedTransmit',
  'rateReduction',
  'byteCounting',
  'duplicateThreshold',
  'restartAfterIdle',
  'challengeAcks',
  'challengeAckLimit',
  'challengeAckPeriod',
  'unacceptableAckLimit',
  'timeWaitIgnoresRst',
  'keepAliveIdle',
  'keepAliveInterval',
  'keepAliveCount',
  'finWait2Timeout',
  'maximumSegmentLifetime',
];

/** The host's settings have changed: what was made before hears of it as far as in a kernel. */
export function spreadSettings({ transport }: Driver, before: TransportSettings): void {
  const changed = LIVE_SETTINGS.filter((name) => before[name] !== transport.settings[name]);
  const owners = [...transport.sockets.values(), ...transport.connections.values()];
  for (const { set } of owners) {
    for (const name of changed) changeSetting(set, name, transport.settings[name]);
  }
}
