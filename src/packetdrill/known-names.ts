/**
 * Names that real hosts have and ours does not: a script that needs one is skipped. A name that is
 * neither ours nor in these lists is a mistake of the script, and a mistake fails.
 */
import { ScriptError, Unsupported } from './errors.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** System calls and library functions that packetdrill's suites make, beside those we play. */
const CALLS = words(`
  select pselect ppoll kqueue kevent sendmmsg recvmmsg socketpair mmap munmap madvise dup2 dup3
  cap_set fork wait exit kill sigaction unlink lseek pread pwrite preadv pwritev fsync ftruncate
  tee vmsplice copy_file_range setrlimit getrlimit nanosleep usleep sleep gettimeofday clock_gettime
  epoll_pwait2 io_setup io_submit io_getevents io_uring_setup io_uring_enter io_uring_register
  aio_read aio_write eventfd signalfd timerfd_create getpeereid bindat connectat
  sctp_bindx sctp_connectx sctp_peeloff sctp_sendmsg sctp_recvmsg sctp_send sctp_sendx sctp_sendv
  sctp_recvv sctp_getpaddrs sctp_freepaddrs sctp_getladdrs sctp_freeladdrs sctp_opt_info`);

/** Fields of TCP_INFO (Linux and FreeBSD), and of what --code_sockopt may ask for instead. */
const FIELDS = words(`
  tcpi_last_ack_sent tcpi_rcv_rtt tcpi_pacing_rate tcpi_max_pacing_rate tcpi_delivery_rate
  tcpi_dsack_dups tcpi_total_rto tcpi_total_rto_recoveries tcpi_total_rto_time tcpi_received_ce
  tcpi_delivered_e1_bytes tcpi_delivered_e0_bytes tcpi_delivered_ce_bytes tcpi_received_e1_bytes
  tcpi_received_e0_bytes tcpi_received_ce_bytes tcpi_accecn_fail_mode tcpi_accecn_opt_seen
  tcpi_rcv_adv tcpi_dupacks tcpi_ecn_mode tcpi_snd_bwnd tcpi_options2 tcpi_flags
  vegas_enabled vegas_rttcnt vegas_rtt vegas_minrtt dctcp_enabled dctcp_ce_state dctcp_alpha
  dctcp_ab_ecn dctcp_ab_tot bbr_bw_lo bbr_bw_hi bbr_min_rtt bbr_pacing_gain bbr_cwnd_gain`);

/** Python's own names. */
const PYTHON = words(`
  sorted reversed list tuple dict set frozenset map filter zip enumerate isinstance type divmod
  open ord chr oct format sys os re struct socket time random json math datetime subprocess
  itertools collections input eval exec globals locals getattr hasattr id hash iter next super
  object bytes bytearray complex callable vars dir lambda yield await`);

