import type { Locale } from '../../model.ts';
import { APPLICATIONS_EN } from './applications.en.ts';
import { APPLICATIONS_VI } from './applications.vi.ts';

/** Sentences about producers that apply, for them and for the officers who decide. */
export interface ApplicationTexts {
  readonly apply: {
    readonly title: string;
    readonly lead: string;
    readonly about: string;
    readonly person: string;
    readonly privacy: string;
    readonly name: string;
    readonly nameHint: string;
    readonly kind: string;
    readonly province: string;
    readonly choose: string;
    readonly commune: string;
    readonly communeHint: string;
    readonly address: string;
    readonly taxCode: string;
    readonly taxCodeHint: string;
    readonly products: string;
    readonly productsHint: string;
    readonly contactName: string;
    readonly email: string;
    readonly emailHint: string;
    readonly phone: string;
    readonly send: string;
    readonly sendAgain: string;
    readonly signIn: string;
    readonly invite: string;
    readonly faults: string;
  };
  readonly own: {
    readonly title: string;
    readonly keepLink: string;
    readonly link: string;
    readonly says: Readonly<Record<string, string>>;
    readonly reason: string;
    readonly change: string;
    readonly withdraw: string;
    readonly withdrawNote: string;
    readonly done: Readonly<Record<string, string>>;
  };
  readonly list: {
    readonly title: string;
    readonly lead: string;
    readonly caption: string;
    readonly empty: string;
    readonly waiting: string;
    readonly state: string;
    readonly province: string;
    readonly all: string;
    readonly name: string;
    readonly place: string;
    readonly products: string;
    readonly age: string;
    readonly days: (days: number) => string;
    readonly erased: string;
  };
  readonly detail: {
    readonly about: string;
    readonly contact: string;
    readonly erased: string;
    readonly like: string;
    readonly likeLead: string;
    readonly by: Readonly<Record<string, string>>;
    readonly products: (count: number) => string;
    /** A producer of the same tax code is registered where the reader does not look after. */
    readonly taxCodeElsewhere: Readonly<Record<'province' | 'country', string>>;
    readonly twins: (count: number) => string;
    readonly approve: string;
    readonly approveTitle: string;
    readonly approveNote: string;
    readonly whom: string;
    readonly whomNew: string;
    readonly returnTitle: string;
    readonly returnButton: string;
    readonly refuse: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly producer: string;
    readonly approvedTitle: string;
    readonly sent: (email: string) => string;
    readonly handOver: string;
    readonly nextTitle: string;
    readonly next: string;
    readonly toProducer: string;
    readonly toQueue: string;
    readonly done: Readonly<Record<string, string>>;
  };
  readonly states: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
}

/** The sentences by language. */
export const APPLICATION_TEXTS: Readonly<Record<Locale, ApplicationTexts>> = {
  vi: APPLICATIONS_VI,
  en: APPLICATIONS_EN,
};
