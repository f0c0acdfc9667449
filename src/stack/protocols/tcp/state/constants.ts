/** Figures of no setting of their own. */
import { MILLISECOND, MINUTE, SECOND } from '../../../core/instant.ts';

/** How long a corked writer may hold back a partial segment; nothing is buffered for ever (MUST-60). */
export const CORK_TIMEOUT = 200 * MILLISECOND;
/** RFC 6298 §5.7: after a SYN had to be repeated, data starts with this timeout. */
export const RTO_AFTER_SYN_LOSS = 3 * SECOND;
/**
 * Retransmissions of a full segment after which its size is suspected (RFC 4821 §7.7): sooner when
 * none of that size ever arrived.
 */
export const BLACK_HOLE_RETRIES = { unproven: 2, proven: 5 } as const;
/** Sizes to fall back to, headers excluded: what nearly every path carries, then RFC 791's 576. */
export const BLACK_HOLE_SIZES = [1024, 536] as const;
/** A larger size is tried again after this time (RFC 1191 §6.3). */
export const PATH_MTU_LIFETIME = 10 * MINUTE;
/** TS.Recent is worthless after this idle time: 24 days (RFC 7323 §5.5). */
export const TS_RECENT_LIFETIME = 24 * 24 * 3600 * SECOND;
