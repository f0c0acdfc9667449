/** Whole frames of ARP, and of RARP, which has its format (RFC 903), for programs that speak them. */
import type { Ipv4, Mac } from '../../core/addresses.ts';
import { ethernet, etherTypes, readMac, writeMac } from '../ethernet/header.ts';
import { ARP_HARDWARE_ETHERNET, arp, arpOperations } from './header.ts';

export interface ArpMessage {
  operation: number;
  senderMac: Mac;
  senderIp: Ipv4;
  targetMac: Mac;
  targetIp: Ipv4;
}

const FRAME_LENGTH = ethernet.length + arp.length;

/** The frame comes from whom the message says it comes from. */
export function arpFrame(to: Mac, message: ArpMessage, etherType: number = etherTypes.arp) {
  const bytes = new Uint8Array(FRAME_LENGTH);
  const view = new DataView(bytes.buffer);
  const at = ethernet.length;
  writeMac(view, ethernet.at.dst, to);
  writeMac(view, ethernet.at.src, message.senderMac);
  view.setUint16(ethernet.at.etherType, etherType);
  view.setUint16(at + arp.at.hardwareType, ARP_HARDWARE_ETHERNET);
  view.setUint16(at + arp.at.protocolType, etherTypes.ipv4);
  view.setUint8(at + arp.at.hardwareLength, 6);
  view.setUint8(at + arp.at.protocolLength, 4);
  view.setUint16(at + arp.at.operation, message.operation);
  writeMac(view, at + arp.at.senderMac, message.senderMac);
  view.setUint32(at + arp.at.senderIp, message.senderIp);
  writeMac(view, at + arp.at.targetMac, message.targetMac);
  view.setUint32(at + arp.at.targetIp, message.targetIp);
  return bytes;
}

/** What a frame says, or undefined when it is too short, or not of Ethernet and IPv4. */
export function readArpFrame(bytes: Uint8Array): ArpMessage | undefined {
  if (bytes.length < FRAME_LENGTH) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = ethernet.length;
  const ours =
    view.getUint16(at + arp.at.hardwareType) === ARP_HARDWARE_ETHERNET &&
    view.getUint16(at + arp.at.protocolType) === etherTypes.ipv4 &&
    view.getUint8(at + arp.at.hardwareLength) === 6 &&
    view.getUint8(at + arp.at.protocolLength) === 4;
  if (!ours) return undefined;
  return {
    operation: view.getUint16(at + arp.at.operation),
    senderMac: readMac(view, at + arp.at.senderMac),
    senderIp: view.getUint32(at + arp.at.senderIp),
    targetMac: readMac(view, at + arp.at.targetMac),
    targetIp: view.getUint32(at + arp.at.targetIp),
  };
}

/** How the messages are told from others: by the EtherType of their frames, and by their operation. */
const { arp: ARP, rarp: RARP } = etherTypes;
export const ARP_REQUEST = { etherType: ARP, operation: arpOperations.request } as const;
export const ARP_REPLY = { etherType: ARP, operation: arpOperations.reply } as const;
export const RARP_REQUEST = { etherType: RARP, operation: arpOperations.rarpRequest } as const;
export const RARP_REPLY = { etherType: RARP, operation: arpOperations.rarpReply } as const;