/** Names of <sys/socket.h>, <netinet/tcp.h> and their like, on Linux or FreeBSD. */
const CONSTANTS = words(`
  AF_INET6 AF_UNIX AF_LOCAL AF_PACKET AF_NETLINK AF_VSOCK AF_KCM AF_XDP PF_INET6 PF_UNIX PF_PACKET
  SOCK_RAW SOCK_SEQPACKET SOCK_RDM SOCK_PACKET SOCK_CLOEXEC SOCK_NONBLOCK
  IPPROTO_ICMP IPPROTO_ICMPV6 IPPROTO_IPV6 IPPROTO_RAW IPPROTO_SCTP IPPROTO_UDPLITE IPPROTO_DCCP
  IPPROTO_MPTCP IPPROTO_ESP IPPROTO_AH SOL_SOCKET SOL_TCP SOL_IP SOL_IPV6 SOL_UDP SOL_TLS SOL_MPTCP
  SOL_UDPLITE SOL_SCTP
  F_DUPFD F_DUPFD_CLOEXEC F_GETFD F_SETFD F_GETFL F_SETFL F_GETOWN F_SETOWN F_GETSIG F_SETSIG
  F_SETPIPE_SZ F_GETPIPE_SZ FD_CLOEXEC O_CREAT O_TRUNC O_APPEND O_ASYNC O_CLOEXEC O_DIRECT O_EXCL
  FIONREAD FIONWRITE FIONSPACE FIONBIO FIOASYNC SIOCINQ SIOCOUTQ SIOCOUTQNSD SIOCATMARK
  SIOCGSTAMP SIOCGSTAMPNS TIOCINQ TIOCOUTQ
  MSG_FIN MSG_SYN MSG_RST MSG_PROXY MSG_BATCH MSG_WAITFORONE MSG_SENDPAGE_NOTLAST MSG_PROBE
  MSG_NOTIFICATION MSG_NBIO MSG_EOF MSG_ABORT MSG_UNORDERED MSG_SPLICE_PAGES MSG_TRYHARD
  POLLRDBAND POLLWRBAND POLLMSG POLLREMOVE POLLINIGNEOF EPOLLRDBAND EPOLLWRBAND EPOLLMSG
  EPOLLEXCLUSIVE EPOLLWAKEUP EPOLLONESHOT EPOLL_CTL_ADD EPOLL_CTL_MOD EPOLL_CTL_DEL
  SCM_RIGHTS SCM_CREDENTIALS SCM_TIMESTAMP SCM_TIMESTAMPNS SCM_TIMESTAMPING SCM_TIMESTAMPING_OPT_STATS
  SCM_TIMESTAMPING_PKTINFO SCM_TXTIME SCM_DEVMEM_LINEAR SCM_TSTAMP_COMPLETION
  SOF_TIMESTAMPING_SYS_HARDWARE SOF_TIMESTAMPING_RAW_HARDWARE SOF_TIMESTAMPING_OPT_STATS
  SOF_TIMESTAMPING_OPT_PKTINFO SOF_TIMESTAMPING_OPT_TX_SWHW SOF_TIMESTAMPING_BIND_PHC
  SOF_TIMESTAMPING_OPT_ID_TCP SOF_TIMESTAMPING_OPT_RX_FILTER SOF_TIMESTAMPING_TX_COMPLETION
  SO_EE_ORIGIN_ICMP6 SO_EE_ORIGIN_TXTIME SO_EE_ORIGIN_TXSTATUS SO_EE_CODE_TXTIME_INVALID_PARAM
  SO_ACCEPTCONN SO_DOMAIN SO_PROTOCOL SO_TYPE SO_OOBINLINE SO_PASSCRED SO_PEERCRED SO_PEEK_OFF
  SO_RXQ_OVFL SO_INCOMING_NAPI_ID SO_BUSY_POLL_BUDGET SO_RESERVE_MEM SO_RCVMARK SO_MEMINFO
  SO_COOKIE SO_CNX_ADVICE SO_ATTACH_REUSEPORT_CBPF SO_ATTACH_REUSEPORT_EBPF SO_DETACH_FILTER
  SO_LOCK_FILTER SO_SELECT_ERR_QUEUE SO_WIFI_STATUS SO_TIMESTAMPNS SO_TIMESTAMPING_NEW SO_NETNS_COOKIE
  SO_BUF_LOCK SO_PASSPIDFD SO_PEERPIDFD SO_DEVMEM_LINEAR SO_BINTIME SO_LISTENQLIMIT SO_LISTENQLEN
  SO_LISTENINCQLEN SO_LABEL SO_PEERLABEL SO_NO_OFFLOAD SO_NO_DDP SO_TS_CLOCK SO_SPLICE SO_USELOOPBACK
  TCP_INFO TCP_CC_INFO TCP_SAVED_SYN TCP_INQ TCP_CM_INQ TCP_QUEUE_SEQ TCP_REPAIR_QUEUE
  TCP_REPAIR_OPTIONS TCP_REPAIR_WINDOW TCP_TIMESTAMP TCP_COOKIE_TRANSACTIONS TCP_MD5SIG_MAXKEYLEN
  TCP_AO_DEL_KEY TCP_AO_INFO TCP_AO_GET_KEYS TCP_AO_REPAIR TCP_IS_MPTCP TCP_NOTSENT_LOWAT
  TCP_DELACK_MAX_US TCP_THIN_LINEAR_TIMEOUTS TCP_DEFER_ACCEPT TCP_NSTATES TCP_CCALGOOPT TCP_PCAP_IN
  TCP_PCAP_OUT TCP_LOGBUF TCP_LOGBULK TCP_LOGDUMPID TCP_MAXPEAKRATE TCP_REUSPORT_LB_NUMA
  TCP_RXTLS_MODE TCP_TXTLS_MODE TCP_IWND_NB TCP_IWND_NSEG TCP_IDLE_REDUCE TCP_PERF_INFO TCP_LRD
  TCP_PROC_ACCOUNTING TCP_STATICRATE TCP_HYBRID_PACING TCP_FIN_IS_RST TCP_LOG_LIMIT
  TCP_SHARED_CWND_ALLOWED TCP_PACING_RATE_CAP TCP_RACK_EARLY_RECOV TCP_RACK_TLP_REDUCE TCP_RACK_PACE_RATE_SS
  TCP_RACK_REORD_THRESH TCP_RACK_MIN_TO TCP_RACK_PKT_DELAY TCP_RACK_TLP_THRESH TCP_RACK_PROP_RATE
  TCP_BBR_IWINTSO TCP_BBR_ALGORITHM TCP_TIMELY_DYN_ADJ TCP_DATA_AFTER_CLOSE TCP_USE_CMP_ACKS
  TCP_REC_ABC_VAL TCP_ALIAS_FUNCTION_BLK
  IP_OPTIONS IP_HDRINCL IP_RECVOPTS IP_RETOPTS IP_ROUTER_ALERT IP_MTU IP_MINTTL IP_CHECKSUM
  IP_MULTICAST_IF IP_MULTICAST_TTL IP_MULTICAST_LOOP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP
  IP_UNICAST_IF IP_RECVFRAGSIZE IP_RECVERR_RFC4884 IP_RECVORIGDSTADDR IP_LOCAL_PORT_RANGE IP_NODEFRAG
  IP_PASSSEC IP_DONTFRAG IP_RECVDSTADDR IP_BINDANY IP_RSS_LISTEN_BUCKET IP_PMTUDISC_INTERFACE
  IP_PMTUDISC_OMIT IPV6_V6ONLY IPV6_TCLASS IPV6_HOPLIMIT IPV6_UNICAST_HOPS IPV6_MTU IPV6_RECVERR
  IPV6_MTU_DISCOVER IPV6_FLOWINFO_SEND IPV6_FLOWLABEL_MGR IPV6_AUTOFLOWLABEL IPV6_RECVTCLASS
  IPV6_RECVHOPLIMIT IPV6_PKTINFO IPV6_RECVPKTINFO IPV6_USE_MIN_MTU
  IPTOS_RELIABILITY IPTOS_MINCOST IPTOS_ECN_ECT1 IPTOS_ECN_CE IPTOS_ECN_MASK
  UDP_SEGMENT UDP_GRO UDP_CORK UDP_ENCAP TLS_TX TLS_RX INADDR_BROADCAST INADDR_NONE
  PROT_READ PROT_WRITE MAP_SHARED MAP_PRIVATE SPLICE_F_MOVE SPLICE_F_NONBLOCK SPLICE_F_MORE
  TCPI_OPT_TFO_CHILD TCPI_OPT_TOE TCPI_OPT_TFO TCPI_OPT_ACE`);

/** An exception for a name that nobody here knows: `what` is what the host would need. */
function judged(known: boolean, line: number, name: string, what: string): Error {
  if (known) return new Unsupported(line, what);
  return new ScriptError(line, `nothing is known of ${name}`, { word: name });
}

export function unknownCall(line: number, name: string): Error {
  return judged(CALLS.has(name), line, name, `the call ${name}()`);
}

export function unknownConstant(
  line: number,
  name: string,
  what = `nothing is known of ${name}`,
): Error {
  return judged(CONSTANTS.has(name), line, name, what);
}

/** A name in a script's code. */
export function unknownVariable(line: number, name: string): Error {
  const known = FIELDS.has(name) || PYTHON.has(name) || CONSTANTS.has(name);
  return judged(known, line, name, `needs ${name}`);
}
