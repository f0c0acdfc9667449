/** What a page may say of itself: which addresses are its own, and which groups it hears. */
import { type Ipv4, isCardAddress, type Mac } from '../../src/stack/core/addresses.ts';

export interface ClaimRules {
  /** Frames from it may go out. */
  readonly own: (address: Ipv4) => boolean;
  /** Frames to it are heard. */
  readonly group: (mac: Mac) => boolean;
}

export const CLAIM_RULES: ClaimRules = {
  // RFC 1122 §3.2.1.3: none of the others is ever a sender.
  own: (address) => isCardAddress(address),
  // IEEE 802.3 §3.2.3: what is not a group is another’s card, whose frames are not for the page.
  group: (mac) => Math.floor(mac / 2 ** 40) % 2 === 1,
};
