/** What the page says of a run, for tests of the words of a folder. */
import { recordedRun } from '../../../../model/recorded-run.ts';
import type { Language } from '../../../../stack/core/localized.ts';
import type { CapabilityPage } from '../../../../stack/trace/page/kind.ts';
import type { EventKind } from '../../../../stack/trace/schema.ts';
import type { ScenarioSpec } from '../../../../stack/world/scenario.ts';
import type { SessionRun } from '../../../../stack/world/session.ts';
import { all } from '../../../../stack/world/testing.ts';
import { topologyOf } from '../../../../stack/world/topology.ts';
import { sceneOf, textOf } from '../scene.ts';
import { addPage, wordsOf } from '../tables.ts';

/** Every sentence of a kind of event in a run: why it happened, and what a screen reader says. */
function told(
  { sim: { log } }: SessionRun,
  spec: ScenarioSpec,
  kind: EventKind,
  language: Language,
): string[] {
  const run = recordedRun(log, topologyOf(spec));
  return all(log, kind).flatMap((event) => {
    const { why, say, ask } = wordsOf(event);
    const scene = sceneOf(run, event);
    const sentences = [why(event, scene), say?.(event, scene), ask?.(event, scene)];
    return sentences.flatMap((each) => (each === undefined ? [] : textOf(each, language)));
  });
}

/** Those kinds of a page's events of which the runs have none, or a sentence with a gap. */
export function untold(
  page: CapabilityPage,
  runs: readonly (readonly [SessionRun, ScenarioSpec])[],
): string[] {
  addPage(page);
  return (Object.keys(page.words) as EventKind[]).filter((kind) =>
    (['en', 'zh'] as const).some((language) => {
      const sentences = runs.flatMap(([run, spec]) => told(run, spec, kind, language));
      return sentences.length === 0 || sentences.some((each) => /[{}]|undefined|NaN/.test(each));
    }),
  );
}
