/** What a CoDel queue is when a scenario says nothing: what RFC 8289 §4 recommends. */
export const CODEL = { queueBytes: 0, target: 5_000, interval: 100_000, ecn: false };
