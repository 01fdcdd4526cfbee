import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import { searchText } from '../domain/spelling.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { languageOf } from '../http/language.ts';
import { sendTable, TABLE_FORMATS } from '../http/table-file.ts';
import { tellTable } from '../storage/audit-tables.ts';
import { countCertificates, listCertificates, type RegisterRow } from '../storage/certificate-register.ts';
import { countDecisions, type DecisionRow, listDecisions } from '../storage/decisions.ts';
import { inPages } from '../storage/in-pages.ts';
import { todayOf } from './decisions.ts';
import type { CertificatesDeps } from './deps.ts';
import { filterFrom } from './register-routes.ts';
import { DecisionQuery, RegisterQuery } from './schemas.ts';
import { certificateTable, decisionTable } from './tables.ts';

const tags = ['certificates'];
const format = Type.Enum(TABLE_FORMATS);

/** `GET /api/v1/certificates/table` and `/api/v1/decisions/table`: exactly what the list of the same query shows, as a file. */
export async function tableRoutes(app: App, deps: CertificatesDeps): Promise<void> {
  const { db, clock } = deps;

  app.get(
    '/api/v1/certificates/table',
    {
      config: { access: ROLES },
      schema: {
        summary: 'The register as XLSX (at most 50,000 rows) or CSV (at most 1,000,000)',
        tags,
        querystring: Type.Object({ ...RegisterQuery.properties, format }),
      },
    },
    async (request, reply) => {
      const filter = filterFrom(deps, request.query);
      const rows = inPages<RegisterRow>((page) => listCertificates(db, filter, page));
      const count = await countCertificates(db, filter);
      const table = certificateTable(languageOf(request), todayOf(deps));
      const tell = tellTable(db, principalOf(request), clock(), 'certificates');
      return await sendTable(
        reply,
        { name: 'certificates', count, rows, tell, ...table },
        request.query.format,
      );
    },
  );

  app.get(
    '/api/v1/decisions/table',
    {
      config: { access: ROLES },
      schema: {
        summary: 'Decisions as XLSX (at most 50,000 rows) or CSV (at most 1,000,000)',
        tags,
        querystring: Type.Object({ ...DecisionQuery.properties, format }),
      },
    },
    async (request, reply) => {
      const { q = '', format: wanted, ...narrowed } = request.query;
      const filter = { ...narrowed, contains: searchText(q) || undefined };
      const rows = inPages<DecisionRow>((page) => listDecisions(db, filter, page));
      const count = await countDecisions(db, filter);
      const table = decisionTable(languageOf(request));
      const tell = tellTable(db, principalOf(request), clock(), 'decisions');
      return await sendTable(reply, { name: 'decisions', count, rows, tell, ...table }, wanted);
    },
  );
}
