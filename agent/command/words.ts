/** What the agent says in the terminal, in the language of its user. */
import { fill, type Language, type Localized } from '../../src/stack/core/localized.ts';

export const WORDS = {
  usage: {
    en: `Usage: npm run agent -- [options]

  (nothing)                 starts the lab: a network of its own with a real Linux kernel in it
  --interface NAME          our stack joins the network of this card
  --choose                  lists the cards, and asks
  --tap                     a wire between our stack and this very computer (Linux)
  --mac own|host            a MAC address of our own (default), or this computer's (for Wi-Fi)
  --ip dhcp|A.B.C.D/24      how our stack gets its address (default: dhcp)
  --gateway A.B.C.D         with a fixed address: who forwards for us
  --port N                  where the page is served (default: 4600)
  --new-token               a new token: pages that are open must be opened again`,
    zh: `用法：npm run agent -- [选项]

  （不带选项）              启动实验室：一个独立的网络，里面有真正的 Linux 内核
  --interface 名称          让我们的协议栈接入这块网卡所在的网络
  --choose                  列出网卡供选择
  --tap                     在协议栈与本机之间接一根虚拟网线（Linux）
  --mac own|host            使用我们自己的 MAC 地址（默认），或本机的 MAC 地址（Wi-Fi 用）
  --ip dhcp|A.B.C.D/24      协议栈如何取得地址（默认：dhcp）
  --gateway A.B.C.D         使用固定地址时的网关
  --port N                  网页的端口（默认：4600）
  --new-token               换新令牌：已打开的页面需要重新打开`,
  },
  unknown: { en: 'There is no option {word}.', zh: '没有 {word} 这个选项。' },
  value: { en: '{word} needs a value.', zh: '{word} 后面缺少值。' },
  mac: { en: '--mac is own or host, not {word}.', zh: '--mac 只能是 own 或 host，不能是 {word}。' },
  ip: {
    en: '--ip is dhcp or an address of a host with its prefix, as 192.0.2.7/24, not {word}.',
    zh: '--ip 应为 dhcp，或带前缀长度的主机地址（如 192.0.2.7/24），不能是 {word}。',
  },
  gateway: {
    en: '--gateway is an address in the network that --ip names, and not our own: {word} is not.',
    zh: '--gateway 应是 --ip 所在网络中的另一个地址，{word} 不是。',
  },
  port: {
    en: '--port is a number from 1 to 65535, not {word}.',
    zh: '--port 应为 1 到 65535 的数，不能是 {word}。',
  },
  'card-first': {
    en: '{word} says something about a card: name it with --interface, or use --choose.',
    zh: '{word} 是针对网卡的：请用 --interface 指定网卡，或使用 --choose。',
  },
  'tap-alone': {
    en: '--tap makes a card of its own: {word} does not go with it.',
    zh: '--tap 使用自己的虚拟网卡，不能与 {word} 同时使用。',
  },
  'tap-ip': {
    en: '--tap needs a fixed address, in a network that has room for this computer as well: {word} is none.',
    zh: '--tap 需要固定地址，且所在网络中要有留给本机的地址，{word} 不行。',
  },
  tapLinux: {
    en: '--tap is made of a device that only Linux has.',
    zh: '--tap 所用的设备只有 Linux 才有。',
  },
  tapMissing: {
    en: 'This system has no /dev/net/tun (sudo modprobe tun, or a container that was not given it).',
    zh: '本系统没有 /dev/net/tun（可执行 sudo modprobe tun；若在容器中，则需要由外部提供）。',
  },
  tapBusy: {
    en: 'Another program has the card {name}: an agent that is running, perhaps.',
    zh: '网卡 {name} 正被另一个程序使用，可能已有代理在运行。',
  },
  tapTaken: {
    en: 'This computer is in the network {network} already. Choose another one for the wire: --ip A.B.C.D/24',
    zh: '本机已处在网络 {network} 中。请为这根网线另选网络：--ip A.B.C.D/24',
  },
  tapNotPermitted: {
    en: `Making a card takes root, once: afterwards the agent goes on as you. Run:

  {command}

Or make the card yourself, and start the agent without root as often as you like:

  sudo ip tuntap add dev {name} mode tap user $USER
  sudo ip address add {computer} dev {name}
  sudo ip link set {name} up

To be rid of it:  sudo ip tuntap del dev {name} mode tap
`,
    zh: `创建网卡需要 root 权限，只在创建的那一刻：之后代理以您的身份继续运行。请运行：

  {command}

也可以自己创建网卡，之后每次启动代理都不需要 root：

  sudo ip tuntap add dev {name} mode tap user $USER
  sudo ip address add {computer} dev {name}
  sudo ip link set {name} up

不再需要时删除：  sudo ip tuntap del dev {name} mode tap
`,
  },
  tapReady: {
    en: `{name} is a card of this computer, and its wire leads to our stack: nobody else is on it.
This computer is {computer} there, our stack {address}. When the page has joined: ping {address}
The card was made for this run: it goes away with the agent, and its address too.`,
    zh: `{name} 是本机的一块网卡，网线的另一端就是我们的协议栈，线上没有别人。
本机在其中的地址是 {computer}，协议栈的地址是 {address}。网页接入后可以试试：ping {address}
这块网卡只为本次运行而建：代理结束后，网卡连同地址一起消失。`,
  },
  tapKept: {
    en: `{name} is a card of this computer, and its wire leads to our stack: nobody else is on it.
This computer should be {computer} there, our stack is {address}. When the page has joined: ping {address}
Where it has no address yet:  sudo ip address add {computer} dev {name}; sudo ip link set {name} up
The card was there before the agent and stays. To be rid of it:  sudo ip tuntap del dev {name} mode tap`,
    zh: `{name} 是本机的一块网卡，网线的另一端就是我们的协议栈，线上没有别人。
本机在其中的地址应为 {computer}，协议栈的地址是 {address}。网页接入后可以试试：ping {address}
若网卡还没有地址：  sudo ip address add {computer} dev {name}; sudo ip link set {name} up
这块网卡在代理启动前就有，会保留下来。要删除：  sudo ip tuntap del dev {name} mode tap`,
  },
  noCards: { en: 'No card of this computer has an address.', zh: '本机没有带地址的网卡。' },
  choose: { en: 'Which card? Its number: ', zh: '选择哪块网卡？请输入编号：' },
  notPermitted: {
    en: `Opening a network card takes root, once, to open it: afterwards the agent goes on as you,
and cannot open it again. Run:

  {command}
`,
    zh: `打开网卡需要 root 权限，只在打开的那一刻：之后代理以您的身份继续运行，不能再次打开网卡。请运行：

  {command}
`,
  },
  noCard: {
    en: 'There is no card {name}. Those with an address: {cards}',
    zh: '没有名为 {name} 的网卡。带地址的网卡有：{cards}',
  },
  notEthernet: {
    en: '{name} does not speak Ethernet (a tunnel, perhaps): our stack needs a card that does.',
    zh: '{name} 不是以太网（可能是隧道）：我们的协议栈需要以太网卡。',
  },
  cannotOpen: {
    en: 'The card {name} could not be opened: {why}',
    zh: '无法打开网卡 {name}：{why}',
  },
  noLibpcap: {
    en: 'libpcap, by which this system opens cards, was not found ({name}).',
    zh: '没有找到 libpcap（{name}），本系统通过它打开网卡。',
  },
  noNpcap: {
    en: 'Windows opens cards for programs through Npcap, which was not found. It is at https://npcap.com',
    zh: 'Windows 上的程序通过 Npcap 打开网卡，但没有找到它。可从 https://npcap.com 获取。',
  },
  notAdministrator: {
    en: 'Npcap lets only administrators open cards here. Run the same in a terminal that was opened as administrator.',
    zh: 'Npcap 只允许管理员打开网卡。请在以管理员身份打开的终端中运行同一条命令。',
  },
  untried: {
    en: 'On this system the agent has not been tried: please tell us how it went.',
    zh: '代理尚未在本系统上试用过：欢迎告诉我们结果如何。',
  },
  willSendDhcp: {
    en: `Joining the network of {name} as {mac}. When the page is open, our stack will send:
  · DHCP messages by broadcast, until it has a lease, and to renew it
  · ARP: whether anybody has the address already, then questions and answers about neighbours
  · answers to those who call it (echo replies, resets, ICMP errors)
  · what you type on the page
Nothing else leaves, and nothing under an address of this computer.`,
    zh: `以 {mac} 的身份接入 {name} 所在的网络。页面打开后，我们的协议栈会发送：
  · DHCP 广播报文，直到取得租约，以及续租时
  · ARP：先探测地址是否已被占用，然后查询和应答邻居
  · 对来访者的应答（回显应答、RST、ICMP 差错）
  · 您在页面上输入的操作
除此之外什么也不发送，也绝不使用本机的地址。`,
  },
  willSendStatic: {
    en: `Joining the network of {name} as {mac}, {address}. When the page is open, our stack will send:
  · ARP: whether anybody has the address already, then questions and answers about neighbours
  · answers to those who call it (echo replies, resets, ICMP errors)
  · what you type on the page
Nothing else leaves, and nothing under an address of this computer.`,
    zh: `以 {mac}、{address} 的身份接入 {name} 所在的网络。页面打开后，我们的协议栈会发送：
  · ARP：先探测地址是否已被占用，然后查询和应答邻居
  · 对来访者的应答（回显应答、RST、ICMP 差错）
  · 您在页面上输入的操作
除此之外什么也不发送，也绝不使用本机的地址。`,
  },
  ownAddress: {
    en: '{address} is an address of this computer: our stack needs another one.',
    zh: '{address} 是本机的地址：我们的协议栈需要另一个地址。',
  },
  wireless: {
    en: '{name} is Wi-Fi, where access points drop foreign MAC addresses: it uses this computer’s.',
    zh: '{name} 是 Wi-Fi，接入点会丢弃陌生的 MAC 地址，因此使用本机的 MAC 地址。',
  },
  forwards: {
    en: `This computer forwards packets (Docker?), so it may answer in our name. To stop that, as root:
  ip route add blackhole ADDRESS/32    (ADDRESS: the one our stack gets)`,
    zh: `本机会转发分组（装有 Docker？），可能以我们的名义作答。要避免，请以 root 身份运行：
  ip route add blackhole 地址/32    （地址：协议栈取得的地址）`,
  },
  notItself: {
    en: 'This computer itself cannot be reached over its own card; other computers can.',
    zh: '经由本机自己的网卡无法访问本机；其他计算机可以访问。',
  },
  portTaken: {
    en: 'Port {port} is taken. Is an agent running already? Another port: --port {next}',
    zh: '端口 {port} 已被占用。是否已有代理在运行？可换端口：--port {next}',
  },
  noApp: {
    en: 'The built app in {dist} cannot be read. Build it as yourself first: npm run build',
    zh: '无法读取 {dist} 中已构建的应用。请先以自己的身份构建：npm run build',
  },
  tokenNotKept: {
    en: 'There is no place to keep the token: when the agent is started again, the page must be opened again.',
    zh: '没有可以保存令牌的位置：代理重新启动后，需要重新打开网页。',
  },
  ready: {
    en: `
  Open  {address}

  Ctrl-C stops the agent.`,
    zh: `
  打开  {address}

  按 Ctrl-C 停止代理。`,
  },
  stopped: { en: 'Stopped.', zh: '已停止。' },
  gone: { en: 'The card {name} is gone.', zh: '网卡 {name} 已不存在。' },
} as const satisfies Readonly<Record<string, Localized>>;

export type Word = keyof typeof WORDS;

/** The language that the terminal asks for. */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en';
}

export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (language: Language): Say =>
  (word, values = {}) =>
    fill(WORDS[word][language], values);
