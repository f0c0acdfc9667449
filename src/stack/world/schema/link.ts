/** The settings of a link. */
import type { GenericSchema } from 'valibot';
import { HOUR } from '../../core/instant.ts';
import { count, flag, partly, record, whole } from '../../schema/basics.ts';
import type { LinkSettings } from '../link.ts';

/** Bits per second; 0: sending takes no time. */
const MOST_BANDWIDTH = 1e12;
const LONGEST_DELAY = HOUR;
const ppm = whole(0, 1_000_000);
const delay = whole(0, LONGEST_DELAY);

export const LINK_SETTINGS = {
  bandwidth: whole(0, MOST_BANDWIDTH),
  delay,
  queueBytes: count,
  markBytes: count,
  lossPpm: ppm,
  duplicatePpm: ppm,
  corruptPpm: ppm,
  reorderPpm: ppm,
  reorderBy: delay,
  up: flag,
} satisfies Record<keyof LinkSettings, GenericSchema<unknown, unknown>>;

export const linkSettingsSchema = record(partly<LinkSettings>(LINK_SETTINGS));
