/**
 * What an authoritative server answers: the algorithm of RFC 1034 §4.3.2 without recursion, with
 * wildcards as RFC 4592 and negative answers as RFC 2308 say.
 */
import { CLASS_ANY, CLASS_IN, RCODE, TYPE_ANY } from './codes.ts';
import type { DnsDiscardReason } from './events.ts';
import type { Message } from './message.ts';
import { type DomainName, labelsOf, nameOf, parentOf, sameName } from './name.ts';
import { failed, readQuery, response, type Sections, withOpt } from './query.ts';
import type { Question, ResourceRecord } from './record.ts';
import { isOf, nameExists, nearestZone, recordsAt, targetOf, typed, type Zone } from './zone.ts';

/** More aliases in a row than anybody means. */
const MOST_ALIASES = 16;

/**
 * The response to the octets of a message, or why there is none. `size`: the largest datagram that the
 * server takes, null for one without EDNS.
 */
export function respond(
  zones: readonly Zone[],
  bytes: Uint8Array,
  size: number | null = null,
): Message | DnsDiscardReason {
  const read = readQuery(bytes, size);
  if (read.type === 'discard') return read.why;
  if (read.type === 'answer') return read.answer;
  const answer = response(read.query, answerTo(zones, read.question));
  return read.edns && size !== null ? withOpt(answer, size) : answer;
}

function answerTo(zones: readonly Zone[], question: Question): Sections {
  const zone = nearestZone(zones, question.name);
  const known = question.class === CLASS_IN || question.class === CLASS_ANY;
  if (zone === undefined || !known) return failed(RCODE.REFUSED);
  const sections = failed(RCODE.NOERROR);
  search(zones, zone, question, sections);
  // RFC 1035 §6.2: nobody can speak for all classes; this server knows of IN alone.
  if (question.class === CLASS_ANY) sections.authoritative = false;
  addAddresses(zones, sections);
  return sections;
}

/** Step 3 of the algorithm, again for each alias that is met. */
function search(
  zones: readonly Zone[],
  first: Zone,
  { name: asked, type }: Question,
  sections: Sections,
): void {
  let name = asked;
  let zone: Zone | undefined = first;
  for (let aliases = 0; zone !== undefined && aliases <= MOST_ALIASES; aliases++) {
    const cut = delegationAbove(zone, name);
    if (cut.length > 0) {
      // Step 3b. AA speaks of the first name in the answer, which may be an alias of ours.
      sections.authorities.push(...cut);
      return;
    }
    sections.authoritative = true;
    const records = recordsFor(zone, name);
    const [alias] = records === null ? [] : typed(records, 'CNAME');
    if (records === null || alias === undefined || asksFor(type, alias)) {
      finish(zone, records, type, sections);
      return;
    }
    // In a circle: a name has one alias only, but a wildcard makes its record anew each time.
    if (sections.answers.some((each) => sameName(each.name, alias.name))) return;
    sections.answers.push(alias);
    name = targetOf(alias) as DomainName;
    zone = nearestZone(zones, name);
  }
}

/** Step 3a without an alias, and the answers to names and types that there are not. */
function finish(
  zone: Zone,
  records: readonly ResourceRecord[] | null,
  type: number,
  sections: Sections,
): void {
  const found = records?.filter((record) => asksFor(type, record)) ?? [];
  sections.answers.push(...found);
  if (found.length > 0) return;
  sections.authorities.push(negativeSoa(zone));
  // RFC 6604 §3: the code speaks of the last name of a chain of aliases.
  if (records === null) sections.rcode = RCODE.NXDOMAIN;
}

function asksFor(type: number, record: ResourceRecord): boolean {
  return type === TYPE_ANY || record.type === type;
}

/** The SOA of a negative answer: its TTL says how long to remember there is nothing (RFC 2308 §3). */
function negativeSoa({ soa }: Zone): ResourceRecord {
  const minimum = soa.data.form === 'SOA' ? soa.data.minimum : soa.ttl;
  return { ...soa, ttl: Math.min(soa.ttl, minimum) };
}

/** NS records of the highest zone cut at or above the name, below the zone's own origin. */
function delegationAbove(zone: Zone, name: DomainName): readonly ResourceRecord[] {
  const labels = labelsOf(name);
  const depth = labels.length - labelsOf(zone.origin).length;
  for (let i = depth - 1; i >= 0; i--) {
    const cut = typed(recordsAt(zone, nameOf(labels.slice(i))), 'NS');
    if (cut.length > 0) return cut;
  }
  return [];
}

/** The records of a name, those of a wildcard that stands for it, or null: there is no such name. */
function recordsFor(zone: Zone, name: DomainName): readonly ResourceRecord[] | null {
  if (nameExists(zone, name)) return recordsAt(zone, name);
  // RFC 4592 §3.3.1: only the wildcard right below the closest name that exists counts.
  let encloser = parentOf(name);
  while (encloser !== undefined && !nameExists(zone, encloser)) {
    encloser = parentOf(encloser);
  }
  if (encloser === undefined) return null;
  const wildcard = nameOf(['*', ...labelsOf(encloser)]);
  if (!nameExists(zone, wildcard)) return null;
  return recordsAt(zone, wildcard).map((record) => ({ ...record, name }));
}

/** Step 6: addresses of the hosts that records name, and the glue of a referral. */
function addAddresses(zones: readonly Zone[], sections: Sections): void {
  const { answers, authorities, additionals } = sections;
  for (const record of [...answers, ...authorities]) {
    const target = isOf(record, 'CNAME') ? undefined : targetOf(record);
    const zone = target === undefined ? undefined : nearestZone(zones, target);
    if (target === undefined || zone === undefined) continue;
    for (const address of recordsAt(zone, target)) {
      const isAddress = isOf(address, 'A') || isOf(address, 'AAAA');
      if (isAddress && !answers.includes(address) && !additionals.includes(address)) {
        additionals.push(address);
      }
    }
  }
}
