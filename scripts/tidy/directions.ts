import { RULES } from './import-rules.ts';
import { allowsPackage, startsWithOne } from './matching.ts';
import { type Edge, edgesOf, isTest, isTestSupport, type Project } from './project.ts';

/** A header's declaration is large: what runs in the worker reads the offsets that come from it. */
function bringsDeclaration({ from, to, typeOnly }: Edge): boolean {
  if (typeOnly || !to.endsWith('/declaration.ts')) return false;
  return !/^src\/stack\/(wire\/|.*\/(page\/|declaration\.ts$))/.test(from);
}

const viewOf = (path: string) => /^src\/components\/views\/([^/]+)\//.exec(path)?.[1];

/** A view is fetched by its definition alone, so that adding one touches nothing outside its folder. */
function reachesIntoView({ from, to }: Edge): boolean {
  const view = viewOf(to);
  if (view === undefined || view === viewOf(from)) return false;
  return from !== 'src/components/workbench/registry.ts' || !to.endsWith('/view.ts');
}

/** Every import that goes in a direction it must not. */
export function wrongDirections(project: Project): string[] {
  const problems: string[] = [];
  for (const edge of [...edgesOf(project, 'src/'), ...edgesOf(project, 'agent/')]) {
    if (isTest(edge.from) || isTestSupport(edge.from)) continue;
    const where = `${edge.from}:${edge.line}`;
    const rule = RULES.find((it) => startsWithOne(edge.from, it.files));
    if (!rule) {
      problems.push(`${where}: no rule says what this folder may import (scripts/tidy)`);
    } else if (edge.inside && bringsDeclaration(edge)) {
      problems.push(`${where}: must not import ${edge.to}: offsets.ts beside it has the numbers`);
    } else if (edge.inside && reachesIntoView(edge)) {
      problems.push(`${where}: must not import ${edge.to}: what views share is in view-kit`);
    } else if (edge.inside) {
      const own = startsWithOne(edge.to, rule.files);
      const allowed = own || startsWithOne(edge.to, rule.may);
      const asType = edge.typeOnly && startsWithOne(edge.to, rule.mayTypes);
      if (isTest(edge.to) || isTestSupport(edge.to)) {
        problems.push(`${where}: ${edge.to} is for tests only`);
      } else if (!allowed && !asType) {
        const hint = startsWithOne(edge.to, rule.mayTypes) ? ' (`import type` would do)' : '';
        problems.push(`${where}: must not import ${edge.to}${hint}: ${rule.because}`);
      }
    } else if (!allowsPackage(edge.to, rule.packages)) {
      problems.push(`${where}: must not import the package ${edge.to}: ${rule.because}`);
    }
  }
  return problems;
}
