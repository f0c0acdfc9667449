/** What can be wrong with a DNS message. The words are in page/faults.ts. */
export type DnsFaultCode =
  /** Fewer than the twelve bytes of the header. */
  | 'header-truncated'
  /** The header counts more questions or records than the message holds. */
  | 'count-too-large'
  /** The message ends inside a question or a record. */
  | 'entry-truncated'
  /** RDLENGTH reaches beyond the message. */
  | 'rdata-truncated'
  /** A field of RDATA reaches beyond RDLENGTH. */
  | 'rdata-short'
  /** RDATA goes on after its last field. */
  | 'rdata-long'
  | 'name-truncated'
  /** A name of more than 255 octets, pointers followed (RFC 1035 §3.1). */
  | 'name-too-long'
  /** A label that starts with the bits 01 or 10 (RFC 1035 §4.1.4, RFC 6891 §5). */
  | 'label-reserved'
  | 'pointer-outside'
  | 'pointer-into-header'
  /** To a later name, where the RFC says "a prior occurrence". */
  | 'pointer-forward'
  /** To itself, or into the name that it is part of. */
  | 'pointer-loop'
  /** More pointers than a name has room for labels. */
  | 'pointer-chain'
  /** Bytes after the last record that the header counts. */
  | 'trailing-bytes';

/** A fault, with the offset from the start of the message where it was found. */
export interface DnsFault {
  readonly code: DnsFaultCode;
  readonly at: number;
}
