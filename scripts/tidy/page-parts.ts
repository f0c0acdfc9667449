import type { Project } from './project.ts';

/** A file that makes a folder one of a kind, and the file that it then needs for the page. */
interface Rule {
  readonly has: RegExp;
  /** What its text must say for the rule to hold. */
  readonly saying?: string;
  readonly needs: string;
  readonly because: string;
}

const RULES: readonly Rule[] = [
  {
    has: /^src\/stack\/inputs\/[^/]+\/index\.ts$/,
    needs: 'page/input.ts',
    because: 'a run in which it was done has no name, and the trace no words for it',
  },
  {
    has: /^src\/stack\/nodes\/[^/]+\/index\.ts$/,
    needs: 'page/node.ts',
    because: 'the map has no sign for it, and its ports no names',
  },
  {
    has: /^src\/stack\/(?:links|queues)\/[^/]+\/index\.ts$/,
    needs: 'page/knobs.ts',
    because: 'nobody can change what it is set to',
  },
  {
    has: /^src\/stack\/(?:protocols|nodes|links|queues|hooks|apps|inputs)\/[^/]+\/events\.ts$/,
    saying: 'defineEvents(',
    needs: 'page/words.ts',
    because: 'its events have no words',
  },
  {
    has: /^src\/stack\/protocols\/[^/]+\/declaration\.ts$/,
    needs: 'page/dissector.ts',
    because: 'nobody can take its bytes apart',
  },
  {
    has: /^src\/stack\/protocols\/tcp\/settings\/[^/]+\/setting\.ts$/,
    needs: 'text.ts',
    because: 'it has no words',
  },
];

/** What is there for the stack, and lacks what the page needs of it. */
export function missingPageParts(project: Project): string[] {
  return RULES.flatMap(({ has, saying = '', needs, because }) =>
    [...project].flatMap(([path, text]) => {
      if (!has.test(path) || !text.includes(saying)) return [];
      const folder = path.slice(0, path.lastIndexOf('/'));
      const part = `${folder}/${needs}`;
      return project.has(part) ? [] : [`${folder} lacks ${needs}: ${because}`];
    }),
  );
}
