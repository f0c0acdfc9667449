/** What a picture is about. Keys name things as every fork of a run does, so they survive forks. */
import { formatEndpoint } from '../../model/parts/connections.ts';
import { callsOf, connectionsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';

export type SubjectKind = 'run' | 'node' | 'connection' | 'link' | 'process';

export type SubjectKey =
  | { readonly kind: 'run' }
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'link'; readonly link: number }
  | { readonly kind: 'process'; readonly node: number; readonly process: number }
  | {
      readonly kind: 'connection';
      /** The endpoints, who was heard first in front. */
      readonly ends: string;
      /** Which of the connections between these endpoints, from 0. */
      readonly number: number;
    };

/** One word for a key: equal keys have equal words. */
export function subjectWord(key: SubjectKey): string {
  switch (key.kind) {
    case 'run':
      return 'run';
    case 'node':
      return `node ${key.node}`;
    case 'link':
      return `link ${key.link}`;
    case 'process':
      return `process ${key.node}.${key.process}`;
    case 'connection':
      return `connection ${key.ends} ${key.number}`;
  }
}

/** The node that a subject is or belongs to. */
export function nodeOfSubject(key: SubjectKey): number | undefined {
  return key.kind === 'node' || key.kind === 'process' ? key.node : undefined;
}

/** Everything of a kind that there is in a run. Only hosts have an inside that most views show. */
export function subjectsOf(kind: SubjectKind, run: RecordedRun): readonly SubjectKey[] {
  const { nodes, links } = run.topology;
  switch (kind) {
    case 'run':
      return [{ kind }];
    case 'node':
      return nodes.filter((node) => node.kind === 'host').map(({ id }) => ({ kind, node: id }));
    case 'link':
      return links.map(({ id }) => ({ kind, link: id }));
    case 'process':
      return processesIn(run);
    case 'connection':
      return connectionsIn(run);
  }
}

function processesIn(run: RecordedRun): readonly SubjectKey[] {
  const found = new Map<string, SubjectKey>();
  for (const { node, process } of callsOf(run)) {
    const key = { kind: 'process', node, process } as const;
    if (!found.has(subjectWord(key))) found.set(subjectWord(key), key);
  }
  return [...found.values()];
}

function connectionsIn(run: RecordedRun): readonly SubjectKey[] {
  const seen = new Map<string, number>();
  return connectionsOf(run).map(({ a, b }) => {
    const ends = `${formatEndpoint(a)} ${formatEndpoint(b)}`;
    const number = seen.get(ends) ?? 0;
    seen.set(ends, number + 1);
    return { kind: 'connection', ends, number } as const;
  });
}
