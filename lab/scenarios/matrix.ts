import { faults } from './faults.ts';
import { fragments } from './fragments.ts';
import type { LabScenario } from './kit.ts';
import { lessonRuns } from './lessons.ts';
import { networks } from './networks.ts';
import { openingAndClosing } from './opening-closing.ts';
import { windowsAndPaths } from './windows-paths.ts';

export const SCENARIOS: readonly LabScenario[] = [
  ...openingAndClosing,
  ...faults,
  ...windowsAndPaths,
  ...fragments,
  ...networks,
  ...lessonRuns,
];
