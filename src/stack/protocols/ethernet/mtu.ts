/** How large the packets of a link may be: what scenarios may say. */
import { FRAME_MAX_BYTES } from '../../core/arena.ts';
import { ETHERNET_HEADER } from './nic.ts';

/** RFC 791 §3.2: every link carries 68 bytes. */
export const LEAST_MTU = 68;
/** Jumbo frames, as far as the arena holds them. */
export const MOST_MTU = Math.min(9_216, FRAME_MAX_BYTES - ETHERNET_HEADER);
