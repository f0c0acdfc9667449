/** A scenario's nodes and links, each with its kind: what checks ask when they compare parts. */
import type { Kernel } from '../../capability.ts';
import type { LinkForm, LinkSpecBase } from '../../links/kind.ts';
import type { NodeKind, NodeSpecBase } from '../../nodes/kind.ts';
import { kindOf, linkKindOf, type ScenarioSpec } from '../scenario.ts';
import { hasLoopback, loopbacks } from '../topology.ts';
import { formOf } from './forms.ts';

export interface Network {
  readonly nodes: readonly NetworkNode[];
  /** The forms of the links by their numbers; loopbacks come first. */
  readonly links: readonly LinkForm[];
}

interface NetworkNode {
  readonly spec: NodeSpecBase;
  readonly kind: NodeKind;
  /** Its cards and its loopback. */
  readonly ports: number;
}

/** Only for a scenario whose kinds are all known. */
export function networkOf({ nodes, links }: ScenarioSpec, kernel: Kernel): Network {
  return {
    nodes: nodes.map((spec: NodeSpecBase) => {
      const kind = kernel.nodes.get(kindOf(spec)) as NodeKind;
      return { spec, kind, ports: (kind.cards(spec) ?? 0) + (hasLoopback(spec) ? 1 : 0) };
    }),
    links: [...Array.from({ length: loopbacks(nodes) }, () => ({})), ...links].map((link) =>
      formOf(kernel, 'links', linkKindOf(link as LinkSpecBase)),
    ),
  };
}
