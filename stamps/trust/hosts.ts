/** The hosts whose stamp links are ours: the current one and every former one. */
export interface HostList {
  /** True for a host, with its port where it is not the scheme's own, in any case. */
  has(host: string): boolean;
}

/** The host list of origins such as `https://tem.example.vn` (bare hosts are taken too). */
export function hostList(origins: Iterable<string>): HostList {
  const hosts = new Set<string>();
  for (const origin of origins) hosts.add(hostOfOrigin(origin));
  return { has: (host) => hosts.has(normalHost(host)) };
}

/** The host of an origin, lower case, without a default port. */
export function hostOfOrigin(origin: string): string {
  const scheme = /^(https?):\/\//i.exec(origin);
  const rest = scheme === null ? origin : origin.slice(scheme[0].length);
  return normalHost(rest.replace(/\/.*$/, ''), scheme?.[1]);
}

/** A host as it is compared: lower case, no default port, no dot at the end. */
export function normalHost(host: string, scheme = 'https'): string {
  const lower = host.toLowerCase();
  const port = scheme.toLowerCase() === 'http' ? ':80' : ':443';
  const bare = lower.endsWith(port) ? lower.slice(0, -port.length) : lower;
  return bare.endsWith('.') ? bare.slice(0, -1) : bare;
}
