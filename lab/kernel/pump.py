"""Carries Ethernet frames between a network card and stdin/stdout, each behind a 32-bit length.

Usage: pump.py CARD [split] [delay=MS] [jitter=MS] [loss=%] [duplicate=%] [corrupt=%] [reorder=%]

A card with offloads hands over segments of up to 64 KB whose checksum is not finished; with
`split` they are cut into frames as a real card would do it, and their checksums are finished. The rules
are those of a bad cable, in both directions: what tc's netem does, where a kernel has it.
"""
import heapq
import os
import random
import select
import socket
import struct
import sys
import time

ETH_P_ALL = 3
PACKET_OUTGOING = 4
SOL_PACKET = 263
PACKET_VNET_HDR = 15
SO_RCVBUFFORCE = 33
VNET_HEADER = 10
NEEDS_CHECKSUM = 1
GSO_TCPV4 = 1
FIN_PSH = 0x09
CWR = 0x80


def ones_sum(data, start=0):
    total = start + sum(struct.unpack("!%dH" % (len(data) // 2), data[: len(data) & ~1]))
    if len(data) & 1:
        total += data[-1] << 8
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def finish_checksum(frame, start, offset):
    """What a card does for CHECKSUM_PARTIAL: the field holds the pseudo-header's sum already."""
    value = ~ones_sum(bytes(frame[start:])) & 0xFFFF
    struct.pack_into("!H", frame, start + offset, value or 0xFFFF)


def cut(frame, size):
    """One large TCP segment as many of `size` bytes."""
    ip, tcp = 14, 14 + (frame[14] & 15) * 4
    payload = tcp + (frame[tcp + 12] >> 4) * 4
    sequence, = struct.unpack_from("!I", frame, tcp + 4)
    identification, = struct.unpack_from("!H", frame, ip + 4)
    starts = range(payload, len(frame), size)
    for number, at in enumerate(starts):
        part = bytearray(frame[:payload] + frame[at : at + size])
        struct.pack_into("!H", part, ip + 2, len(part) - ip)
        struct.pack_into("!H", part, ip + 4, (identification + number) & 0xFFFF)
        struct.pack_into("!H", part, ip + 10, 0)
        struct.pack_into("!H", part, ip + 10, ~ones_sum(bytes(part[ip:tcp])) & 0xFFFF)
        struct.pack_into("!I", part, tcp + 4, (sequence + at - payload) & 0xFFFFFFFF)
        if at != starts[-1]:
            part[tcp + 13] &= ~FIN_PSH
        if number > 0:
            part[tcp + 13] &= ~CWR
        pseudo = bytes(part[ip + 12 : ip + 20]) + struct.pack("!HH", 6, len(part) - tcp)
        struct.pack_into("!H", part, tcp + 16, ones_sum(pseudo))
        finish_checksum(part, tcp, 16)
        yield part


def unpack(received, split):
    """The frames in what the card gave us."""
    if not split:
        yield received
        return
    flags, gso, _, size, start, offset = struct.unpack_from("=BBHHHH", received)
    frame = bytearray(received[VNET_HEADER:])
    if gso == GSO_TCPV4:
        yield from cut(frame, size)
        return
    if flags & NEEDS_CHECKSUM:
        finish_checksum(frame, start, offset)
    yield frame


class Cable:
    """Frames on their way, each with the time of its arrival."""

    def __init__(self, rules):
        self.rules = rules
        self.chance = random.Random(7)
        self.frames = []
        self.count = 0

    def happens(self, rule):
        return self.chance.random() * 100 < self.rules.get(rule, 0)

    def put(self, frame, deliver):
        if not self.rules:
            deliver(frame)
            return
        if self.happens("loss"):
            return
        for _ in range(2 if self.happens("duplicate") else 1):
            self.count += 1
            # Who overtakes does not wait.
            wait = 0 if self.happens("reorder") else self.rules.get("delay", 0)
            wait += self.chance.uniform(-1, 1) * self.rules.get("jitter", 0)
            due = time.monotonic() + max(wait, 0) / 1000
            heapq.heappush(self.frames, (due, self.count, self.damaged(frame), deliver))

    def damaged(self, frame):
        if not self.happens("corrupt"):
            return frame
        spoilt = bytearray(frame)
        spoilt[self.chance.randrange(len(spoilt))] ^= 1 << self.chance.randrange(8)
        return bytes(spoilt)

    def wait(self):
        """Seconds until the next one arrives; None when there is none."""
        return max(0, self.frames[0][0] - time.monotonic()) if self.frames else None

    def arrive(self):
        while self.frames and self.frames[0][0] <= time.monotonic():
            _, _, frame, deliver = heapq.heappop(self.frames)
            deliver(frame)


def main():
    split = "split" in sys.argv[2:]
    rules = dict(each.split("=") for each in sys.argv[2:] if "=" in each)
    cable = Cable({rule: float(value) for rule, value in rules.items()})
    card = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    card.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 1 << 24)
    if split:
        card.setsockopt(SOL_PACKET, PACKET_VNET_HDR, 1)
    card.bind((sys.argv[1], 0))
    sys.stderr.write("ready\n")
    sys.stderr.flush()
    prefix = bytes(VNET_HEADER) if split else b""
    pending = b""

    def to_card(frame):
        card.send(prefix + frame)

    def to_stdout(frame):
        sys.stdout.buffer.write(struct.pack("!I", len(frame)) + frame)

    while True:
        ready, _, _ = select.select([card, 0], [], [], cable.wait())
        cable.arrive()
        if card in ready:
            received, address = card.recvfrom(1 << 17)
            if address[2] != PACKET_OUTGOING:
                for frame in unpack(received, split):
                    cable.put(frame, to_stdout)
        if 0 in ready:
            more = os.read(0, 1 << 20)
            if not more:
                return
            pending += more
            while len(pending) >= 4:
                length, = struct.unpack_from("!I", pending)
                if len(pending) < 4 + length:
                    break
                cable.put(pending[4 : 4 + length], to_card)
                pending = pending[4 + length :]
        sys.stdout.buffer.flush()


main()
