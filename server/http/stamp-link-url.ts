/** Longest path that is handed to the router; a real stamp link's path has 41 characters. */
const MAX_PATH_LENGTH = 1_000;

/** A damaged stamp link. */
const UNREADABLE_LINK = '/01/unreadable';

/**
 * The address that a request is routed by. The router refuses a path with a broken escape, of 10 kB or without a serial by itself; on a
 * stamp link that must become the page of a damaged link, so such a path is replaced by one that is damaged readably.
 */
export function routedUrl(url: string): string {
  if (!/^\/(?:01|s)\//i.test(url)) return url;
  const [path = ''] = url.split('?', 1);
  const isEmpty = /^\/\w+\/+$/.test(path);
  return isEmpty || path.length > MAX_PATH_LENGTH || !canDecode(path) ? UNREADABLE_LINK : url;
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
