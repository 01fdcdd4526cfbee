import type { Socket } from 'node:net';
import { problemDocument } from './problem-reply.ts';
import { PROBLEMS, type ProblemCode } from './problems.ts';

const CODES: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
};

/** Answers bytes that Node could not read as an HTTP request, and closes the connection. */
export function answerClientError(
  error: Error & { code?: string },
  socket: Socket,
  newId: () => string,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = CODES[error.code ?? ''] ?? 'request-malformed';
  // What was not read cannot say which language it prefers.
  const body = Buffer.from(JSON.stringify(problemDocument(code, {}, 'vi', newId())));
  const { status } = PROBLEMS[code];
  socket.end(
    `HTTP/1.1 ${status} ${code}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${body.length}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${body}`,
  );
}
