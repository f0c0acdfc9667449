/** The form of a wire in a scenario, and of what a session may change of it. */
import { type GenericSchema, looseObject } from 'valibot';
import { HOUR } from '../../core/instant.ts';
import { count, flag, maybe, name, partly, record, whole } from '../../schema/basics.ts';
import type { LinkForm } from '../kind.ts';
import type { LinkSettings } from './wire.ts';

/** Bits per second; 0: sending takes no time. */
const MOST_BANDWIDTH = 1e12;
const LONGEST_DELAY = HOUR;
const ppm = whole(0, 1_000_000);
const delay = whole(0, LONGEST_DELAY);

const LINK_SETTINGS = {
  bandwidth: whole(0, MOST_BANDWIDTH),
  delay,
  queueBytes: count,
  markBytes: count,
  lossPpm: ppm,
  duplicatePpm: ppm,
  corruptPpm: ppm,
  reorderPpm: ppm,
  reorderBy: delay,
  fcs: flag,
  up: flag,
} satisfies Record<keyof LinkSettings, GenericSchema<unknown, unknown>>;

/** What its other fields are, its kind says (world/schema/scenario.ts asks it). */
const queue = maybe(looseObject({ kind: name }));

export const wireForm: LinkForm = {
  schema: { ...partly<LinkSettings>(LINK_SETTINGS), queue },
  settings: record({ ...partly<LinkSettings>(LINK_SETTINGS), queue }),
};
