/** When a lease is renewed, and when it ends (RFC 2131 §4.4.5): by the server's clock, which does not sleep. */
import { NEVER } from '../../core/instant.ts';
import type { ClientState } from '../../protocols/dhcp/events.ts';
import type { AppEnv } from '../kind.ts';
import type { DhcpClientState } from './client-state.ts';
import type { ClientLease } from './lease.ts';

type LeaseTimer = 'renew' | 'rebind' | 'end';

/** What is still to come of a lease, in each state that has one. */
const TO_COME: Readonly<Partial<Record<ClientState, readonly LeaseTimer[]>>> = {
  BOUND: ['renew', 'rebind', 'end'],
  RENEWING: ['rebind', 'end'],
  REBINDING: ['end'],
  'INIT-REBOOT': ['end'],
  REBOOTING: ['end'],
};

export function startTimers(
  { renewAt, rebindAt, endsAt }: ClientLease,
  names: readonly LeaseTimer[],
  env: AppEnv,
): void {
  const times = { renew: renewAt, rebind: rebindAt, end: endsAt };
  for (const name of names) {
    if (times[name] === NEVER) env.stopTimer(name);
    else env.startTimer(name, Math.max(0, times[name] - env.now));
  }
}

/** The host has slept: its leases are so much older. */
export function awake(state: DhcpClientState, env: AppEnv): void {
  const ahead = env.wallClock() - env.now;
  const slept = ahead - state.ahead;
  state.ahead = ahead;
  const { lease, phase } = state;
  // One that is only remembered has no time that is known.
  if (lease === null || lease.endsAt <= env.now) return;
  const older = (at: number) => (at === NEVER ? NEVER : Math.max(env.now, at - slept));
  const { renewAt, rebindAt, endsAt } = lease;
  state.lease = {
    ...lease,
    ...{ renewAt: older(renewAt), rebindAt: older(rebindAt), endsAt: older(endsAt) },
  };
  startTimers(state.lease, TO_COME[phase] ?? [], env);
}
