/** Somebody sets a NAT otherwise while it runs. */
import type { LinkFx } from '../../protocols/kind.ts';
import { emit } from '../../trace/log.ts';
import { unmap } from './mappings.ts';
import type { NatConfig } from './spec.ts';
import { addForward, type Mapping, type Nat, outsideKey, strike } from './state.ts';

/**
 * What is not said stays. With another kind of mapping the table begins anew: what stands there means
 * something else. Other times hold for what is renewed from now on.
 */
export function changeNat(nat: Nat, change: Partial<NatConfig>, fx: LinkFx): void {
  const { mapping, filtering, unsolicited, forwards = [] } = change;
  if (mapping !== undefined) {
    const perPeer = mapping === 'address-and-port-dependent';
    if (perPeer !== nat.perPeer) empty(nat, fx);
    nat.perPeer = perPeer;
  }
  if (filtering !== undefined) nat.filtering = filtering;
  if (unsolicited !== undefined) nat.reports = unsolicited !== 'silent';
  const { times } = nat;
  times.udp = change.udpTime ?? times.udp;
  times.icmp = change.icmpTime ?? times.icmp;
  times.established = change.establishedTime ?? times.established;
  times.transitory = change.transitoryTime ?? times.transitory;
  for (const forward of forwards) {
    const { protocol, port } = forward;
    const before = nat.mappings.get(outsideKey(protocol, port));
    if (before !== undefined) release(nat, before, fx);
    const { inside, insidePort, outsidePort } = addForward(nat, forward);
    emit(fx.log, 'nat.forward', fx.node, { protocol, inside, insidePort, outsidePort });
  }
}

function empty(nat: Nat, fx: LinkFx): void {
  for (const each of [...nat.mappings.values()]) unmap(nat, each, 'set-anew', fx);
}

/** Its port is wanted for a port forward. */
function release(nat: Nat, mapping: Mapping, fx: LinkFx): void {
  unmap(nat, mapping, 'set-anew', fx);
  if (mapping.fixed) strike(nat, mapping);
}
