import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JobFile } from './job-file.ts';
import type { Renderings } from './rendering.ts';

/** Answers as a file that is saved, and that nobody on the way keeps. */
export function sendFile(reply: FastifyReply, name: string, mediaType: string): FastifyReply {
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store');
}

/** Takes a place among the files being written, opens a job's file and answers with it while it is written. @throws what `open` throws, overloaded */
export async function streamFile(
  renderings: Renderings,
  request: FastifyRequest,
  reply: FastifyReply,
  open: () => Promise<JobFile>,
): Promise<FastifyReply> {
  const { ordered, file } = await renderings.start(open, (error, job) =>
    request.log.info({ err: error, job }, 'a file was not finished'),
  );
  return sendFile(reply, ordered.name, ordered.mediaType).header('x-print-job', ordered.job.id).send(file);
}
