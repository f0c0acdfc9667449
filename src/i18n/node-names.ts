/** What the nodes of a scenario are called on the screen. Its own names are ids: links hold them. */
import type { Language, Localized } from './language.ts';

export type NodeNames = Readonly<Record<string, Localized>>;

/** Those that are called the same wherever they are. */
export const COMMON_NAMES: NodeNames = {
  client: { en: 'client', zh: '客户端' },
  server: { en: 'server', zh: '服务器' },
  switch: { en: 'switch', zh: '交换机' },
  router: { en: 'router', zh: '路由器' },
};

const ofScenario = new Map<string, NodeNames>();

/** A scenario has nodes of other names: whoever brings the scenario brings these, too. */
export function nameNodes(scenario: string, names: NodeNames): void {
  ofScenario.set(scenario, names);
}

/** A name that nobody has said more of, as R1, is the same in every language. */
export function nodeTitle(name: string, language: Language, scenario = ''): string {
  for (const names of [ofScenario.get(scenario) ?? {}, COMMON_NAMES]) {
    if (Object.hasOwn(names, name)) return names[name]?.[language] ?? name;
  }
  return name;
}
