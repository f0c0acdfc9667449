/** What a member of groups has still to say, when, and what ends that. */
import type { Ipv4 } from '../../core/addresses.ts';
import { NEVER } from '../../core/instant.ts';
import { emit } from '../../trace/log.ts';
import type { LinkFx } from '../kind.ts';
import './events.ts';
import { isNobody } from './groups.ts';
import type { IgmpState, Membership } from './state.ts';

/** Of a member whose changes have all been told. */
export const noChange = () => ({ changeAt: NEVER, mode: false, allow: [], block: [], repeats: 0 });

/** A member has one timer, for whichever comes first. */
export function arm({ timer, changeAt, answerAt }: Membership, fx: LinkFx): void {
  const due = Math.min(changeAt, answerAt);
  if (due === NEVER) fx.disarm(timer);
  else fx.arm(timer, due);
}

export function forget(state: IgmpState, group: Ipv4, { timer }: Membership, fx: LinkFx): void {
  fx.disarm(timer);
  fx.freeTimer(timer);
  state.groups.delete(group);
}

/**
 * A querier of version 2 is followed, and for a while after its last query. That while ends without a
 * message, so it is looked at whenever the version matters.
 */
export function followVersion(state: IgmpState, fx: LinkFx): void {
  const version = fx.now < state.olderUntil ? 2 : 3;
  if (version === state.version) return;
  state.version = version;
  fx.log.cause = emit(fx.log, 'igmp.version', fx.node, { version });
  giveUp(state, fx);
}

/** What is due was to be said in the other version: none of it is (§7.2.1). */
function giveUp(state: IgmpState, fx: LinkFx): void {
  if (state.answerAt !== NEVER) fx.disarm(state.timer);
  state.answerAt = NEVER;
  for (const [group, member] of state.groups) {
    Object.assign(member, { ...noChange(), answerAt: NEVER, asked: [] });
    if (isNobody(member.filter)) forget(state, group, member, fx);
    else arm(member, fx);
  }
}
