import type { Kysely } from 'kysely';
import type { Principal } from '../../domain/principal.ts';
import type { Database } from '../../storage/schema.ts';
import type { RegistryDeps } from '../deps.ts';

/** A decision as it is entered. */
export interface DecisionEntered {
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly signedOn: string;
  readonly authority: string;
}

/** A decision whose form, day and authority are right. */
export interface AnnexDecision extends DecisionEntered {
  /** The same for every spelling of the authority. */
  readonly authorityKey: string;
}

/** A certificate as an import left it. */
export interface RecordedCertificate {
  readonly id: string;
  readonly version: number;
}

/** What annexes work with; `app.ts` fills it. */
export interface AnnexDeps extends RegistryDeps {
  /** Reads a decision about products of a province; throws the problem of whatever rule refuses it. */
  readonly readDecision: (
    by: Principal,
    decision: DecisionEntered,
    provinceCode: string | null,
  ) => AnnexDecision;
  /**
   * Takes certificates back inside the given transaction, as entered by mistake. Throws `annex-in-use` when stamps were
   * issued under one, `annex-changed` when one is not at the version that it was left at.
   */
  readonly takeBackCertificates: (
    db: Kysely<Database>,
    by: Principal,
    certificates: readonly RecordedCertificate[],
    reason: string,
  ) => Promise<void>;
}
