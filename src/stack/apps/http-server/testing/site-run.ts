/** A web server and somebody who types at it. */
import { advance, type SessionRun } from '../../../world/session.ts';
import { all } from '../../../world/testing.ts';
import type { AppKind } from '../../kind.ts';
import { nc } from '../../nc/nc.ts';
import type { ProcessSpec } from '../../process-spec.ts';
import { CLIENT, startWith, twoRun } from '../../testing/world-of.ts';
import { httpServer } from '../http-server.ts';
import type { ResourceSpec } from '../site.ts';
import type { HttpServerArgs } from '../state.ts';

export type Resources = Readonly<Record<string, ResourceSpec>>;

export const serverOf = (
  resources: Resources,
  args: Partial<HttpServerArgs> = {},
): ProcessSpec => ({ name: 'web', app: 'http-server', args: { resources, ...args } });

const typist = (lines: readonly string[], startAt = 0): ProcessSpec => ({
  ...{ name: 'nc', app: 'nc', startAt },
  args: { line: '10.0.0.2 80', input: lines },
});

/** What nc prints of what the server sends, when these lines are its input. */
export function typed(
  resources: Resources,
  lines: readonly string[],
  args: Partial<HttpServerArgs> = {},
) {
  const apps = [httpServer, nc] as AppKind[];
  const run = startWith(twoRun([typist(lines)], [serverOf(resources, args)]), { apps });
  advance(run);
  return { printed: printedBy(run, CLIENT), run };
}

export function printedBy({ sim }: SessionRun, node: number): string[] {
  return all(sim.log, 'app.printed')
    .filter((event) => event.node === node)
    .map(({ line }) => line.replace(/\r$/, ''));
}

/** The first answer to a request that is typed by hand, taken apart. */
export function asked(
  resources: Resources,
  line: string,
  fields: readonly string[] = [],
  body: readonly string[] = [],
  args: Partial<HttpServerArgs> = {},
) {
  const { printed, run } = typed(resources, [line, 'Host: a', ...fields, '', ...body], args);
  return { ...answerIn(printed), run };
}

export function answerIn(printed: readonly string[]) {
  const [start = '', ...rest] = printed;
  const blank = rest.indexOf('');
  const fields: Record<string, string> = {};
  for (const each of rest.slice(0, blank < 0 ? undefined : blank)) {
    const [name = '', value = ''] = each.split(/: (.*)/);
    fields[name.toLowerCase()] = value;
  }
  const status = Number(start.split(' ')[1]);
  return { status, fields, body: blank < 0 ? '' : rest.slice(blank + 1).join('\n') };
}
