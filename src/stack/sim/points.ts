/** Where a scenario's run can be captured: every card of every host, named as a capture names it. */
import type { CapturePoint } from '../pcapng/export.ts';
import type { ScenarioSpec } from './scenario.ts';

export function capturePoints(spec: ScenarioSpec): CapturePoint[] {
  return spec.hosts.map(({ name }, node) => ({ node, nic: 0, name: `${name} eth0` }));
}
