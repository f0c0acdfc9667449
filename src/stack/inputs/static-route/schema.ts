/** The form of the input `static-route`. */
import {
  formatIpv4,
  formatPrefix,
  type Ipv4,
  isUnicastHost,
  parseIpv4,
  prefixOf,
} from '../../core/addresses.ts';
import { type CardFields, cardFieldsOf } from '../../core/cards.ts';
import { isBeside, networkText } from '../../nodes/host/schema.ts';
import { uselessRoute } from '../../nodes/host/useless-route.ts';
import type { NodeSpecBase } from '../../nodes/kind.ts';
import { count, maybe, u32, whole } from '../../schema/basics.ts';
import { type Fault, fault } from '../../schema/faults.ts';
import { hostFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { StaticRoute } from './index.ts';

export const staticRouteForm: InputForm<StaticRoute> = {
  schema: { node: count, network: u32, prefixLength: whole(0, 32), via: maybe(u32) },
  aimFaults({ node, network, prefixLength, via }, scenario) {
    const { spec } = scenario.nodes[node] ?? {};
    const faults = hostFaults(scenario, node);
    if (faults.length > 0 || spec === undefined) return faults;
    const prefix = prefixOf(network, prefixLength);
    if (prefix.base !== network) {
      const allowed = [formatPrefix(prefix)];
      faults.push(fault(['network'], formatIpv4(network), { code: 'network', allowed }));
    }
    if (via === undefined) return faults;
    const own = cardFieldsOf(spec).flatMap(({ address = '' }) => parseIpv4(address) ?? []);
    if (uselessRoute(network, prefixLength, own) !== undefined) {
      const found = `${formatIpv4(network)}/${prefixLength}`;
      faults.push(fault(['network'], found, { code: 'useless-route' }));
    }
    return [...faults, ...hopFaults(via, spec)];
  },
};

/** Whose card gets its address later, by DHCP or by hand, may reach the next hop by then. */
function hopFaults(gateway: Ipv4, spec: NodeSpecBase): Fault[] {
  const cards = cardFieldsOf(spec);
  const via = formatIpv4(gateway);
  const owned = cards.filter((card): card is CardFields & { address: string } => {
    const address = parseIpv4(card.address ?? '');
    return address !== undefined && address !== 0;
  });
  const later = owned.length < cards.length && isUnicastHost(gateway);
  if (later || owned.some((card) => isBeside(card, via))) return [];
  return [fault(['via'], via, { code: 'gateway', allowed: owned.map(networkText) })];
}
