import { useMemo } from 'react';
import type { Instant } from '../../../stack/core/instant.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import type { Subject } from './Groups.tsx';
import { HOST_GROUPS } from './host-knobs.ts';
import { matching } from './knob.ts';
import { linkGroups, QUEUE } from './link-knobs.ts';
import { readLook } from './look.ts';
import type { Gathering } from './use-gathering.ts';
import { type HostValues, hostsAt, type LinkValues, linksAt } from './values.ts';

/** While the run is being deleted. */
const NO_SESSION: Session = { scenario: '', seed: 0, inputs: [] };

/** What a run is made of, and what its hosts and links are set to at the cursor. */
export function useSet({ runs, actions, look }: ViewProps) {
  const [{ id, cursor }] = runs;
  const { spec, treeRun } = actions.tree();
  const session = treeRun(id)?.session ?? NO_SESSION;
  const made = useMemo(() => ({ spec, session }), [spec, session]);
  const at = lastChange(session, cursor.at);
  const hosts = useMemo(() => hostsAt(made, at), [made, at]);
  const links = useMemo(() => linksAt(made, at), [made, at]);
  return { made, hosts, links, chosen: readLook(look, hosts, links) };
}

/** What is set changes by inputs alone: it is the same until the next has been taken. */
const lastChange = ({ inputs }: Session, at: Instant): Instant =>
  inputs.findLast((input) => input.at <= at)?.at ?? 0;

type Set = ReturnType<typeof useSet>;

/** The list as it is shown: the groups that the question finds, and whom they are about. */
export function useListed({ hosts, links, chosen }: Set, gathering: Gathering, question: string) {
  const { part, node } = chosen;
  const link = links.find((each) => each.link === chosen.link);
  const discipline = gathering.valueOf('link', chosen.link, QUEUE, link?.values[QUEUE] ?? '');
  const groups = useMemo(
    () => (part === 'hosts' ? HOST_GROUPS : linkGroups(link, String(discipline))),
    [part, link, discipline],
  );
  const found = useMemo(
    () => matching(groups, part === 'hosts' ? question : ''),
    [groups, part, question],
  );
  const about = useMemo(
    () => (part === 'hosts' ? ofHosts(hosts, node) : ofLink(link)),
    [part, hosts, node, link],
  );
  return { found, about };
}

function ofHosts(hosts: readonly HostValues[], node: number | undefined): readonly Subject[] {
  return hosts
    .filter((each) => node === undefined || each.node === node)
    .map(({ node: id, values }) => ({ part: 'host', id, values }));
}

const ofLink = (link: LinkValues | undefined): readonly Subject[] =>
  link === undefined ? [] : [{ part: 'link', id: link.link, values: link.values }];
