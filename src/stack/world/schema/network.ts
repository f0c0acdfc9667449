/** A scenario's nodes and links, each with its kind: what checks ask when they compare parts. */
import type { Kernel } from '../../capability.ts';
import type { LinkForm, LinkSpecBase } from '../../links/kind.ts';
import { hookForm } from '../../nodes/host/schema.ts';
import type { NodeKind, NodeSpecBase } from '../../nodes/kind.ts';
import { record } from '../../schema/basics.ts';
import { type Fault, faultsOf } from '../../schema/faults.ts';
import { kindOf, linkKindOf, type ScenarioSpec } from '../scenario.ts';
import { hasLoopback, loopbacks } from '../topology.ts';
import { formOf } from './forms.ts';
import { queueFaults } from './scenario.ts';

/** Of a hook that cannot be changed. */
const NOTHING = record({});

export interface Network {
  readonly nodes: readonly NetworkNode[];
  /** The forms of the links by their numbers; loopbacks come first. */
  readonly links: readonly LinkForm[];
  /** What is wrong with the discipline in a link's settings. */
  readonly queueFaults: (settings: object) => Fault[];
  /** What is wrong with a change of a packet hook. */
  readonly hookFaults: (hook: string, change: object) => Fault[];
}

interface NetworkNode {
  readonly spec: NodeSpecBase;
  readonly kind: NodeKind;
  /** Its cards or ports, and its loopback. */
  readonly ports: number;
}

/** Only for a scenario whose kinds are all known. */
export function networkOf({ nodes, links }: ScenarioSpec, kernel: Kernel): Network {
  return {
    nodes: nodes.map((spec: NodeSpecBase) => {
      const kind = kernel.nodes.get(kindOf(spec)) as NodeKind;
      return { spec, kind, ports: portsOf(spec, kind, links) };
    }),
    links: [...Array.from({ length: loopbacks(nodes) }, () => ({})), ...links].map((link) =>
      formOf(kernel, 'links', linkKindOf(link as LinkSpecBase)),
    ),
    queueFaults: (settings) => queueFaults(settings, kernel),
    hookFaults: (hook, change) => faultsOf(hookForm(hook, kernel)?.change ?? NOTHING, change),
  };
}

/** A node that has no cards of its own, such as a hub, has as many ports as links name it. */
function portsOf(spec: NodeSpecBase, kind: NodeKind, links: readonly LinkSpecBase[]): number {
  const named = links.filter(({ between }) => between.includes(spec.name)).length;
  return (kind.cards(spec) ?? named) + (hasLoopback(spec) ? 1 : 0);
}
