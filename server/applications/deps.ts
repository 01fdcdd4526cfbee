import type { Kysely } from 'kysely';
import type { Changes } from '../domain/changes.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { ProducerKind } from '../domain/ocop-terms.ts';
import type { Principal } from '../domain/principal.ts';
import type { Database } from '../storage/schema.ts';

/** What approval registers. */
export interface NewcomerFields {
  readonly name: string;
  readonly kind: ProducerKind;
  readonly identifier: string | null;
  readonly phone: string | null;
  readonly address: string;
  readonly provinceCode: string;
  readonly commune: string | null;
}

/** A registered producer that an applicant may be. */
export interface LikeProducer {
  readonly id: string;
  readonly name: string;
  readonly communeName: string | null;
  readonly products: number;
  /** Why it may be the same. */
  readonly by: 'tax-code' | 'name' | 'similar-name';
}

/** The way in for somebody who was approved. */
export interface InvitationMade {
  readonly accountId: string;
  readonly link: {
    readonly kind: 'setup' | 'invitation' | 'reset';
    readonly url: string;
    readonly expiresMs: number;
    readonly sent: boolean;
  };
}

/** What applications work with; `app.ts` fills it. */
export interface ApplicationDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly changes: Changes;
  /** Scheme and host that links begin with. */
  readonly publicUrl: string;
  /** The name under which the registry keeps a producer, and the commune that a text names. */
  readonly readPlace: (
    db: Kysely<Database>,
    given: { readonly name: string; readonly provinceCode: string; readonly commune: string },
  ) => Promise<{ readonly matchKey: string; readonly communeCode: string | null }>;
  /** Registered producers that may be the one of this name or tax code, the likeliest first. */
  readonly likeProducers: (
    db: Kysely<Database>,
    of: {
      readonly name: string;
      readonly matchKey: string;
      readonly taxCode: string | null;
      readonly provinceCode: string;
    },
  ) => Promise<readonly LikeProducer[]>;
  /** Registers a producer inside the given transaction; throws the problem of whatever refuses it. */
  readonly registerProducer: (
    db: Kysely<Database>,
    by: Principal,
    fields: NewcomerFields,
  ) => Promise<{ readonly id: string }>;
  /** Makes an account for a producer's person with an invitation, inside the given transaction. */
  readonly invite: (
    db: Kysely<Database>,
    by: Principal,
    person: {
      readonly producerId: string;
      readonly name: string;
      readonly email: string;
      readonly phone: string | null;
      readonly locale: 'vi' | 'en';
    },
  ) => Promise<InvitationMade>;
}
