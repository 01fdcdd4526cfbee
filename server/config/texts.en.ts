/** What is wrong with a setting, in English; the phrases of `faults` and `warnings` continue its name. */
export const CONFIG_TEXTS_EN = {
  intro: 'The configuration cannot be used:',
  faults: {
    smsSecret: 'must have at least 16 characters',
    smtpUrl: 'must be an smtp:// or smtps:// address, such as smtps://user:password@mail.example.vn',
    mailFrom: (text: string) => `must be an e-mail address, not "${text}"`,
    mailFromMissing: 'must be set when SMTP_URL is',
    zeroByte: 'must not contain a zero byte',
    publicUrlUnset: 'must be set (scheme and host, such as https://tem.example.vn)',
    wrappingKeyUnset: 'or WRAPPING_KEY_FILE must be set (32 bytes, base64 or hexadecimal)',
    bothSet: (name: string) => `and ${name}_FILE are both set: keep exactly one`,
    readFrom: (fault: string, file: string, name: string) =>
      `${fault} (read from ${file}, which ${name}_FILE names)`,
    fileTooLarge: (file: string, name: string) =>
      `comes from ${file}, which ${name}_FILE names and which is too large to be a secret`,
    fileUnreadable: (file: string, name: string, reason: string) =>
      `comes from ${file}, which ${name}_FILE names and which cannot be read (${reason})`,
    notASetting: (meant: string) => `is not a setting; ${meant} may be meant`,
    listenAddress: (text: string) => `must be an address to listen on, not "${text}"`,
    portInUse: (port: number, host: string) => `${port} is in use on ${host} by another program`,
    portForbidden: (port: number) => `${port} may not be used by this user`,
    hostElsewhere: (host: string) => `${host} is no address of this machine`,
    proxyCount: (limit: number, text: string) =>
      `must count 1 to ${limit} proxies, or be "off", not "${text}"`,
    proxyRange: (text: string) =>
      `must be "off", a number of proxies, or addresses like 10.0.0.0/8; "${text}" is none`,
    proxyEverybody: (text: string) =>
      `must not trust every address (${text}): anybody could then pose as anybody`,
    origin: {
      noAddress: (text: string) => `must be a web address such as https://tem.example.vn, not "${text}"`,
      credentials: 'must not hold a user name or a password',
      path: (text: string) =>
        `must have no path: stamp links start right after the host, so "${text}" cannot be used`,
      ipv6: 'must name a host or an IPv4 address: "[" and "]" cannot be written densely into a symbol',
      characters: (host: string) => `has a host that cannot be written densely into a symbol: "${host}"`,
      tooLong: (length: number, limit: number) =>
        `has a host of ${length} characters; a symbol with more than ${limit} grows beyond 49×49 modules and no common label holds it`,
      plainHttp: 'must start with https:// (http:// is for this machine and private networks only)',
      entry: (entry: string, fault: string) => `has an entry "${entry}" that ${fault}`,
      tooMany: (limit: number) => `must list at most ${limit} hosts`,
    },
  },
  warnings: {
    fileOpen: (name: string, file: string) =>
      `${name}_FILE names ${file}, which other users of this machine may access: chmod 600 it`,
    symbolSize: (length: number, modules: string, level: string) =>
      `has a host of ${length} characters: symbols need ${modules} modules at level ${level}`,
  },
};

/** Keys of the phrases; a missing one does not compile. */
export type ConfigTexts = typeof CONFIG_TEXTS_EN;
