import { faults } from './faults.ts';
import type { LabScenario } from './kit.ts';
import { lessonRuns } from './lessons.ts';
import { openingAndClosing } from './opening-closing.ts';
import { windowsAndPaths } from './windows-paths.ts';

export const SCENARIOS: readonly LabScenario[] = [
  ...openingAndClosing,
  ...faults,
  ...windowsAndPaths,
  ...lessonRuns,
];
