import type { FastifyRequest } from 'fastify';
import type { NewId } from '../domain/clock.ts';
import type { Principal } from '../domain/principal.ts';

/** Header that carries a ticket from one part of the process to another; from outside it means nothing. */
export const TICKET_HEADER = 'x-temque-ticket';

/**
 * Lets pages call the API inside the process in the name of who is looking at them. A ticket is an unguessable text
 * that stands for a principal once, for a request that is injected in the same turn.
 */
export interface InnerTickets {
  /** @returns the value of {@link TICKET_HEADER} for one injected request. */
  issue(principal: Principal): string;
  /** Whom the ticket of a request stands for; undefined without one, with a made-up one, or the second time. */
  take(request: Pick<FastifyRequest, 'headers'>): Principal | undefined;
}

/** Tickets of one server. */
export function createInnerTickets(newId: NewId): InnerTickets {
  const open = new Map<string, Principal>();
  return {
    issue(principal) {
      const ticket = newId();
      open.set(ticket, principal);
      return ticket;
    },
    take({ headers }) {
      const ticket = headers[TICKET_HEADER];
      if (typeof ticket !== 'string') return undefined;
      const principal = open.get(ticket);
      open.delete(ticket);
      return principal;
    },
  };
}
