import { isBot } from 'isbot';

/**
 * Whether a page was seen by a program that says so: crawlers, previews of chat apps, tools. Browsers inside apps are people. A
 * robot that poses as a browser is not told by this; docs/copy-detection.md says what that costs.
 */
export function isRobot(userAgent: string | undefined): boolean {
  return userAgent === undefined || userAgent === '' || isBot(userAgent);
}
