/**
 * `dig +trace`: dig walks the tree itself, from the servers of the root on, and asks the host's resolver
 * only for them and for addresses that no referral brings along.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { CLASS_IN } from '../../protocols/dns/codes.ts';
import type { Message } from '../../protocols/dns/message.ts';
import { type DomainName, isWithin, ROOT, sameName } from '../../protocols/dns/name.ts';
import { type Question, RECORD_TYPES, type ResourceRecord } from '../../protocols/dns/record.ts';

export interface Walk {
  readonly question: Question;
  /** Who is asked for the root's servers and for addresses. */
  readonly resolvers: readonly Ipv4[];
  /** What the query that is out is for: the servers of the root, an address, or the question itself. */
  seeks: 'root' | 'address' | 'answer';
  zone: DomainName;
  /** Servers of the zone whose addresses are not known yet, and the addresses that are. */
  hosts: DomainName[];
  addresses: Ipv4[];
  steps: number;
}

/** What dig asks next, or why the walk is over. */
export type NextStep =
  | { readonly servers: readonly Ipv4[]; readonly question: Question; readonly recurse: boolean }
  | 'answered'
  | 'no way';

/** More cuts than a name has labels in practice, with their addresses. */
const MOST_STEPS = 64;
const { A, NS } = RECORD_TYPES;

export function beginWalk(question: Question, resolvers: readonly Ipv4[]): Walk {
  const nothing = { hosts: [], addresses: [], steps: 0 };
  return { question, resolvers, seeks: 'root', zone: ROOT, ...nothing };
}

export function firstStep({ resolvers: servers }: Walk): NextStep {
  return { servers, question: { name: ROOT, type: NS.number, class: CLASS_IN }, recurse: true };
}

/** The records of an answer that show where the walk has come to; none of an address that was sought. */
export function shownRecords({ seeks }: Walk, message: Message): readonly ResourceRecord[] {
  return seeks === 'address' ? [] : [...message.answers, ...message.authorities];
}

export function nextStep(walk: Walk, message: Message): NextStep {
  if (++walk.steps > MOST_STEPS) return 'no way';
  if (walk.seeks === 'address') walk.addresses = addressesIn(message.answers);
  else if (walk.seeks === 'root') enter(walk, ROOT, message.answers, message.additionals);
  else {
    const cut = message.authorities.find(
      ({ name, data }) =>
        data.form === 'NS' &&
        isWithin(walk.question.name, name) &&
        isWithin(name, walk.zone) &&
        !sameName(name, walk.zone),
    );
    if (message.answers.length > 0 || cut === undefined) return 'answered';
    enter(walk, cut.name, message.authorities, message.additionals);
  }
  return onwards(walk);
}

/** The servers of a zone, as the one above it names them. */
function enter(
  walk: Walk,
  zone: DomainName,
  servers: readonly ResourceRecord[],
  glue: readonly ResourceRecord[],
): void {
  walk.zone = zone;
  walk.hosts = servers.flatMap(({ name, data }) =>
    data.form === 'NS' && sameName(name, zone) ? [data.nsdname] : [],
  );
  walk.addresses = addressesIn(
    glue.filter(({ name }) => walk.hosts.some((host) => sameName(host, name))),
  );
}

function onwards(walk: Walk): NextStep {
  const { question, resolvers, addresses } = walk;
  if (addresses.length > 0) {
    walk.seeks = 'answer';
    return { servers: addresses, question, recurse: false };
  }
  const host = walk.hosts.shift();
  if (host === undefined) return 'no way';
  walk.seeks = 'address';
  const asked = { name: host, type: A.number, class: CLASS_IN };
  return { servers: resolvers, question: asked, recurse: true };
}

const addressesIn = (records: readonly ResourceRecord[]): Ipv4[] =>
  records.flatMap(({ data }) => (data.form === 'A' ? [data.address] : []));
