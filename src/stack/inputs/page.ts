/**
 * What a kind of input brings to the page: `page/input.ts` of its folder exports one as `inputPage`.
 * From it come the buttons of a packet, the names of runs and the words of the trace.
 */
import type { Duration, Instant } from '../core/instant.ts';
import type { Localized } from '../core/localized.ts';
import type { TableRow } from '../trace/page/table.ts';
import type { Sentence } from '../trace/words.ts';
import type { InputBase, SessionInput } from './kind.ts';

/** Names, in a run, of what an input is about. */
export interface InputScene {
  /** 'SYN', or '2nd SYN' where the same host sends several. */
  packet(frame: number): Localized;
  link(link: number): Localized;
  node(node: number): Localized;
}

/** What has to be said besides the packet. */
export interface InputField {
  readonly key: string;
  readonly label: Localized;
  /** `ms`: typed in ms, kept in µs. */
  readonly unit: 'ms' | 'bit';
  readonly least: number;
  readonly most: (packet: PacketFacts) => number;
  /** What it begins with, in its kept unit. */
  readonly initial: (packet: PacketFacts) => number;
}

export interface PacketFacts {
  readonly bytes: number;
  /** From the first bit on the line to the last at the far end. */
  readonly flight: Duration;
}

/** What can be done to a packet. */
export interface PacketAction<I extends InputBase = InputBase> {
  readonly order: number;
  /** 'Delay' on a button; the run begins with it. */
  readonly label: Localized;
  /** In the palette of commands: 'Delay the packet'. */
  readonly command: Localized;
  readonly fields: readonly InputField[];
  input(at: Instant, frame: number, values: Readonly<Record<string, number>>): I;
}

export interface InputPage<I extends InputBase = InputBase> {
  readonly kind: I['kind'];
  /** In the trace: "You changed the run: {done}". */
  readonly done: Localized;
  /** Nobody at the page did it: `done` is a whole sentence then, but for its full stop. */
  readonly outside?: true;
  /** What a run is called in which it was done: '2nd SYN dropped'. */
  name(input: I, scene: InputScene): Sentence;
  readonly packet?: PacketAction<I>;
}

/** For tables of pages of different kinds. */
export type AnyInputPage = InputPage<SessionInput>;

/**
 * What can be done to a table of a node: a row is added, changed or taken out. `page/row.ts` of a
 * folder exports one as `rowAction`; whoever shows the table has the form below it.
 */
export interface RowAction<I extends InputBase = InputBase> {
  /** The id of the table (trace/page/table.ts). */
  readonly table: string;
  readonly add: Localized;
  /** Of a row, `{row}`. */
  readonly change: Localized;
  readonly remove: Localized;
  readonly fields: readonly RowField[];
  /** What stands in the fields for a row; undefined for one that nobody can change. */
  given(row: TableRow): Readonly<Record<string, string>> | undefined;
  read(values: Readonly<Record<string, string>>, site: RowSite): RowRead<I>;
  removes(row: TableRow, site: RowSite): I | undefined;
}

export interface RowField {
  readonly key: string;
  readonly label: Localized;
  /** What could stand there, at this node. */
  example(site: RowSite): string;
}

/** The node whose table it is, and when. */
export interface RowSite {
  readonly at: Instant;
  readonly node: number;
  /** Of its cards at that instant; networks with the lengths of their prefixes. */
  readonly addresses: readonly string[];
  readonly networks: readonly string[];
}

/** What was typed means an input, or which field is wrong, and why. */
export type RowRead<I extends InputBase> =
  | { readonly input: I }
  | { readonly field: string; readonly why: Sentence };

export type AnyRowAction = RowAction<SessionInput>;
