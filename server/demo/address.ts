import { createServer } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { CliError } from '../cli/cli-error.ts';
import { EXIT } from '../cli/exit-codes.ts';

/**
 * This machine's address in its local network, the first of private ranges.
 *
 * @throws CliError no-network
 */
export function lanAddress(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): string {
  const addresses = Object.values(interfaces)
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal)
    .map((entry) => entry.address);
  const address = addresses.find((candidate) => PRIVATE.test(candidate));
  if (address === undefined) {
    throw new CliError('no-network', EXIT.failed, (t) => t.service.demo.noNetwork);
  }
  return address;
}

const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

/**
 * Finds out whether a port is free before the work begins, and which one 0 stands for.
 *
 * @throws CliError port-in-use, port-unavailable
 */
export async function freePort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  } catch (cause) {
    throw portFault(host, port, cause);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

function portFault(host: string, port: number, cause: unknown): CliError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new CliError(
      'port-in-use',
      EXIT.unavailable,
      (t) => t.service.demo.portInUse(port, host, port + 1),
      {
        cause,
      },
    );
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CliError(
    'port-unavailable',
    EXIT.failed,
    (t) => t.service.demo.portUnavailable(`${host}:${port}`, reason),
    { cause },
  );
}
