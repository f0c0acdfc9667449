/**
 * The RFCs that lessons and the glossary send their readers to: each with its title and, for every
 * section used, what stands there in our words. Some old RFCs have no numbered sections; they are
 * cited as a whole, under ''. Whoever cites does so through `cite`, so a section that is not in the
 * table does not compile; a test finds those in the prose.
 */
export const RFCS = {
  768: {
    title: 'User Datagram Protocol',
    sections: { '': { en: 'All of UDP in three pages', zh: '三页纸写完的 UDP' } },
  },
  791: {
    title: 'Internet Protocol',
    sections: {
      1.1: { en: 'What IP is for', zh: 'IP 是做什么的' },
      2.3: { en: 'Addressing and fragmentation', zh: '编址与分片' },
      3.1: { en: 'The IPv4 header', zh: 'IPv4 首部' },
      3.2: { en: 'Cutting and reassembling datagrams', zh: '数据报的分片与重组' },
    },
  },
  792: {
    title: 'Internet Control Message Protocol',
    sections: { '': { en: 'The messages of ICMP', zh: 'ICMP 的各种报文' } },
  },
  826: {
    title: 'An Ethernet Address Resolution Protocol',
    sections: { '': { en: 'How a hardware address is found', zh: '怎样查到硬件地址' } },
  },
  894: {
    title: 'A Standard for the Transmission of IP Datagrams over Ethernet Networks',
    sections: { '': { en: 'IP in Ethernet frames', zh: '以太网帧里的 IP' } },
  },
  903: {
    title: 'A Reverse Address Resolution Protocol',
    sections: { '': { en: 'How a host asks for its own address', zh: '主机怎样询问自己的地址' } },
  },
  1034: {
    title: 'Domain Names: Concepts and Facilities',
    sections: {
      2.2: { en: 'What DNS was designed for', zh: 'DNS 的设计目标' },
      3.1: { en: 'The tree of names', zh: '域名组成的树' },
      3.6: { en: 'What a resource record holds', zh: '资源记录的内容' },
      4.2: { en: 'How the tree is cut into zones', zh: '域名树怎样划分成区' },
      '4.3.1': { en: 'Recursive and iterative service', zh: '递归服务与迭代服务' },
      '5.3.1': { en: 'Stub resolvers', zh: '存根解析器' },
    },
  },
  1035: {
    title: 'Domain Names: Implementation and Specification',
    sections: {
      '3.3.1': { en: 'The CNAME record', zh: 'CNAME 记录' },
      '3.3.9': { en: 'The MX record', zh: 'MX 记录' },
      '3.3.13': { en: 'The SOA record', zh: 'SOA 记录' },
      '4.1.1': { en: 'The header of a DNS message', zh: 'DNS 报文首部' },
    },
  },
  1112: {
    title: 'Host Extensions for IP Multicasting',
    sections: {
      4: { en: 'Addresses of host groups', zh: '组地址' },
      I: { en: 'The Internet Group Management Protocol', zh: '网际组管理协议 IGMP' },
    },
  },
  1122: {
    title: 'Requirements for Internet Hosts: Communication Layers',
    sections: {
      '1.1.2': { en: 'What hosts do and what gateways do', zh: '主机与网关的分工' },
      '1.1.3': { en: 'The layers of the Internet suite', zh: '互联网协议族的分层' },
      '1.3.3': { en: 'What packet, frame, datagram mean', zh: '分组、帧、数据报各指什么' },
      '2.3.2.1': { en: 'How ARP entries grow out of date', zh: 'ARP 表项怎样过期' },
      '3.2.1.7': { en: 'Time to live', zh: '生存时间' },
      '3.3.1': { en: 'How a host chooses where to send', zh: '主机怎样决定把数据报交给谁' },
      '3.3.2': { en: 'How long a host waits for missing pieces', zh: '缺少分片时主机等多久' },
      '3.3.3': { en: 'What fragments cost', zh: '分片的代价' },
      '3.3.6': { en: 'Broadcasts', zh: '广播' },
    },
  },
  1191: {
    title: 'Path MTU Discovery',
    sections: {
      1: { en: 'What the path MTU is', zh: '什么是路径 MTU' },
      2: { en: 'How the path MTU is found', zh: '怎样得知路径 MTU' },
    },
  },
  1624: {
    title: 'Computation of the Internet Checksum via Incremental Update',
    sections: { 3: { en: 'The checksum without summing anew', zh: '不重新求和，直接改校验和' } },
  },
  1812: {
    title: 'Requirements for IP Version 4 Routers',
    sections: {
      '4.2.2.5': { en: 'The header checksum in routers', zh: '路由器怎样处理首部校验和' },
      '4.3.3.1': { en: 'When a router says that it cannot go on', zh: '路由器何时报告目的不可达' },
      '5.2.1.2': { en: 'The steps of forwarding', zh: '转发的各个步骤' },
      '5.2.4.3': { en: 'The longest match among the routes', zh: '路由的最长匹配' },
      '5.2.6': { en: 'Routers cut, and put nothing together', zh: '路由器只分片，不重组' },
      '5.2.7.1': { en: 'Destination unreachable', zh: '目的不可达' },
      '5.3.1': { en: 'What a router does with the TTL', zh: '路由器怎样处理 TTL' },
    },
  },
  1918: {
    title: 'Address Allocation for Private Internets',
    sections: { 3: { en: 'The three private networks', zh: '三段私有地址' } },
  },
  2018: {
    title: 'TCP Selective Acknowledgment Options',
    sections: { 3: { en: 'The SACK option', zh: 'SACK 选项' } },
  },
  2131: {
    title: 'Dynamic Host Configuration Protocol',
    sections: {
      '3.1': { en: 'How a client is given an address', zh: '怎样把地址分给客户端' },
      '4.4.2': { en: 'A client that knows its address', zh: '客户端还记得自己的地址' },
      '4.4.5': { en: 'Renewing a lease, and its end', zh: '续租与到期' },
    },
  },
  2308: {
    title: 'Negative Caching of DNS Queries',
    sections: {
      2.2: { en: 'The answer without a record', zh: '没有记录的回答' },
      5: { en: 'Caching what does not exist', zh: '缓存否定回答' },
    },
  },
  2474: {
    title: 'Definition of the Differentiated Services Field in the IPv4 and IPv6 Headers',
    sections: { 3: { en: 'The six bits of DSCP', zh: 'DSCP 的六个比特' } },
  },
  2663: {
    title: 'IP Network Address Translator (NAT) Terminology and Considerations',
    sections: { '4.1.2': { en: 'Many hosts behind one address', zh: '许多主机共用一个地址' } },
  },
  2883: {
    title: 'An Extension to the Selective Acknowledgement Option for TCP',
    sections: { 4: { en: 'Reporting duplicates', zh: '报告重复收到的内容' } },
  },
  2923: {
    title: 'TCP Problems with Path MTU Discovery',
    sections: { 2.1: { en: 'Black holes, and how to find them', zh: '黑洞，以及怎样发现它' } },
  },
  3022: {
    title: 'Traditional IP Network Address Translator (Traditional NAT)',
    sections: {
      4.1: { en: 'What a NAT rewrites', zh: 'NAT 改写哪些字段' },
      4.2: { en: 'How checksums follow', zh: '校验和怎样跟着改' },
    },
  },
  3168: {
    title: 'The Addition of Explicit Congestion Notification to IP',
    sections: { 5: { en: 'Marking instead of dropping', zh: '以标记代替丢弃' } },
  },
  4632: {
    title: 'Classless Inter-domain Routing (CIDR)',
    sections: {
      3.1: { en: 'Prefixes and how they are written', zh: '前缀及其写法' },
      5.1: { en: 'The longest match wins', zh: '最长匹配优先' },
    },
  },
  4787: {
    title: 'Network Address Translation (NAT) Behavioral Requirements for Unicast UDP',
    sections: {
      4.1: { en: 'Mappings that do not depend on the peer', zh: '与对端无关的映射' },
      '4.2.1': { en: 'Which port a NAT takes', zh: 'NAT 选用哪个端口' },
      4.3: { en: 'How long a mapping is kept', zh: '映射保留多久' },
      5: { en: 'Who may come in through a mapping', zh: '谁可以从映射进来' },
      11: { en: 'Fragments through a NAT', zh: '穿过 NAT 的分片' },
    },
  },
  4987: {
    title: 'TCP SYN Flooding Attacks and Common Mitigations',
    sections: {
      2: { en: 'How the attack works', zh: '攻击的原理' },
      3.6: { en: 'SYN cookies', zh: 'SYN cookie' },
    },
  },
  5128: {
    title: 'State of Peer-to-Peer (P2P) Communication across Network Address Translators (NATs)',
    sections: { 3.3: { en: 'UDP hole punching', zh: 'UDP 打洞' } },
  },
  5227: {
    title: 'IPv4 Address Conflict Detection',
    sections: {
      '2.1.1': { en: 'Asking whether an address is free', zh: '先问地址有没有人用' },
      2.3: { en: 'Announcing an address', zh: '宣告地址' },
      2.4: { en: 'Defending an address', zh: '捍卫地址' },
      4: { en: '“Gratuitous ARP” and what it cannot do', zh: '“免费 ARP”，和它做不到的事' },
      5: { en: 'What ARP cannot protect from', zh: 'ARP 防不住什么' },
    },
  },
  5382: {
    title: 'NAT Behavioral Requirements for TCP',
    sections: {
      4.3: { en: 'SYNs from outside', zh: '从外面来的 SYN' },
      5: { en: 'How long an idle connection is kept', zh: '空闲的连接保留多久' },
    },
  },
  5508: {
    title: 'NAT Behavioral Requirements for ICMP',
    sections: {
      3.1: { en: 'Pings through a NAT', zh: '穿过 NAT 的 ping' },
      4.2: { en: 'The header that an error quotes', zh: '差错报文引用的首部' },
    },
  },
  5681: {
    title: 'TCP Congestion Control',
    sections: {
      2: {
        en: 'What cwnd, flight size and duplicate ACK mean',
        zh: 'cwnd、在途字节、重复确认的定义',
      },
      3.1: { en: 'Slow start and congestion avoidance', zh: '慢启动与拥塞避免' },
      3.2: { en: 'Fast retransmit and fast recovery', zh: '快重传与快恢复' },
      4.1: { en: 'Beginning anew after a silence', zh: '空闲之后重新开始' },
    },
  },
  6298: {
    title: 'Computing TCP’s Retransmission Timer',
    sections: {
      2: {
        en: 'How the timeout is computed; one second at first',
        zh: '超时时间怎样计算；最初为 1 秒',
      },
      3: { en: 'Which segments are measured', zh: '哪些报文段可以用来测量' },
      5: { en: 'Setting and doubling the retransmission timer', zh: '重传定时器的启动与加倍' },
    },
  },
  6335: {
    title: 'Service Name and Transport Protocol Port Number Registry',
    sections: { 6: { en: 'The three ranges of ports', zh: '端口号的三个范围' } },
  },
  6891: {
    title: 'Extension Mechanisms for DNS (EDNS(0))',
    sections: { 6.1: { en: 'The OPT record', zh: 'OPT 记录' } },
  },
  6928: {
    title: 'Increasing TCP’s Initial Window',
    sections: { 2: { en: 'Ten segments to begin with', zh: '初始窗口：十个报文段' } },
  },
  7323: {
    title: 'TCP Extensions for High Performance',
    sections: {
      1.1: { en: 'Bandwidth, delay and what TCP makes of them', zh: '带宽、时延与 TCP 的性能' },
      2: { en: 'The window scale option', zh: '窗口扩大选项' },
      3.2: { en: 'The timestamps option', zh: '时间戳选项' },
      5: { en: 'Old segments told by their timestamps', zh: '用时间戳识别旧报文段' },
    },
  },
  7567: {
    title: 'IETF Recommendations Regarding Active Queue Management',
    sections: { 2: { en: 'What is wrong with dropping at the tail', zh: '尾部丢弃的问题' } },
  },
  7679: {
    title: 'A One-Way Delay Metric for IP Performance Metrics (IPPM)',
    sections: { 1.1: { en: 'What the delay of a packet tells', zh: '分组的时延说明什么' } },
  },
  8020: {
    title: 'NXDOMAIN: There Really Is Nothing Underneath',
    sections: {
      2: { en: 'Nothing exists below a name that does not', zh: '域名不存在，其下也就什么都没有' },
    },
  },
  8200: {
    title: 'Internet Protocol, Version 6 (IPv6) Specification',
    sections: { 3: { en: 'The IPv6 header and its payload', zh: 'IPv6 首部与载荷' } },
  },
  9293: {
    title: 'Transmission Control Protocol (TCP)',
    sections: {
      2.2: { en: 'What TCP gives to programs', zh: 'TCP 为程序提供什么' },
      3.1: { en: 'The TCP header', zh: 'TCP 首部' },
      3.2: { en: 'The options', zh: '各种选项' },
      '3.3.1': { en: 'The variables of a connection', zh: '连接的各个变量' },
      '3.3.2': { en: 'The eleven states', zh: '十一种状态' },
      3.4: { en: 'Sequence numbers', zh: '序号' },
      '3.4.1': { en: 'Choosing the initial sequence number', zh: '初始序号的选择' },
      '3.4.2': { en: 'The maximum segment lifetime', zh: '最长报文段寿命' },
      3.5: { en: 'Establishing a connection', zh: '建立连接' },
      '3.5.1': { en: 'Half-open connections', zh: '半开连接' },
      '3.5.2': { en: 'When a reset is sent', zh: '何时发送 RST' },
      3.6: { en: 'Closing a connection', zh: '关闭连接' },
      '3.6.1': { en: 'Half-closed connections', zh: '半关闭的连接' },
      3.7: { en: 'Cutting data into segments', zh: '把数据切成报文段' },
      '3.7.1': { en: 'The maximum segment size', zh: '最大报文段长度' },
      '3.7.2': { en: 'Path MTU discovery', zh: '路径 MTU 发现' },
      '3.7.4': { en: 'The Nagle algorithm', zh: 'Nagle 算法' },
      '3.8.1': { en: 'Retransmission', zh: '重传' },
      '3.8.3': { en: 'When a connection is given up', zh: '何时放弃连接' },
      '3.8.4': { en: 'Keep-alives', zh: '保活' },
      '3.8.5': { en: 'Urgent data', zh: '紧急数据' },
      '3.8.6': { en: 'Managing the window', zh: '窗口的管理' },
      '3.8.6.1': { en: 'Probing a zero window', zh: '零窗口探测' },
      '3.8.6.2': { en: 'Avoiding the silly window syndrome', zh: '避免糊涂窗口综合征' },
      '3.8.6.2.1': { en: 'When the sender may send', zh: '发送方何时可以发送' },
      '3.8.6.2.2': { en: 'When the receiver may open the window', zh: '接收方何时可以张开窗口' },
      '3.8.6.3': { en: 'When an ACK is sent', zh: '何时发送 ACK' },
      '3.9.1.1': { en: 'The OPEN call, active and passive', zh: 'OPEN 调用：主动与被动' },
      '3.9.1.2': { en: 'The SEND call and PUSH', zh: 'SEND 调用与 PUSH' },
      '3.10.4': { en: 'What CLOSE does in each state', zh: '各状态下的 CLOSE 调用' },
      '3.10.5': { en: 'What ABORT does in each state', zh: '各状态下的 ABORT 调用' },
      '3.10.7.2': { en: 'A segment arrives in LISTEN', zh: 'LISTEN 状态下收到报文段' },
      '3.10.7.4': { en: 'A segment arrives in any other state', zh: '其他状态下收到报文段' },
      '3.10.8': { en: 'What happens when a timer goes off', zh: '定时器到时的处理' },
      4: { en: 'The glossary of the RFC', zh: 'RFC 自带的术语表' },
    },
  },
  9110: {
    title: 'HTTP Semantics',
    sections: {
      3.4: { en: 'Messages', zh: '报文' },
    },
  },
  9499: {
    title: 'DNS Terminology',
    sections: {
      2: { en: 'Words for names', zh: '与域名有关的术语' },
      6: { en: 'Words for servers and clients', zh: '与服务器和客户端有关的术语' },
      7: { en: 'Words for zones', zh: '与区有关的术语' },
      10: { en: 'Words for DNSSEC', zh: '与 DNSSEC 有关的术语' },
    },
  },
  9542: {
    title: 'IANA Considerations and Documentation Values for IEEE 802 Parameters',
    sections: {
      2.1: { en: '48-bit MAC addresses', zh: '48 位 MAC 地址' },
      3: { en: 'EtherTypes', zh: '以太类型' },
    },
  },
} as const;
