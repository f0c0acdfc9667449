/** The words of record types and of the fields of their RDATA. A missing one does not compile. */
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { FieldText } from '../../../wire/text/types.ts';
import type { RECORD_TYPES, RecordType } from '../record.ts';

type DataTexts = {
  readonly [T in RecordType]: {
    readonly [F in keyof (typeof RECORD_TYPES)[T]['fields']]: FieldText;
  };
};

/** What a type is for. */
export const typeTexts: Readonly<Record<RecordType | 'ANY' | 'OPT', Localized>> = {
  A: { en: 'an IPv4 address', zh: 'IPv4 地址' },
  NS: { en: 'a name server of the zone', zh: '区的域名服务器' },
  CNAME: { en: 'the name that this is an alias of', zh: '别名所指的规范名' },
  SOA: { en: 'the start of a zone of authority', zh: '区的起始授权' },
  PTR: { en: 'a pointer to a name', zh: '指向域名的指针' },
  MX: { en: 'a mail exchange', zh: '邮件交换' },
  TXT: { en: 'text', zh: '文本' },
  AAAA: { en: 'an IPv6 address', zh: 'IPv6 地址' },
  SRV: { en: 'where a service is', zh: '服务所在的主机和端口' },
  ANY: { en: 'whatever there is', zh: '任意类型' },
  OPT: { en: 'options of EDNS', zh: 'EDNS 选项' },
};

const soaSection = rfc(1035, '3.3.13');
/** RFC 2782 numbers no sections. */
const srvSection = rfc(2782);

export const dataTexts: DataTexts = {
  A: {
    address: {
      label: { en: 'Address', zh: '地址' },
      meaning: { en: 'An IPv4 address of the name.', zh: '该域名的一个 IPv4 地址。' },
      ref: rfc(1035, '3.4.1'),
    },
  },
  NS: {
    nsdname: {
      label: { en: 'Name server', zh: '域名服务器' },
      meaning: {
        en: 'A host that has authority over the zone that starts at the name.',
        zh: '对以该域名为起点的区有权威的主机。',
      },
      ref: rfc(1035, '3.3.11'),
    },
  },
  CNAME: {
    cname: {
      label: { en: 'Canonical name', zh: '规范名' },
      meaning: {
        en: 'The name is an alias; the search goes on with this one.',
        zh: '该域名是别名，改用这个域名继续查找。',
      },
      ref: rfc(1035, '3.3.1'),
    },
  },
  SOA: {
    mname: {
      label: { en: 'Primary server (MNAME)', zh: '主服务器（MNAME）' },
      meaning: {
        en: 'The name server that has the zone first-hand.',
        zh: '持有该区原始数据的域名服务器。',
      },
      ref: soaSection,
    },
    rname: {
      label: { en: 'Mailbox (RNAME)', zh: '联系邮箱（RNAME）' },
      meaning: {
        en: 'The mailbox of whoever is responsible for the zone: the first dot that no backslash precedes stands for an @.',
        zh: '区负责人的邮箱：第一个前面没有反斜杠的点代表 @。',
      },
      ref: rfc(1035, '8'),
    },
    serial: {
      label: { en: 'Serial', zh: '版本号' },
      meaning: {
        en: 'The version of the zone. It grows with every change.',
        zh: '区的版本，每次更改都会增大。',
      },
      ref: rfc(1982, '7'),
    },
    refresh: {
      label: { en: 'Refresh', zh: '刷新间隔' },
      meaning: {
        en: 'Seconds after which a secondary server looks for a new version.',
        zh: '辅助域名服务器每隔多少秒查看有无新版本。',
      },
      ref: soaSection,
    },
    retry: {
      label: { en: 'Retry', zh: '重试间隔' },
      meaning: {
        en: 'Seconds until it looks again when it could not.',
        zh: '查看失败后多少秒再试。',
      },
      ref: soaSection,
    },
    expire: {
      label: { en: 'Expire', zh: '过期时间' },
      meaning: {
        en: 'Seconds after which it may no longer answer from what it has.',
        zh: '超过多少秒后，不得再凭旧数据回答。',
      },
      ref: soaSection,
    },
    minimum: {
      label: { en: 'Minimum', zh: '否定回答时限' },
      meaning: {
        en: 'At most so many seconds it may be remembered that there is no such name or type; the TTL of this record is a limit as well.',
        zh: '“没有这个域名或类型”这一结果最多可以记住多少秒；同时也不超过本记录的 TTL。',
      },
      ref: rfc(2308, '5'),
    },
  },
  PTR: {
    ptrdname: {
      label: { en: 'Name', zh: '域名' },
      meaning: {
        en: 'Where this name points: from an address back to a host, for example.',
        zh: '该域名所指之处，例如由地址反查主机名。',
      },
      ref: rfc(1035, '3.3.12'),
    },
  },
  MX: {
    preference: {
      label: { en: 'Preference', zh: '优先值' },
      meaning: {
        en: 'Among several mail exchanges, the lowest is tried first.',
        zh: '有多个邮件交换时，先试值最小的。',
      },
      ref: rfc(1035, '3.3.9'),
    },
    exchange: {
      label: { en: 'Exchange', zh: '邮件交换' },
      meaning: {
        en: 'A host that takes mail for the name.',
        zh: '为该域名接收邮件的主机。',
      },
      ref: rfc(1035, '3.3.9'),
    },
  },
  TXT: {
    txtData: {
      label: { en: 'Text', zh: '文本' },
      meaning: {
        en: 'One or more strings of up to 255 bytes, each behind a byte with its length.',
        zh: '一个或多个至多 255 字节的字符串，每个前面有一字节的长度。',
      },
      ref: rfc(1035, '3.3.14'),
    },
  },
  AAAA: {
    address: {
      label: { en: 'Address', zh: '地址' },
      meaning: { en: 'An IPv6 address of the name.', zh: '该域名的一个 IPv6 地址。' },
      ref: rfc(3596, '2.2'),
    },
  },
  SRV: {
    priority: {
      label: { en: 'Priority', zh: '优先级' },
      meaning: {
        en: 'Among several hosts, the lowest is tried first.',
        zh: '有多台主机时，先试值最小的。',
      },
      ref: srvSection,
    },
    weight: {
      label: { en: 'Weight', zh: '权重' },
      meaning: {
        en: 'Among hosts of the same priority, the larger its weight, the more often a host is chosen.',
        zh: '优先级相同的主机中，权重越大，被选中的机会越多。',
      },
      ref: srvSection,
    },
    port: {
      label: { en: 'Port', zh: '端口' },
      meaning: { en: 'The port of the service there.', zh: '服务在该主机上的端口。' },
      ref: srvSection,
    },
    target: {
      label: { en: 'Target', zh: '目标主机' },
      meaning: {
        en: 'The host that offers the service; the root means that there is no such service.',
        zh: '提供服务的主机；若为根，表示没有这项服务。',
      },
      ref: srvSection,
    },
  },
};
