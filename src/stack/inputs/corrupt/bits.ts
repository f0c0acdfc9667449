/** The bits of a frame that can be flipped, counted from its first. */
import { ethernet } from '../../protocols/ethernet/header.ts';

/**
 * Behind the Ethernet header: a frame check sequence would see a flipped bit there, and our frames
 * have none; what flips behind it only the checksums above can see.
 */
export const FIRST_BIT = ethernet.length * 8;
