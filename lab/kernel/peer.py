"""What the kernel's side does. Prints 'ready' when a server listens, and one line at the end.

source PORT N        sends N bytes to the first caller and closes
sink PORT PAUSE      waits PAUSE seconds after accepting, then reads to the end: length and SHA-256
echo PORT            sends back what it gets until the caller has said all
abort PORT           accepts, reads a little and resets
keepalive PORT S     accepts and keeps an idle connection alive for S seconds, then closes
fetch ADDRESS PORT   reads to the end: length and SHA-256
upload ADDRESS PORT N  sends N bytes, closes its direction, reads to the end
crowd ADDRESS PORT COUNT  so many connections at once, each reads to the end
refused ADDRESS PORT calls a port that nobody listens on
udp ADDRESS PORT     sends a datagram there and waits for what comes back
ping ADDRESS COUNT N  sends echo requests with N bytes: how many came back whole
meet ADDRESS PORT    binds PORT and connects to the same port over there
member CARD GROUP PORT [SOURCE]  joins a group (of one sender), reads a datagram, leaves at a line
tell CARD GROUP PORT TEXT  sends a datagram to a group
gather PORT          reads datagrams until one says 'end': length and SHA-256 of each
pieces ADDRESS PORT JSON  sends packets as they are, then a datagram 'end'; what is echoed before it
"""
import fcntl
import hashlib
import json
import socket
import struct
import sys
import threading
import time


def pattern(length):
    period = bytes(range(251))
    return (period * (length // 251 + 1))[:length]


def say(*words):
    print(*words, flush=True)


def accept(port, receive_buffer=0):
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if receive_buffer:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    door.bind(("0.0.0.0", int(port)))
    door.listen(64)
    say("ready")
    return door.accept()[0]


def call(address, port):
    caller = socket.socket()
    caller.settimeout(60)
    caller.connect((address, int(port)))
    return caller


def drain(connection):
    length, digest = 0, hashlib.sha256()
    while True:
        piece = connection.recv(1 << 16)
        if not piece:
            return length, digest.hexdigest()
        length += len(piece)
        digest.update(piece)


def source(port, length):
    connection = accept(port)
    connection.sendall(pattern(int(length)))
    connection.close()
    say("sent")


def lines(port, count, pause=0):
    """Numbered lines of a thousand octets and their end; `pause`: after each, in seconds."""
    connection = accept(port)
    for number in range(int(count)):
        connection.sendall(b"%09d " % number * 100 + b"\n")
        time.sleep(float(pause))
    connection.close()
    say("sent")


def sink(port, pause):
    connection = accept(port, 4096)
    time.sleep(float(pause))
    say(*drain(connection))
    connection.close()


def echo(port):
    connection = accept(port)
    while True:
        piece = connection.recv(1 << 16)
        if not piece:
            break
        connection.sendall(piece)
    connection.close()
    say("done")


def abort(port):
    connection = accept(port)
    connection.recv(10)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
    say("done")


def keepalive(port, seconds):
    connection = accept(port)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 2)
    time.sleep(float(seconds))
    connection.send(b"still here")
    connection.close()
    say("done")


def fetch(address, port):
    say(*drain(call(address, port)))


def flood(address, port, rate, seconds):
    """Full frames at a rate; says how many went, and in how many seconds."""
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.connect((address, int(port)))
    data = bytes(1472)
    began = time.monotonic()
    sent = 0
    while (passed := time.monotonic() - began) < float(seconds):
        due = int(passed * int(rate))
        if due <= sent:
            time.sleep(0.0005)
        for _ in range(due - sent):
            try:
                sender.send(data)
                sent += 1
            except ConnectionRefusedError:
                pass
    say(sent, time.monotonic() - began)


def put(card, *frames):
    """Frames as they are, each as hexadecimal digits."""
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    wire.bind((card, 0))
    for frame in frames:
        wire.send(bytes.fromhex(frame))
    say(len(frames))


def upload(address, port, length):
    caller = call(address, port)
    caller.sendall(pattern(int(length)))
    caller.shutdown(socket.SHUT_WR)
    say(*drain(caller))


def crowd(address, port, count):
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(drain(call(address, port))))
        for _ in range(int(count))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    say(len(results), *sorted({"%d %s" % result for result in results}))


def refused(address, port):
    try:
        call(address, port)
    except ConnectionRefusedError:
        say("refused")


def udp(address, port):
    caller = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    caller.settimeout(10)
    caller.connect((address, int(port)))
    caller.send(b"hello")
    try:
        say(caller.recv(100).decode())
    except ConnectionRefusedError:
        say("refused")


def ping(address, count, length):
    # The kernel's own ping socket: it picks the identifier and checks what comes back.
    caller = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP)
    caller.settimeout(2)
    caller.connect((address, 0))
    answered = 0
    for number in range(int(count)):
        data = pattern(int(length))
        caller.send(struct.pack("!BBHHH", 8, 0, 0, 0, number) + data)
        reply = caller.recv(1 << 16)
        kind, code, _, _, sequence = struct.unpack_from("!BBHHH", reply)
        answered += (kind, code, sequence, reply[8:]) == (0, 0, number, data)
    say(answered)


def meet(address, port):
    caller = socket.socket()
    caller.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    caller.bind(("0.0.0.0", int(port)))
    say("ready")
    sys.stdin.readline()
    caller.connect((address, int(port)))
    caller.sendall(b"from the kernel")
    caller.shutdown(socket.SHUT_WR)
    say(*drain(caller))


def member(card, group, port, sender=""):
    door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    door.bind(("0.0.0.0", int(port)))
    index = socket.if_nametoindex(card)
    if sender:
        # struct ip_mreq_source: the group, the card's own address, the sender.
        own = struct.pack("16s16x", card.encode())
        own = fcntl.ioctl(door, 0x8915, own)[20:24]
        wish = socket.inet_aton(group) + own + socket.inet_aton(sender)
        door.setsockopt(socket.IPPROTO_IP, 39, wish)
    else:
        wish = socket.inet_aton(group) + bytes(4) + struct.pack("=i", index)
        door.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, wish)
    say("ready")
    heard = door.recv(1 << 16).decode()
    say("heard", heard)
    sys.stdin.readline()
    door.close()
    say("left", heard)


def tell(card, group, port, text):
    caller = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    way = bytes(8) + struct.pack("=i", socket.if_nametoindex(card))
    caller.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, way)
    caller.sendto(text.encode(), (group, int(port)))
    say("told")


def described(datagrams):
    return ",".join("%d %s" % (len(each), hashlib.sha256(each).hexdigest()) for each in datagrams)


def until_end(door):
    got = []
    while True:
        datagram = door.recv(1 << 17)
        if datagram == b"end":
            return described(got)
        got.append(datagram)


def gather(port):
    door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    door.settimeout(60)
    door.setsockopt(socket.SOL_SOCKET, 33, 1 << 24)
    door.bind(("0.0.0.0", int(port)))
    say("ready")
    say("got", until_end(door))


def pieces(address, port, packets):
    door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    door.settimeout(60)
    door.bind(("0.0.0.0", 7001))
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
    for packet in json.loads(packets):
        raw.sendto(bytes.fromhex(packet), (address, 0))
    door.sendto(b"end", (address, int(port)))
    say("got", until_end(door))


globals()[sys.argv[1]](*sys.argv[2:])
