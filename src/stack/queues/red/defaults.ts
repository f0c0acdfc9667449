/** What a RED queue is when a scenario says nothing; pictures draw its thresholds. */

const PACKET = 1_500;

export const RED = {
  queueBytes: 0,
  minBytes: 5 * PACKET,
  maxBytes: 15 * PACKET,
  maxPpm: 20_000,
  weightPpm: 2_000,
  ecn: false,
};
