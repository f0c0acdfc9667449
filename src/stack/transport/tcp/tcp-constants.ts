/** Figures of no setting of their own. */
import { MILLISECOND, SECOND } from '../../core/instant.ts';

/** How long a corked writer may hold back a partial segment; nothing is buffered for ever (MUST-60). */
export const CORK_TIMEOUT = 200 * MILLISECOND;
/** RFC 6298 §5.7: after a SYN had to be repeated, data starts with this timeout. */
export const RTO_AFTER_SYN_LOSS = 3 * SECOND;
/** Retransmissions of a full segment after which its size is suspected (RFC 4821 §7.7). */
export const BLACK_HOLE_RETRIES = 2;
/** Segment sizes to fall back to in a black hole (RFC 1191 §7.1, the plateaus that matter). */
export const BLACK_HOLE_SIZES = [1200, 536, 256, 48] as const;
/** TS.Recent is worthless after this idle time: 24 days (RFC 7323 §5.5). */
export const TS_RECENT_LIFETIME = 24 * 24 * 3600 * SECOND;
