/** A zone: the records that one server has authority over (RFC 1034 §4.2), as plain data. */
import { CLASS_IN, TYPE_OPT } from './codes.ts';
import { type DomainName, foldCase, isWithin, parentOf, parseName } from './name.ts';
import { dataKey } from './rdata.ts';
import { type RData, RECORD_TYPES, type RecordType, type ResourceRecord } from './record.ts';
import { type EntryFault, readZoneFile } from './zone-file.ts';

/** A zone as a scenario describes it. */
export interface ZoneSpec {
  readonly origin: string;
  /** A zone file: its lines, such as `www 3600 IN A 10.0.0.2`, or whole in one text. */
  readonly records: readonly string[];
  /** TTL of records that give none, in seconds, until `$TTL` says another; default one hour. */
  readonly ttl?: number;
}

export interface Zone {
  readonly origin: DomainName;
  readonly soa: ResourceRecord;
  /**
   * The records at each name, by its folded case. A name with nothing but names below it exists as
   * well (RFC 8020): it has an empty list.
   */
  readonly records: ReadonlyMap<string, readonly ResourceRecord[]>;
}

export type ZoneFault =
  | 'origin'
  | EntryFault
  | 'class'
  | 'outside-zone'
  /** RFC 1034 §4.2.1: exactly one, at the origin. */
  | 'soa'
  /** A CNAME and other data at one name (RFC 1034 §3.6.2). */
  | 'cname-and-other'
  /** A type that only queries and messages have (RFC 6895 §3.1). */
  | 'meta-type'
  /** Records of one name and type with different TTLs (RFC 2181 §5.2). */
  | 'ttls-differ';

/** A zone, or the first line that keeps it from being one (−1 for none in particular). */
export type ParsedZone =
  | { readonly zone: Zone; readonly fault: null }
  | { readonly zone: null; readonly fault: ZoneFault; readonly line: number };

const HOUR_IN_SECONDS = 3600;

/** The lines that faults count. */
export const linesOf = (records: readonly string[]): string[] => records.join('\n').split('\n');

export function parseZone({ origin: text, records: lines, ttl }: ZoneSpec): ParsedZone {
  const origin = parseName(text);
  const failed = (fault: ZoneFault, line: number) => ({ zone: null, fault, line }) as const;
  if (origin === undefined) return failed('origin', -1);
  const records = new Map<string, ResourceRecord[]>();
  records.set(foldCase(origin), []);
  const sets = new Map<string, RecordSet>();
  const file = readZoneFile(linesOf(lines), origin, ttl ?? HOUR_IN_SECONDS);
  for (const { record, line } of file.records) {
    if (record.class !== CLASS_IN) return failed('class', line);
    if (!isWithin(record.name, origin)) return failed('outside-zone', line);
    const key = foldCase(record.name);
    const fault = addRecord(nodeAt(records, key), record, setAt(sets, `${record.type} ${key}`));
    if (fault !== null) return failed(fault, line);
  }
  if (file.fault !== null) return failed(file.fault, file.line);
  const soas = [...records.values()].flat().filter((one) => isOf(one, 'SOA'));
  const [soa] = soas;
  if (soas.length !== 1 || soa === undefined || foldCase(soa.name) !== foldCase(origin)) {
    return failed('soa', -1);
  }
  return { zone: { origin, soa, records }, fault: null };
}

/** The list at a name within the zone. It and all names between it and the origin exist from now on. */
function nodeAt(records: Map<string, ResourceRecord[]>, key: string): ResourceRecord[] {
  const known = records.get(key);
  if (known !== undefined) return known;
  const made: ResourceRecord[] = [];
  records.set(key, made);
  const parent = parentOf(key);
  if (parent !== undefined) nodeAt(records, parent);
  return made;
}

/** Adds a record to those at its name; the same one a second time is no other (RFC 2181 §5). */
function addRecord(
  here: ResourceRecord[],
  record: ResourceRecord,
  set: RecordSet,
): ZoneFault | null {
  const { type, ttl, data } = record;
  if (isMetaType(type)) return 'meta-type';
  set.ttl ??= ttl;
  if (set.ttl !== ttl) return 'ttls-differ';
  const key = dataKey(data);
  if (set.data.has(key)) return null;
  set.data.add(key);
  const [first] = here;
  here.push(record);
  if (first === undefined) return null;
  // A CNAME that has company was there first, or has come now.
  return isOf(first, 'CNAME') || isOf(record, 'CNAME') ? 'cname-and-other' : null;
}

/** What the records of one name and type are known by. */
interface RecordSet {
  ttl: number | undefined;
  readonly data: Set<string>;
}

function setAt(sets: Map<string, RecordSet>, key: string): RecordSet {
  const known = sets.get(key);
  if (known !== undefined) return known;
  const made: RecordSet = { ttl: undefined, data: new Set() };
  sets.set(key, made);
  return made;
}

/** RFC 6895 §3.1: 0 is reserved, OPT belongs to a message, and 128 to 255 are asked for only. */
function isMetaType(type: number): boolean {
  return type === 0 || type === TYPE_OPT || (type >= 128 && type <= 255);
}

export function isOf(record: ResourceRecord, type: RecordType): boolean {
  return record.type === RECORD_TYPES[type].number;
}

/** The records at a name. */
export function recordsAt(zone: Zone, name: DomainName): readonly ResourceRecord[] {
  return zone.records.get(foldCase(name)) ?? [];
}

export function nameExists(zone: Zone, name: DomainName): boolean {
  return zone.records.has(foldCase(name));
}

export function typed(records: readonly ResourceRecord[], type: RecordType): ResourceRecord[] {
  return records.filter((record) => isOf(record, type));
}

/** The name that a record's RDATA leads to, whose addresses are additional (RFC 1035 §3.3). */
export function targetOf({ data }: ResourceRecord): DomainName | undefined {
  return nameIn(data);
}

function nameIn(data: RData): DomainName | undefined {
  if (data.form === 'NS') return data.nsdname;
  if (data.form === 'MX') return data.exchange;
  if (data.form === 'SRV') return data.target;
  return data.form === 'CNAME' ? data.cname : undefined;
}

/** Of several zones, the one nearest above the name (RFC 1034 §4.3.2 step 2). */
export function nearestZone(zones: readonly Zone[], name: DomainName): Zone | undefined {
  let nearest: Zone | undefined;
  for (const zone of zones) {
    if (isWithin(name, zone.origin) && (!nearest || isWithin(zone.origin, nearest.origin))) {
      nearest = zone;
    }
  }
  return nearest;
}
