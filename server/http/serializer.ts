import fastJsonStringify from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import { compiledOnce } from './compiled-schema.ts';

const stringifier = compiledOnce((schema) => fastJsonStringify(schema));

/** Writes answers as their schema declares, compiling it at the first answer. */
export const serializerCompiler: FastifySerializerCompiler<object> = ({ schema }) => {
  const compiled = stringifier(schema);
  return (answer) => compiled()(answer);
};
